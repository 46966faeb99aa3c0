package io.quarkiverse.sluice.deployment;

import java.util.List;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationTransformation;
import org.jboss.jandex.AnnotationTransformation.TransformationContext;
import org.jboss.jandex.AnnotationValue;

import io.quarkiverse.sluice.deployment.wiring.Names;
import io.quarkus.arc.deployment.AnnotationsTransformerBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;

/** Gives each {@code @ChannelName} without a name that of its field or parameter. */
@BuildSteps(onlyIf = SluiceEnabled.class)
class ChannelNamesProcessor {

    @BuildStep
    void defaultNames(BuildProducer<AnnotationsTransformerBuildItem> transformers) {
        transformers.produce(new AnnotationsTransformerBuildItem(
                AnnotationTransformation.forFields().transform(ChannelNamesProcessor::name)));
        transformers.produce(new AnnotationsTransformerBuildItem(
                AnnotationTransformation.forMethods().transform(ChannelNamesProcessor::name)));
    }

    private static void name(TransformationContext context) {
        List<AnnotationInstance> nameless = context.annotations().stream()
                .filter(annotation -> annotation.name().equals(Names.CHANNEL_NAME) && isNameless(annotation)).toList();
        for (AnnotationInstance annotation : nameless) {
            AnnotationTarget target = annotation.target();
            String name = switch (target.kind()) {
                case FIELD -> target.asField().name();
                case METHOD_PARAMETER -> target.asMethodParameter().name();
                default -> null;
            };
            if (name != null) {
                context.remove(annotation::equals);
                context.add(AnnotationInstance.create(Names.CHANNEL_NAME, target,
                        List.of(AnnotationValue.createStringValue("value", name))));
            }
        }
    }

    private static boolean isNameless(AnnotationInstance annotation) {
        return annotation.value() == null || annotation.value().asString().isEmpty();
    }
}

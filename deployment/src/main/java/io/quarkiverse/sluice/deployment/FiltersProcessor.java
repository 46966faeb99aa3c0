package io.quarkiverse.sluice.deployment;

import java.util.List;

import org.jboss.jandex.AnnotationValue;

import io.quarkiverse.sluice.deployment.wiring.Names;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.processor.DotNames;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;

/** Makes the filters of subscribers beans. */
@BuildSteps(onlyIf = SluiceEnabled.class)
class FiltersProcessor {

    @BuildStep
    void filters(CombinedIndexBuildItem index, BuildProducer<AdditionalBeanBuildItem> beans,
            BuildProducer<ReflectiveClassBuildItem> loadedByName) {
        List<String> filters = index.getIndex().getAnnotations(Names.SUBSCRIBE).stream()
                .map(subscribe -> subscribe.value("filter")).filter(value -> value != null)
                .map(AnnotationValue::asClass).map(type -> type.name().toString()).distinct().toList();
        if (!filters.isEmpty()) {
            beans.produce(AdditionalBeanBuildItem.builder().addBeanClasses(filters).setDefaultScope(DotNames.SINGLETON)
                    .setUnremovable().build());
            loadedByName.produce(ReflectiveClassBuildItem.builder(filters.toArray(String[]::new)).build());
        }
    }
}

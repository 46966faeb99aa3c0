package io.quarkiverse.sluice.deployment;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import io.quarkiverse.sluice.deployment.wiring.KeyMember;
import io.quarkus.arc.deployment.CompletedApplicationClassPredicateBuildItem;
import io.quarkus.deployment.GeneratedClassGizmoAdaptor;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.GeneratedClassBuildItem;
import io.quarkus.gizmo.ClassCreator;
import io.quarkus.gizmo.FieldDescriptor;
import io.quarkus.gizmo.MethodCreator;
import io.quarkus.gizmo.MethodDescriptor;
import io.quarkus.gizmo.ResultHandle;

/** Generates what reads the keys of messages, so that nothing is reflected upon at run time. */
@BuildSteps(onlyIf = SluiceEnabled.class)
class KeyReadersProcessor {

    private static final String SUFFIX = "_SluiceKey";

    @BuildStep
    KeyReadersBuildItem readers(WiringBuildItem wiring, CompletedApplicationClassPredicateBuildItem applicationClasses,
            BuildProducer<GeneratedClassBuildItem> generated) {
        var names = new TreeMap<String, String>();
        var done = new TreeMap<String, String>();
        for (Map.Entry<String, KeyMember> key : wiring.keys().entrySet()) {
            // one reader for a generic payload, whatever its arguments are
            String payload = key.getValue().payload().name().toString();
            names.put(key.getKey(), done.computeIfAbsent(payload, type -> generate(key.getValue(),
                    new GeneratedClassGizmoAdaptor(generated, applicationClasses.test(key.getValue().payload().name())))));
        }
        return new KeyReadersBuildItem(names);
    }

    /** Beside the payload, whose members need not be public. */
    private static String generate(KeyMember key, GeneratedClassGizmoAdaptor output) {
        String payload = key.payload().name().toString();
        String name = payload + SUFFIX;
        try (ClassCreator reader = ClassCreator.builder().classOutput(output).className(name).interfaces(Function.class)
                .build(); MethodCreator apply = reader.getMethodCreator("apply", Object.class, Object.class)) {
            ResultHandle message = apply.checkCast(apply.getMethodParam(0), payload);
            apply.returnValue(read(apply, key, message));
        }
        return name;
    }

    private static ResultHandle read(MethodCreator code, KeyMember key, ResultHandle message) {
        if (key.method() == null) {
            return code.readInstanceField(FieldDescriptor.of(key.field()), message);
        }
        MethodDescriptor method = MethodDescriptor.of(key.method());
        return key.method().declaringClass().isInterface() ? code.invokeInterfaceMethod(method, message)
                : code.invokeVirtualMethod(method, message);
    }
}

package io.quarkiverse.sluice.deployment.safety;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Type;
import org.jboss.jandex.WildcardType;

import io.quarkiverse.sluice.deployment.check.Bindings;
import io.quarkiverse.sluice.deployment.check.PayloadTypes;
import io.quarkiverse.sluice.deployment.wiring.Names;

/**
 * Looks through one type for what can visibly be changed: in its fields, in theirs, and in what they are collections of.
 * <p>
 * Types of the application are followed through all of their fields; of those of libraries only what they let everybody
 * change is looked at, because what they do inside is their own affair; what cannot be found is taken for safe.
 */
final class Inspector {

    private static final String IMMUTABLE = "Immutable";

    /** Ends may be in a message, to be answered on, and a {@code Uni} tells each subscriber anew. */
    private static final Set<String> SAFE_PACKAGES = Set.of("io.quarkiverse.sluice", "io.smallrye.mutiny");

    private final IndexView application;
    private final IndexView all;
    private final List<String> culprits = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private Inspector(IndexView application, IndexView all) {
        this.application = application;
        this.all = all;
    }

    /**
     * What can be changed, each with the path to it; empty if nothing visibly can.
     *
     * @param application the classes of the application
     * @param all any class that can be found
     */
    static List<String> inspect(Type type, IndexView application, IndexView all) {
        var inspector = new Inspector(application, all);
        inspector.visit(type, "");
        return inspector.culprits;
    }

    private void visit(Type type, String path) {
        switch (type.kind()) {
            case ARRAY -> culprits.add(found(path, PayloadTypes.display(type)));
            case CLASS, PARAMETERIZED_TYPE -> {
                if (seen.add(PayloadTypes.display(type))) {
                    declared(type, path);
                }
            }
            case WILDCARD_TYPE -> bound(type.asWildcardType(), path);
            default -> {
                // a primitive, or a type variable that stands for anything
            }
        }
    }

    private void bound(WildcardType wildcard, String path) {
        visit(wildcard.superBound() != null ? wildcard.superBound() : wildcard.extendsBound(), path);
    }

    private void declared(Type type, String path) {
        if (JdkTypes.isMutable(type.name())) {
            culprits.add(found(path, type.name().toString()));
            return;
        }
        boolean safe = JdkTypes.isJdk(type.name()) || SAFE_PACKAGES.contains(type.name().packagePrefix());
        ClassInfo own = safe ? null : application.getClassByName(type.name());
        ClassInfo found = safe || own != null ? own : all.getClassByName(type.name());
        if (found != null && isVouched(found)) {
            return;
        }
        if (own != null) {
            members(own, type, path);
            variants(own, path);
            return;
        }
        if (found != null) {
            librarySurface(found, path);
        }
        if (type.kind() == Type.Kind.PARAMETERIZED_TYPE) {
            type.asParameterizedType().arguments().forEach(argument -> visit(argument, path));
        }
    }

    private void members(ClassInfo type, Type use, String path) {
        if (type.isEnum() || type.isAnnotation()) {
            return;
        }
        surface(type, path);
        Bindings bindings = Bindings.of(type, use);
        type.fields().stream().filter(field -> !Modifier.isStatic(field.flags()) && !field.isSynthetic())
                .filter(field -> !field.hasDeclaredAnnotation(Names.MESSAGE_SAFE))
                .sorted(Comparator.comparing(FieldInfo::name))
                .forEach(field -> visit(bindings.resolve(field.type()),
                        path + separator(path) + Surface.simpleName(type) + "." + field.name()));
        if (type.superClassType() != null && !JdkTypes.isJdk(type.superName())) {
            inherited(bindings.resolve(type.superClassType()), path);
        }
    }

    private void inherited(Type type, String path) {
        ClassInfo own = application.getClassByName(type.name());
        ClassInfo found = own != null ? own : all.getClassByName(type.name());
        if (own != null && !isVouched(own)) {
            members(own, type, path);
        } else if (own == null && found != null) {
            librarySurface(found, path);
        }
    }

    private void librarySurface(ClassInfo type, String path) {
        surface(type, path);
        ClassInfo parent = type.superName() == null || JdkTypes.isJdk(type.superName()) ? null
                : all.getClassByName(type.superName());
        if (parent != null) {
            librarySurface(parent, path);
        }
    }

    private void variants(ClassInfo type, String path) {
        if (!type.isEnum() && (type.isInterface() || type.isAbstract() || type.isSealed())) {
            String here = path.isEmpty() ? Surface.simpleName(type) : path;
            variants(type).stream().sorted().forEach(name -> visit(Type.create(name, Type.Kind.CLASS), here));
        }
    }

    /** What an instance can really be, as far as the application says. */
    private Collection<DotName> variants(ClassInfo type) {
        if (type.isSealed()) {
            return type.permittedSubclasses();
        }
        return (type.isInterface() ? application.getAllKnownImplementations(type.name())
                : application.getAllKnownSubclasses(type.name())).stream().map(ClassInfo::name).toList();
    }

    private void surface(ClassInfo type, String path) {
        if (!type.isEnum() && !type.isRecord() && !type.isAnnotation()) {
            Surface.change(type).ifPresent(change -> culprits.add(path + separator(path) + change));
        }
    }

    private static boolean isVouched(ClassInfo type) {
        return type.hasDeclaredAnnotation(Names.MESSAGE_SAFE) || type.declaredAnnotations().stream()
                .filter(annotation -> annotation.target().kind() == AnnotationTarget.Kind.CLASS)
                .map(AnnotationInstance::name)
                .anyMatch(name -> name.withoutPackagePrefix().replaceAll(".*\\$", "").equals(IMMUTABLE));
    }

    private static String found(String path, String culprit) {
        return path.isEmpty() ? culprit : path + ": " + culprit;
    }

    private static String separator(String path) {
        return path.isEmpty() ? "" : " -> ";
    }
}

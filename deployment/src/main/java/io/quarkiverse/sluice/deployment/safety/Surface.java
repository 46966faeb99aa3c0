package io.quarkiverse.sluice.deployment.safety;

import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;

/** What a class lets everybody change. */
final class Surface {

    private Surface() {
    }

    /** Its first public field that is not final, or its first setter, as messages name it. */
    static Optional<String> change(ClassInfo type) {
        return Stream.concat(
                type.fields().stream().filter(Surface::isOpen).sorted(Comparator.comparing(FieldInfo::name))
                        .map(field -> simpleName(type) + "." + field.name() + ": public and not final"),
                type.methods().stream().filter(method -> isSetter(type, method))
                        .sorted(Comparator.comparing(MethodInfo::name))
                        .map(method -> simpleName(type) + "." + method.name() + "(): a setter"))
                .findFirst();
    }

    private static boolean isOpen(FieldInfo field) {
        return Modifier.isPublic(field.flags()) && !Modifier.isFinal(field.flags()) && !Modifier.isStatic(field.flags());
    }

    private static boolean isSetter(ClassInfo type, MethodInfo method) {
        String name = method.name();
        return name.length() > 3 && name.startsWith("set") && Character.isUpperCase(name.charAt(3))
                && method.parametersCount() == 1 && Modifier.isPublic(method.flags()) && !Modifier.isStatic(method.flags())
                && !method.isSynthetic() && (method.returnType().kind() == Type.Kind.VOID || isFluent(type, method));
    }

    /** A method that returns its own type sets something, unless nothing can be set: then it makes a changed copy. */
    private static boolean isFluent(ClassInfo type, MethodInfo method) {
        return method.returnType().name().equals(type.name()) && type.fields().stream()
                .anyMatch(field -> !Modifier.isFinal(field.flags()) && !Modifier.isStatic(field.flags()));
    }

    static String simpleName(ClassInfo type) {
        String name = type.name().withoutPackagePrefix();
        return name.substring(name.lastIndexOf('$') + 1);
    }
}

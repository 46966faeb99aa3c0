package io.quarkiverse.sluice.deployment.wiring;

import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.MethodInfo;
import org.jspecify.annotations.Nullable;

/**
 * What the messages of a type are kept in order by.
 *
 * @param payload the type of the messages
 * @param method the method that returns it, if there is one
 * @param field otherwise the field that has it
 */
public record KeyMember(ClassInfo payload, @Nullable MethodInfo method, @Nullable FieldInfo field) {

    /** Class and member, as messages name them. */
    String place() {
        return method != null ? method.declaringClass().name() + "#" + method.name() + "()"
                : field.declaringClass().name() + "#" + field.name();
    }

    /** Its name, which an overriding method has, too. */
    String name() {
        return method != null ? method.name() + "()" : field.name();
    }
}

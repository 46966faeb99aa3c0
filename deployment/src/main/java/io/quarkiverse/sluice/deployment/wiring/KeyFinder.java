package io.quarkiverse.sluice.deployment.wiring;

import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.deployment.check.Faults;
import io.quarkiverse.sluice.deployment.check.PayloadTypes;

/** Finds what messages are ordered by: the member of their type, its own or inherited, that has {@code @Key}. */
public final class KeyFinder {

    private final IndexView index;
    private final Faults faults;
    private final Map<String, KeyMember> keys = new TreeMap<>();

    public KeyFinder(IndexView index, Faults faults) {
        this.index = index;
        this.faults = faults;
    }

    /** The handlers, with those noted whose messages have a key. */
    public List<Handler> find(List<Handler> handlers) {
        return handlers.stream().map(this::noted).toList();
    }

    private Handler noted(Handler handler) {
        return switch (handler.spec().kind()) {
            case RECEIVE -> hasKey(handler) ? handler.keyed() : handler;
            case STAGE -> {
                hasKey(handler);
                yield handler;
            }
            default -> handler;
        };
    }

    /** The keys that were found, by the type of the messages. */
    public Map<String, KeyMember> keys() {
        return keys;
    }

    private boolean hasKey(Handler handler) {
        String payload = PayloadTypes.display(handler.payload());
        if (!keys.containsKey(payload)) {
            Collection<KeyMember> found = members(handler.payload());
            if (found.size() > 1) {
                faults.add(handler.place() + " handles messages of '" + handler.spec().name() + "' that have "
                        + found.size() + " keys, "
                        + found.stream().map(KeyMember::place).sorted().collect(Collectors.joining(" and "))
                        + ": keep one @Key; several values make one as a record that a method returns");
            }
            found.stream().findFirst().ifPresent(key -> keys.put(payload, key));
        }
        return keys.containsKey(payload);
    }

    private Collection<KeyMember> members(Type payload) {
        ClassInfo type = switch (payload.kind()) {
            case CLASS, PARAMETERIZED_TYPE -> index.getClassByName(payload.name());
            default -> null;
        };
        var members = new LinkedHashMap<String, KeyMember>();
        if (type != null) {
            collect(type, type, members);
        }
        return members.values();
    }

    private void collect(ClassInfo payload, @Nullable ClassInfo type, Map<String, KeyMember> members) {
        if (type == null || type.name().equals(DotName.OBJECT_NAME)) {
            return;
        }
        Stream.concat(
                type.methods().stream().filter(method -> method.hasDeclaredAnnotation(Names.KEY))
                        .map(method -> ofMethod(payload, method)),
                type.fields().stream().filter(field -> field.hasDeclaredAnnotation(Names.KEY))
                        .map(field -> ofField(payload, field)))
                .filter(member -> member != null).forEach(member -> members.putIfAbsent(member.name(), member));
        if (type.superName() != null) {
            collect(payload, index.getClassByName(type.superName()), members);
        }
        type.interfaceNames().forEach(parent -> collect(payload, index.getClassByName(parent), members));
    }

    private @Nullable KeyMember ofMethod(ClassInfo payload, MethodInfo method) {
        var member = new KeyMember(payload, method, null);
        if (isGetter(method)) {
            return member;
        }
        faults.add(member.place() + " cannot be the @Key of its messages: it must be an instance method without parameters"
                + " that is not private and returns the key");
        return null;
    }

    /** A field is read through its getter, as that of a record is. */
    private @Nullable KeyMember ofField(ClassInfo payload, FieldInfo field) {
        String capitalised = Character.toUpperCase(field.name().charAt(0)) + field.name().substring(1);
        MethodInfo getter = Stream.of(field.name(), "get" + capitalised, "is" + capitalised)
                .map(name -> field.declaringClass().method(name))
                .filter(method -> method != null && isGetter(method)).findFirst().orElse(null);
        var member = new KeyMember(payload, getter, field);
        if (Modifier.isStatic(field.flags()) || getter == null && Modifier.isPrivate(field.flags())) {
            faults.add(new KeyMember(payload, null, field).place() + " cannot be the @Key of its messages: it is static, or"
                    + " private without a getter; annotate an instance method that returns the key");
            return null;
        }
        return member;
    }

    private static boolean isGetter(MethodInfo method) {
        return method.parametersCount() == 0 && method.returnType().kind() != Type.Kind.VOID
                && !Modifier.isStatic(method.flags()) && !Modifier.isPrivate(method.flags());
    }
}

package io.quarkiverse.sluice.deployment.check;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Type;
import org.jboss.jandex.WildcardType;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a message of one type can be handed to somebody who takes another, by the rules of the language: subclasses
 * fit, type arguments must be the same or within the bounds of a wildcard.
 * <p>
 * Source: The Java Language Specification, sections 4.10.2 (subtyping) and 4.5.1 (containment of type arguments).
 */
final class Subtypes {

    private final IndexView index;

    Subtypes(IndexView index) {
        this.index = index;
    }

    boolean fits(Type given, Type taken) {
        if (PayloadTypes.same(given, taken) || taken.name().equals(DotName.OBJECT_NAME)) {
            return true;
        }
        return switch (taken.kind()) {
            case CLASS -> as(given, taken.name()) != null;
            case PARAMETERIZED_TYPE -> {
                Type seen = as(given, taken.name());
                yield seen != null && seen.kind() == Type.Kind.PARAMETERIZED_TYPE && contained(
                        seen.asParameterizedType().arguments(), taken.asParameterizedType().arguments());
            }
            case ARRAY -> given.kind() == Type.Kind.ARRAY && elements(given, taken);
            default -> false;
        };
    }

    /** Arrays of objects are covariant, those of primitives are only what they are. */
    private boolean elements(Type given, Type taken) {
        Type from = element(given);
        Type to = element(taken);
        return from.kind() != Type.Kind.PRIMITIVE && to.kind() != Type.Kind.PRIMITIVE && fits(from, to);
    }

    private static Type element(Type array) {
        var type = array.asArrayType();
        return type.dimensions() == 1 ? type.constituent()
                : org.jboss.jandex.ArrayType.create(type.constituent(), type.dimensions() - 1);
    }

    private boolean contained(List<Type> given, List<Type> taken) {
        return given.size() == taken.size()
                && IntStream.range(0, given.size()).allMatch(i -> contained(given.get(i), taken.get(i)));
    }

    private boolean contained(Type given, Type taken) {
        if (taken.kind() != Type.Kind.WILDCARD_TYPE) {
            return PayloadTypes.same(given, taken);
        }
        WildcardType bounds = taken.asWildcardType();
        if (bounds.superBound() != null) {
            Type lower = given.kind() == Type.Kind.WILDCARD_TYPE ? given.asWildcardType().superBound() : given;
            return lower != null && fits(bounds.superBound(), lower);
        }
        return fits(given.kind() == Type.Kind.WILDCARD_TYPE ? given.asWildcardType().extendsBound() : given,
                bounds.extendsBound());
    }

    /** The type seen as one of its supertypes, or {@code null} if it is not a subtype of that. */
    private @Nullable Type as(Type type, DotName supertype) {
        if (type.kind() == Type.Kind.PRIMITIVE) {
            return as(Type.create(DotName.createSimple(PayloadTypes.display(type)), Type.Kind.CLASS), supertype);
        }
        if (type.kind() != Type.Kind.CLASS && type.kind() != Type.Kind.PARAMETERIZED_TYPE) {
            return null;
        }
        if (type.name().equals(supertype)) {
            return type;
        }
        ClassInfo declaration = index.getClassByName(type.name());
        if (declaration == null) {
            return null;
        }
        Bindings bindings = Bindings.of(declaration, type);
        return Stream.concat(Stream.ofNullable(declaration.superClassType()), declaration.interfaceTypes().stream())
                .map(parent -> as(bindings.resolve(parent), supertype)).filter(seen -> seen != null).findFirst().orElse(null);
    }
}

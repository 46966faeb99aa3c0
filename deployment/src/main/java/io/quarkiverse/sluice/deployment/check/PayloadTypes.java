package io.quarkiverse.sluice.deployment.check;

import java.util.List;
import java.util.stream.Collectors;

import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.ParameterizedType;
import org.jboss.jandex.PrimitiveType;
import org.jboss.jandex.Type;
import org.jboss.jandex.WildcardType;

/** Compares and shows payload types: generics count, annotations do not, a primitive is its box. */
public final class PayloadTypes {

    private PayloadTypes() {
    }

    /** Whether both stand for the same payload. */
    public static boolean same(Type one, Type other) {
        return display(one).equals(display(other));
    }

    /** The type as a type argument. */
    public static Type boxed(Type type) {
        return type.kind() == Type.Kind.PRIMITIVE ? PrimitiveType.box(type.asPrimitiveType()) : type;
    }

    /** Whether a payload of one type can be handed to somebody who takes the other. */
    public static boolean fits(Type given, Type taken, IndexView index) {
        return new Subtypes(index).fits(given, taken);
    }

    /** Whether an end with this payload can be a bean, whose type must not have a wildcard anywhere. */
    public static boolean isInjectable(Type type) {
        return isComplete(type) && !hasWildcard(type);
    }

    /** Whether the type says what the payload is: no wildcard for the payload itself, no type variable. */
    public static boolean isComplete(Type type) {
        return switch (type.kind()) {
            case PARAMETERIZED_TYPE -> type.asParameterizedType().arguments().stream().allMatch(PayloadTypes::isSettled);
            case ARRAY -> isComplete(type.asArrayType().elementType());
            case CLASS, PRIMITIVE -> true;
            default -> false;
        };
    }

    /** The type as Java writes it. */
    public static String display(Type type) {
        return switch (type.kind()) {
            case PRIMITIVE -> PrimitiveType.box(type.asPrimitiveType()).name().toString();
            case PARAMETERIZED_TYPE -> parameterized(type.asParameterizedType());
            case ARRAY -> element(type.asArrayType().elementType()) + "[]".repeat(type.asArrayType().deepDimensions());
            case WILDCARD_TYPE -> wildcard(type.asWildcardType());
            case TYPE_VARIABLE -> type.asTypeVariable().identifier();
            default -> type.name().toString();
        };
    }

    /** Within a payload a wildcard is as good as any type: {@code List<?>} is the same for everybody. */
    private static boolean isSettled(Type argument) {
        return argument.kind() == Type.Kind.WILDCARD_TYPE || isComplete(argument);
    }

    private static boolean hasWildcard(Type type) {
        return switch (type.kind()) {
            case WILDCARD_TYPE -> true;
            case PARAMETERIZED_TYPE -> type.asParameterizedType().arguments().stream().anyMatch(PayloadTypes::hasWildcard);
            case ARRAY -> hasWildcard(type.asArrayType().elementType());
            default -> false;
        };
    }

    private static String parameterized(ParameterizedType type) {
        List<Type> arguments = type.arguments();
        return type.name() + arguments.stream().map(PayloadTypes::display).collect(Collectors.joining(", ", "<", ">"));
    }

    private static String element(Type type) {
        return type.kind() == Type.Kind.PRIMITIVE ? type.name().toString() : display(type);
    }

    private static String wildcard(WildcardType type) {
        if (type.superBound() != null) {
            return "? super " + display(type.superBound());
        }
        return type.extendsBound().name().equals(DotName.OBJECT_NAME) ? "?" : "? extends " + display(type.extendsBound());
    }
}

package io.quarkiverse.sluice.deployment.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jboss.jandex.ArrayType;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.ParameterizedType;
import org.jboss.jandex.Type;
import org.jboss.jandex.TypeVariable;
import org.jboss.jandex.WildcardType;

/** What the type variables of a class stand for in one use of it. */
public final class Bindings {

    private final Map<String, Type> types;

    private Bindings(Map<String, Type> types) {
        this.types = types;
    }

    /** Those of a class where it is used as this type; none for a raw one. */
    public static Bindings of(ClassInfo declaration, Type use) {
        var types = new HashMap<String, Type>();
        if (use.kind() == Type.Kind.PARAMETERIZED_TYPE) {
            List<TypeVariable> variables = declaration.typeParameters();
            List<Type> arguments = use.asParameterizedType().arguments();
            for (int i = 0; i < Math.min(variables.size(), arguments.size()); i++) {
                types.put(variables.get(i).identifier(), arguments.get(i));
            }
        }
        return new Bindings(types);
    }

    /** The type with what is known put in for its variables. */
    public Type resolve(Type type) {
        return switch (type.kind()) {
            case TYPE_VARIABLE -> types.getOrDefault(type.asTypeVariable().identifier(), type);
            case PARAMETERIZED_TYPE -> {
                ParameterizedType generic = type.asParameterizedType();
                yield ParameterizedType.create(generic.name(),
                        generic.arguments().stream().map(this::resolve).toArray(Type[]::new), generic.owner());
            }
            case ARRAY -> ArrayType.create(resolve(type.asArrayType().constituent()), type.asArrayType().dimensions());
            case WILDCARD_TYPE -> wildcard(type.asWildcardType());
            default -> type;
        };
    }

    private Type wildcard(WildcardType wildcard) {
        return wildcard.superBound() != null ? WildcardType.createLowerBound(resolve(wildcard.superBound()))
                : WildcardType.createUpperBound(resolve(wildcard.extendsBound()));
    }
}

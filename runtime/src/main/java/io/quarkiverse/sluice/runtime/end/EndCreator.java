package io.quarkiverse.sluice.runtime.end;

import io.quarkiverse.sluice.runtime.ChannelHub;
import io.quarkus.arc.BeanCreator;
import io.quarkus.arc.SyntheticCreationalContext;

/**
 * Makes an end for an injection point.
 *
 * @param <E> the kind of end
 */
public abstract class EndCreator<E> implements BeanCreator<E> {

    /** The parameter that carries the name of the channel. */
    public static final String NAME = "name";

    abstract E create(ChannelHub hub, String name);

    @Override
    public final E create(SyntheticCreationalContext<E> context) {
        return create(context.getInjectedReference(ChannelHub.class), (String) context.getParams().get(NAME));
    }
}

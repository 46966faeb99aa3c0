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

    /** The parameter that says whether what is sent waits for a commit. */
    public static final String AFTER_COMMIT = "afterCommit";

    abstract E create(ChannelHub hub, String name);

    /** Makes an end whose messages wait for a commit, where there is such a kind. */
    E createAfterCommit(ChannelHub hub, String name) {
        return create(hub, name);
    }

    @Override
    public final E create(SyntheticCreationalContext<E> context) {
        ChannelHub hub = context.getInjectedReference(ChannelHub.class);
        String name = (String) context.getParams().get(NAME);
        return Boolean.TRUE.equals(context.getParams().get(AFTER_COMMIT)) ? createAfterCommit(hub, name) : create(hub, name);
    }
}

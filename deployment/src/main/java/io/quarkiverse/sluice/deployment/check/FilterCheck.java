package io.quarkiverse.sluice.deployment.check;

import java.util.List;
import java.util.function.Predicate;

import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Type;

import io.quarkiverse.sluice.deployment.wiring.Handler;
import io.quarkiverse.sluice.runtime.wiring.SubscriberSpec;
import io.quarkus.deployment.util.JandexUtil;

/** Checks that the filters of subscribers take the events that they are asked about. */
public final class FilterCheck {

    private static final DotName PREDICATE = DotName.createSimple(Predicate.class);

    private final Faults faults;
    private final IndexView index;

    public FilterCheck(Faults faults, IndexView index) {
        this.faults = faults;
        this.index = index;
    }

    /** Checks these handlers. */
    public void check(List<Handler> handlers) {
        for (Handler handler : handlers) {
            SubscriberSpec subscriber = handler.spec().subscriber();
            if (subscriber != null && subscriber.filter() != null) {
                filter(handler, subscriber.filter());
            }
        }
    }

    private void filter(Handler handler, String filter) {
        List<Type> arguments = arguments(DotName.createSimple(filter));
        if (arguments.size() != 1) {
            faults.add("the filter " + filter + " of " + handler.place() + " does not say what it takes: let it implement"
                    + " Predicate<" + PayloadTypes.display(handler.payload()) + ">");
        } else if (!PayloadTypes.fits(handler.payload(), arguments.get(0), index)) {
            faults.add("the filter " + filter + " of " + handler.place() + " takes "
                    + PayloadTypes.display(arguments.get(0)) + ", but the events are "
                    + PayloadTypes.display(handler.payload()) + "; make them the same");
        }
    }

    private List<Type> arguments(DotName filter) {
        try {
            return JandexUtil.resolveTypeParameters(filter, PREDICATE, index);
        } catch (IllegalArgumentException notIndexed) {
            return List.of();
        }
    }
}

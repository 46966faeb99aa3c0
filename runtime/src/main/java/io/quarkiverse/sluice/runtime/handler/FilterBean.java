package io.quarkiverse.sluice.runtime.handler;

import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.quarkus.arc.Arc;

/** A filter class of the application, whose bean is looked up when the first event comes. Thread-safe. */
final class FilterBean implements Predicate<Object> {

    private final Class<?> type;
    private volatile @Nullable Predicate<Object> bean;

    private FilterBean(Class<?> type) {
        this.type = type;
    }

    static FilterBean of(String className) {
        try {
            return new FilterBean(Class.forName(className, false, Thread.currentThread().getContextClassLoader()));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The filter class " + className + " that the build has found is missing", e);
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public boolean test(Object event) {
        Predicate<Object> found = bean;
        if (found == null) {
            // asked for at once by two threads, it is looked up twice: no harm in that
            found = (Predicate<Object>) Arc.requireContainer().instance(type).get();
            bean = found;
        }
        return found.test(event);
    }
}

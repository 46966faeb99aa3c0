package io.quarkiverse.sluice.runtime.end;

import java.util.Map;

import jakarta.enterprise.context.spi.CreationalContext;

import io.quarkus.arc.BeanDestroyer;

/** Closes an injected end together with the bean that it belongs to. */
public final class EndCloser implements BeanDestroyer<AutoCloseable> {

    @Override
    public void destroy(AutoCloseable end, CreationalContext<AutoCloseable> context, Map<String, Object> params) {
        try {
            end.close();
        } catch (Exception e) {
            throw new IllegalStateException("The end of '" + params.get(EndCreator.NAME) + "' could not be closed", e);
        }
    }
}

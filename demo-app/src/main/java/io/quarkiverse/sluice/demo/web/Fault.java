package io.quarkiverse.sluice.demo.web;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one part of a request.
 *
 * @param field the field or parameter
 * @param value what was given, shortened; {@code null} if nothing was
 * @param remedy what it must be
 */
public record Fault(String field, @Nullable String value, String remedy) {

    private static final int SHOWN = 80;

    public Fault {
        value = value == null || value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
    }
}

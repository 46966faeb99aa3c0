package io.quarkiverse.sluice.demo.web;

import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;

/** Says what is wrong with a piece of JSON without a word about the classes it was to become. */
public final class JsonFaults {

    /** The field of a fault that is not in any field. */
    public static final String WHOLE = "body";

    private JsonFaults() {
    }

    /** What is wrong, and where. */
    public static Fault of(JsonProcessingException failure) {
        if (failure instanceof InvalidFormatException format) {
            return new Fault(path(format), String.valueOf(format.getValue()), "must be " + kind(format.getTargetType()));
        }
        if (failure instanceof PropertyBindingException unknown) {
            return new Fault(path(unknown), null, "is not known: use " + unknown.getKnownPropertyIds().stream()
                    .map(String::valueOf).collect(Collectors.joining(", ")));
        }
        if (failure instanceof MismatchedInputException mismatch) {
            return new Fault(path(mismatch), null, "must be " + kind(mismatch.getTargetType()));
        }
        return new Fault(WHOLE, null, "must be well-formed JSON" + place(failure.getLocation()));
    }

    private static String path(JsonMappingException failure) {
        var path = failure.getPath().stream()
                .map(step -> step.getFieldName() != null ? step.getFieldName() : "[" + step.getIndex() + "]")
                .collect(Collectors.joining("."));
        return path.isEmpty() ? WHOLE : path;
    }

    private static String kind(Class<?> type) {
        if (type == null || type.isRecord()) {
            return "a JSON object";
        }
        if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
            return "a whole number";
        }
        return type == String.class ? "a string" : "a valid " + type.getSimpleName();
    }

    private static String place(JsonLocation location) {
        return location == null ? "" : "; see line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}

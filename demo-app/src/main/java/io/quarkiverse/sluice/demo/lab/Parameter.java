package io.quarkiverse.sluice.demo.lab;

/**
 * A number of a lesson that a query parameter may change.
 *
 * @param name the query parameter
 * @param unit what it counts
 * @param defaultValue its value when the query does not mention it
 * @param min the least that is allowed
 * @param max the most that is allowed
 * @param meaning what it changes
 */
public record Parameter(String name, String unit, int defaultValue, int min, int max, String meaning) {

    /** A number of things. */
    public static Parameter count(String name, int defaultValue, int min, int max, String meaning) {
        return new Parameter(name, "count", defaultValue, min, max, meaning);
    }

    /** A time of up to ten seconds. */
    public static Parameter millis(String name, int defaultValue, String meaning) {
        return millis(name, defaultValue, 0, 10_000, meaning);
    }

    /** A time. */
    public static Parameter millis(String name, int defaultValue, int min, int max, String meaning) {
        return new Parameter(name, "milliseconds", defaultValue, min, max, meaning);
    }

    /** What is allowed, in words. */
    public String range() {
        return "a whole number from " + min + " to " + max + " (" + unit + ")";
    }
}

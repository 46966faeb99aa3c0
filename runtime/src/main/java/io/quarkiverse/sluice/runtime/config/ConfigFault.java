package io.quarkiverse.sluice.runtime.config;

/**
 * A fault in the configuration.
 *
 * @param key the property, or the part of it that names nothing
 * @param message what is wrong and what to do
 */
record ConfigFault(String key, String message) {

    ConfigFault(String key, Object value, String remedy) {
        this(key, key + "=" + value + ": " + remedy);
    }
}

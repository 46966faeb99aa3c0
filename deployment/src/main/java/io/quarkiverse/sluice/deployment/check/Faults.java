package io.quarkiverse.sluice.deployment.check;

import java.util.Collection;
import java.util.TreeSet;

import jakarta.enterprise.inject.spi.DeploymentException;

/** Collects what is wrong with the application's wiring, so that all of it is told at once. Not thread-safe. */
public final class Faults {

    private final Collection<String> messages = new TreeSet<>();

    /** Adds a fault: places, name, remedy. */
    public void add(String message) {
        messages.add(message);
    }

    /**
     * Fails the build if there was a fault.
     *
     * @throws DeploymentException listing all faults
     */
    public void throwIfAny() {
        if (!messages.isEmpty()) {
            throw new DeploymentException("The wiring of Sluice has " + messages.size()
                    + (messages.size() == 1 ? " fault:\n - " : " faults:\n - ") + String.join("\n - ", messages));
        }
    }
}

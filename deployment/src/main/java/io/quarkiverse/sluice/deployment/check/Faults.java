package io.quarkiverse.sluice.deployment.check;

import java.util.Collection;
import java.util.TreeSet;

import jakarta.enterprise.inject.spi.DeploymentException;

import org.jboss.logging.Logger;

/** Collects what is wrong with the application's wiring, so that all of it is told at once. Not thread-safe. */
public final class Faults {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.sluice");

    private final Collection<String> messages = new TreeSet<>();
    private final Collection<String> warnings = new TreeSet<>();

    /** Adds a fault: places, name, remedy. */
    public void add(String message) {
        messages.add(message);
    }

    /** Adds what need not be wrong, but often is: places, name, remedy. */
    public void warn(String message) {
        warnings.add(message);
    }

    /**
     * Fails the build if there was a fault, and logs warnings otherwise.
     *
     * @throws DeploymentException listing all faults and warnings
     */
    public void report() {
        if (!messages.isEmpty()) {
            throw new DeploymentException("The wiring of Sluice has " + list("fault", messages)
                    + (warnings.isEmpty() ? "" : "\nand " + list("warning", warnings)));
        }
        if (!warnings.isEmpty()) {
            LOG.warn("The wiring of Sluice has " + list("warning", warnings));
        }
    }

    private static String list(String what, Collection<String> all) {
        return all.size() + " " + what + (all.size() == 1 ? "" : "s") + ":\n - " + String.join("\n - ", all);
    }
}

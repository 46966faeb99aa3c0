package io.quarkiverse.sluice.runtime.config;

import java.util.ArrayList;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.microprofile.config.ConfigProvider;

import io.quarkiverse.sluice.runtime.wiring.Wiring;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Compares the configuration with the application's wiring when the application starts. */
public final class ConfigCheck {

    private ConfigCheck() {
    }

    /**
     * Looks for values out of range and for names that nothing uses, and warns of such names from the environment.
     * <p>
     * <b>Blocking:</b> never.
     *
     * @throws ConfigurationException if there are faults; it lists them all
     */
    public static void check(Wiring wiring, SluiceBuildTimeConfig buildTime, SluiceRuntimeConfig runtime) {
        var faults = new ArrayList<ConfigFault>();
        new RangeCheck(faults).check(runtime);
        new StageCheck(faults).check(wiring, runtime);
        new OrderCheck(faults).check(wiring, runtime);
        new NameCheck(ConfigProvider.getConfig(), faults).check(wiring, buildTime, runtime);
        if (!faults.isEmpty()) {
            String list = faults.stream().map(ConfigFault::message).sorted().collect(Collectors.joining("\n - ", "\n - ", ""));
            Set<String> keys = faults.stream().map(ConfigFault::key).collect(Collectors.toSet());
            throw new ConfigurationException("The configuration of Sluice has " + faults.size()
                    + (faults.size() == 1 ? " fault:" : " faults:") + list,
                    keys);
        }
    }
}

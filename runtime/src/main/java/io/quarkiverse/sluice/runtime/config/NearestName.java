package io.quarkiverse.sluice.runtime.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what was probably meant. */
final class NearestName {

    private NearestName() {
    }

    /** The known name that takes the fewest edits, the alphabetically first among equals. */
    static Optional<String> of(String name, Collection<String> known) {
        var distance = LevenshteinDistance.getDefaultInstance();
        return known.stream().min(Comparator.<String> comparingInt(candidate -> distance.apply(name, candidate))
                .thenComparing(Comparator.naturalOrder()));
    }
}

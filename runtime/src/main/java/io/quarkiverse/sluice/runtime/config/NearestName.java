package io.quarkiverse.sluice.runtime.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what was probably meant. */
public final class NearestName {

    private static final int TYPO = 2;

    private NearestName() {
    }

    /** The nearest of the other names, if it is so near that one may be a misspelling of the other. */
    public static Optional<String> misspelt(String name, Collection<String> known) {
        return of(name, known.stream().filter(other -> !other.equals(name)).toList())
                .filter(other -> LevenshteinDistance.getDefaultInstance().apply(name, other) <= Math.min(TYPO,
                        name.length() / 2));
    }

    /** The known name that takes the fewest edits, the alphabetically first among equals. */
    public static Optional<String> of(String name, Collection<String> known) {
        var distance = LevenshteinDistance.getDefaultInstance();
        return known.stream().min(Comparator.<String> comparingInt(candidate -> distance.apply(name, candidate))
                .thenComparing(Comparator.naturalOrder()));
    }
}

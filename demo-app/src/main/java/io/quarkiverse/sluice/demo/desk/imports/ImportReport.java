package io.quarkiverse.sluice.demo.desk.imports;

import java.util.List;
import java.util.UUID;

/**
 * What became of a file. A CSV header counts as no line, but lines are numbered as they stand in the file.
 *
 * @param id the import's id
 * @param lines how many lines the file has
 * @param stored how many were stored as orders
 * @param rejected how many were not; {@code stored + rejected = lines}
 * @param badLines the first of those that were rejected
 * @param badLinesNotShown how many more were rejected
 */
public record ImportReport(UUID id, long lines, long stored, long rejected, List<BadLine> badLines,
        long badLinesNotShown) {
}

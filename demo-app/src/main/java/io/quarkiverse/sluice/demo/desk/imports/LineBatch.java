package io.quarkiverse.sluice.demo.desk.imports;

import java.util.List;

/** Lines of one file on their way to become orders. */
record LineBatch(Upload upload, List<Line> lines) {
}

package io.quarkiverse.sluice.demo.desk.imports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * How files of orders are taken in.
 */
@ConfigMapping(prefix = "demo.imports")
public interface ImportConfig {

    /** A longer line, in bytes, is rejected without being held in memory. */
    @WithDefault("8192")
    int maxLineLength();

    /** How many bad lines the report shows; the rest is only counted. */
    @WithDefault("100")
    int maxBadLines();

    /** How many lines go through the pipeline, and into the database, together. */
    @WithDefault("256")
    int batchLines();

    /** A batch of long lines is sent off at this size, in bytes, so that memory stays bounded whatever is uploaded. */
    @WithDefault("65536")
    int batchBytes();
}

package io.quarkiverse.sluice.demo.desk.imports;

import io.quarkiverse.sluice.demo.desk.order.OrderForm;

/** How a line says what is ordered. Implementations are thread-safe. */
interface LineFormat {

    /** Whether the first line of a file is not an order but names the columns. */
    boolean isHeader(String line);

    /**
     * Reads a line; what it says is not yet validated.
     *
     * @throws BadLineException if it cannot be read
     */
    OrderForm parse(String line) throws BadLineException;
}

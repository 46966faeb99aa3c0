package io.quarkiverse.sluice.demo.desk.imports;

import java.util.List;

import io.quarkiverse.sluice.demo.desk.order.OrderForm;

/** Orders of one file, read and on their way to the database. */
record FormBatch(Upload upload, List<NumberedForm> forms) {

    /** An order and the number of its line. */
    record NumberedForm(long line, OrderForm form) {
    }
}

package io.quarkiverse.sluice.demo.desk.imports;

/** A line is not an order; the message says why. */
class BadLineException extends Exception {

    private static final long serialVersionUID = 1L;

    BadLineException(String reason) {
        super(reason);
    }
}

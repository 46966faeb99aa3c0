package io.quarkiverse.sluice.demo.desk.order;

/** Something went wrong while an order was packed. */
public class MishapException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MishapException(String message) {
        super(message);
    }
}

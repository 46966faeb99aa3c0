package io.quarkiverse.sluice.demo.desk.price;

/** There is no such article. */
public class UnknownArticleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownArticleException(String article) {
        super("There is no article '" + article + "' in the catalogue: check its code");
    }
}

package io.quarkiverse.sluice.demo.desk.price;

/**
 * Asks for a price.
 *
 * @param article the article's code
 */
public record PriceRequest(String article) {
}

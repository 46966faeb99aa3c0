package io.quarkiverse.sluice.demo.desk.price;

import java.math.BigDecimal;

/**
 * What an article costs.
 *
 * @param article the article's code
 * @param name the article's name
 * @param amount its price
 * @param currency the price's currency
 */
public record Price(String article, String name, BigDecimal amount, String currency) {
}

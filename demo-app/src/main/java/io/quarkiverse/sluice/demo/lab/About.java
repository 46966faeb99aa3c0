package io.quarkiverse.sluice.demo.lab;

import java.util.List;
import java.util.Optional;

/**
 * What the list of lessons says about one.
 *
 * @param name the last part of its path
 * @param title its title
 * @param shows what there is to be seen
 * @param tryThis a query that shows more than the defaults do
 * @param parameters what a query may change
 */
public record About(String name, String title, String shows, String tryThis, List<Parameter> parameters) {

    Optional<Parameter> parameter(String parameter) {
        return parameters.stream().filter(p -> p.name().equals(parameter)).findFirst();
    }
}

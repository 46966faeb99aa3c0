package io.quarkiverse.sluice.it;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** The page about meters lists exactly those that the running application has, with their kinds and tags. */
@QuarkusTest
class MetersPageTest {

    private static final Path PAGE = Path.of("..", "docs", "metrics.md");
    /** In the table: name, kind, tags. */
    private static final Pattern ROW = Pattern.compile("^\\| `(sluice\\.[a-z.-]+)` \\| (\\w+) \\| ([^|]+) \\|.*");
    private static final Pattern TYPE = Pattern.compile("^# TYPE (sluice_\\w+) (\\w+)$");
    private static final Pattern SERIES = Pattern.compile("^(sluice_\\w+)\\{([^}]*)} .*");
    private static final Pattern TAG = Pattern.compile("(\\w+)=\"");

    @Test
    void page_listsTheMetersOfTheApplication() throws IOException {
        assertThat(documented()).isNotEmpty().isEqualTo(running(scraped()));
    }

    /** Name and kind as Prometheus has them, with the tags in order. */
    private static Map<String, String> documented() throws IOException {
        var meters = new TreeMap<String, String>();
        try (Stream<String> lines = Files.lines(PAGE)) {
            lines.map(ROW::matcher).filter(Matcher::matches).forEach(row -> {
                String name = row.group(1).replace('.', '_').replace('-', '_');
                String tags = Stream.of(row.group(3).split(",")).map(tag -> tag.strip().replace("`", "")).sorted()
                        .collect(Collectors.joining(" "));
                switch (row.group(2)) {
                    case "gauge" -> meters.put(name, "gauge " + tags);
                    case "counter" -> meters.put(name, "counter " + tags);
                    case "timer" -> meters.put(name + "_seconds", "summary " + tags);
                    default -> throw new AssertionError("What kind of meter is " + row.group());
                }
            });
        }
        return meters;
    }

    private static List<String> scraped() {
        return get("/q/metrics").then().statusCode(200).extract().asString().lines().toList();
    }

    private static Map<String, String> running(List<String> lines) {
        var meters = new TreeMap<String, String>();
        lines.stream().map(TYPE::matcher).filter(Matcher::matches)
                .filter(type -> !type.group(1).endsWith("_max"))
                .forEach(type -> meters.put(type.group(1), type.group(2) + " " + tags(lines, type.group(1))));
        return meters;
    }

    private static String tags(List<String> lines, String meter) {
        var tags = new TreeSet<String>();
        lines.stream().map(SERIES::matcher).filter(Matcher::matches)
                .filter(series -> Stream.of("", "_total", "_count").anyMatch(end -> series.group(1).equals(meter + end)))
                .forEach(series -> TAG.matcher(series.group(2)).results().forEach(tag -> tags.add(tag.group(1))));
        return String.join(" ", tags);
    }
}

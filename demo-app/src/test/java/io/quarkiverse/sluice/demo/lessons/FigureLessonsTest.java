package io.quarkiverse.sluice.demo.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FigureLessonsTest {

    private static final Pattern DEPTH = Pattern.compile("In the channel: (\\d+) messages, heap in use: \\d+ MiB");

    @Test
    void benchmark_seedCounts_bothChannelsAreTimed() throws Exception {
        var lines = Run.of(new Benchmark(), "");

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).matches("Asynchronous channel: \\d+\\.\\d{3}ms");
        assertThat(lines.get(1)).matches("Synchronous channel: \\d+\\.\\d{3}ms");
        assertThat(lines.get(2)).matches("Performance ratio: \\d+\\.\\d{2}x");
    }

    @Test
    void memory_boundedChannel_depthStaysWithinCapacity() throws Exception {
        var lines = Run.of(new Memory(),
                "messages=500&bounded-messages=500&capacity=10&report=100&consumer-pause=1");

        assertThat(lines).contains("Produced: 0", "Produced: 400", "Consumed: 100", "Consumed: 500");
        int bounded = lines.indexOf("Synchronous channel, capacity 10");
        assertThat(lines.subList(bounded, lines.size())).filteredOn(line -> DEPTH.matcher(line).matches()).isNotEmpty()
                .allSatisfy(line -> assertThat(depth(line)).isLessThanOrEqualTo(10));
        assertThat(lines.subList(bounded, lines.size())).contains("Produced: 490", "Consumed: 500");
    }

    @Test
    void memory_nothingBounded_comparisonIsLeftOut() throws Exception {
        var lines = Run.of(new Memory(), "messages=10&bounded-messages=0&report=5&consumer-pause=0");

        assertThat(lines).startsWith("Asynchronous channel, no limit").contains("Consumed: 10")
                .noneMatch(line -> line.startsWith("Synchronous"));
    }

    private static long depth(String line) {
        var matcher = DEPTH.matcher(line);
        assertThat(matcher.matches()).isTrue();
        return Long.parseLong(matcher.group(1));
    }
}

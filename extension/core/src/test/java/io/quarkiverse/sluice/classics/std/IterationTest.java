package io.quarkiverse.sluice.classics.std;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.classics.Scenario;
import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Flavour;

/**
 * Iterating over what is received, to the end, until enough, and over what is there already.
 * <p>
 * Source: Rust's standard library, tests/sync/mpsc.rs and mpsc_sync.rs (test_nested_recv_iter to
 * test_recv_into_iter_borrowed); crossbeam-channel, tests/iter.rs.
 */
class IterationTest extends Scenario {

    @ParameterizedTest
    @EnumSource
    void iterate_untilTheSenderCloses_sumsEverything(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        ChannelPair<Integer> total = channel(flavour);
        var iteration = go("sum", () -> {
            int sum = 0;
            for (int message : channel.receiver()) {
                sum += message;
            }
            send(total.sender(), sum);
        });
        crew.sendEach(channel.sender(), List.of(3, 1, 2)).value();
        channel.sender().close();

        assertThat(crew.receive(total.receiver()).value()).isEqualTo(6);
        iteration.value();
    }

    @ParameterizedTest
    @EnumSource
    void iterate_brokenOff_leavesTheRest(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        var iteration = go("sum until enough", () -> {
            int sum = 0;
            for (int message : channel.receiver()) {
                sum += message;
                if (sum >= 4) {
                    break;
                }
            }
            return sum;
        });
        var sends = crew.sendEach(channel.sender(), List.of(2, 2, 5));

        assertThat(iteration.value()).isEqualTo(4);
        assertThat(crew.receive(channel.receiver()).value()).isEqualTo(5);
        sends.value();
    }

    @ParameterizedTest
    @EnumSource
    void takeWhatIsThere_andAskForMore_untilEnough(Flavour flavour) {
        assumeTrue(!flavour.isRendezvous(), "What never waits for the other side receives nothing by trying");
        ChannelPair<String> requests = channel(flavour);
        ChannelPair<Integer> responses = channel(flavour);
        var asking = go("ask until enough", () -> {
            int sum = 0;
            while (sum < 6) {
                send(requests.sender(), "more");
                Await.until("there is more", () -> responses.receiver().depth() > 0);
                var there = new ArrayList<Integer>();
                responses.receiver().drainTo(there, Integer.MAX_VALUE);
                sum += there.stream().mapToInt(Integer::intValue).sum();
            }
            requests.sender().close();
            return sum;
        });
        var answering = go("answer", () -> {
            int answers = 0;
            for (var ignored : requests.receiver()) {
                send(responses.sender(), 2);
                answers++;
            }
            return answers;
        });

        assertThat(asking.value()).isEqualTo(6);
        assertThat(answering.value()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void iterator_overABacklog_endsAfterItAndStaysEnded(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        var backlog = fill(channel.sender(), flavour);
        channel.sender().close();
        var iteration = go("iterate", () -> {
            var iterator = channel.receiver().iterator();
            var received = new ArrayList<Integer>();
            while (iterator.hasNext()) {
                received.add(iterator.next());
            }
            assertThat(iterator.hasNext()).isFalse();
            return received;
        });

        assertThat(iteration.value()).isEqualTo(backlog);
        assertThat(channel.receiver().iterator().hasNext()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void streams_andIterations_shareTheMessages(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        var stream = crew.subscribe("stream", channel.receiver().stream().collect().asList());
        var iteration = go("iterate", () -> {
            var received = new ArrayList<Integer>();
            channel.receiver().forEach(received::add);
            return received;
        });
        crew.sendEach(channel.sender(), numbers(200)).value();
        channel.sender().close();

        var all = new ArrayList<>(stream.value());
        all.addAll(iteration.value());
        assertThat(stream.value()).isSorted();
        assertThat(iteration.value()).isSorted();
        assertThat(all).containsExactlyInAnyOrderElementsOf(numbers(200));
    }
}

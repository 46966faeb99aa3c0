package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.Flavour;
import io.quarkiverse.sluice.fixture.Op;

/** Single operations take effect at one instant and never fail without a reason. */
class LinearizabilityTest {

    private static final int ROUNDS = 50_000;

    private final Crew crew = new Crew(Caller.PLATFORM);

    @AfterEach
    void noThreadStays() {
        crew.close();
    }

    /** Two threads have at most two messages in the channel, and each takes out no more than it put in. */
    @ParameterizedTest
    @EnumSource(names = { "BOUNDED_1", "RENDEZVOUS" }, mode = Mode.EXCLUDE)
    void o3_roomForAll_tryOperationsNeverFail(Flavour flavour) {
        var channel = flavour.<Integer> builder("orders").build();

        var threads = Stream.of(1, 2).map(thread -> crew.call("try", () -> {
            for (int i = 0; i < ROUNDS; i++) {
                assertThat(channel.sender().trySend(i)).as("there is room in round %d", i).isTrue();
                assertThat(channel.sender().depth()).as("depth in round %d", i).isBetween(1L, 2L);
                assertThat(channel.receiver().tryReceive()).as("there is a message in round %d", i).isNotNull();
            }
            return null;
        })).toList();

        threads.forEach(Op::value);
        assertThat(channel.receiver().depth()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = "RENDEZVOUS", mode = Mode.EXCLUDE)
    void o3_aMessageWasReceived_theNextTrySendFindsItsRoom(Flavour flavour) throws InterruptedException {
        var channel = flavour.<Integer> builder("orders").build();
        var taken = Channels.<Integer> unbounded();
        for (int i = 0; i < flavour.backlog(); i++) {
            channel.sender().send(i);
        }
        int rounds = 5_000;
        var receiver = crew.call("receive", () -> {
            for (int i = 0; i < rounds; i++) {
                taken.sender().send(channel.receiver().receive());
            }
            return null;
        });

        for (int i = 0; i < rounds; i++) {
            taken.receiver().receive();
            assertThat(channel.sender().trySend(i)).as("the slot freed in round %d", i).isTrue();
        }
        receiver.value();
    }

    @ParameterizedTest
    @EnumSource
    void o3_endsClosed_everyThreadSeesItAtOnce(Flavour flavour) {
        for (int i = 0; i < 500; i++) {
            var channel = flavour.<Integer> builder("orders").build();
            boolean queued = channel.sender().trySend(1);
            channel.sender().close();

            var seen = crew.call("look", () -> channel.receiver().isClosed() && channel.receiver().isDrained() != queued);

            assertThat(seen.value()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void o3_depth_followsEverySendAndReceive(Flavour flavour) {
        var channel = flavour.<Integer> builder("orders").build();
        for (int i = 0; i < flavour.backlog(); i++) {
            assertThat(channel.sender().depth()).isEqualTo(i);
            assertThat(channel.sender().trySend(i)).isTrue();
        }
        assertThat(channel.sender().trySend(-1)).isEqualTo(!flavour.canBeFull());
        for (long left = channel.receiver().depth(); left > 0; left--) {
            assertThat(channel.receiver().depth()).isEqualTo(left);
            assertThat(channel.receiver().tryReceive()).isNotNull();
        }
        assertThat(channel.receiver().tryReceive()).isNull();
        assertThat(channel.receiver().depth()).isZero();
    }
}

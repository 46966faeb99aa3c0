package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.Flavour;
import io.quarkiverse.sluice.fixture.Op;

/** W1: platform threads, virtual threads and Unis stand in one queue, whoever leaves it in between. */
class MixedWaitersTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final int ROUNDS_OF_THE_QUEUE = 3;

    private final List<Crew> crews = Stream.of(Caller.values()).filter(Caller::isAvailable).map(Crew::new).toList();

    @AfterEach
    void noThreadStays() {
        crews.forEach(Crew::close);
    }

    @ParameterizedTest
    @EnumSource
    void w1_receiversOfEveryKind_areServedOldestFirst(Flavour flavour) {
        var channel = flavour.<Integer> builder("orders").build();
        var closing = channel.receiver().duplicate();
        var stay = new ArrayList<Op<Integer>>();
        var leave = new ArrayList<Op<Integer>>();
        int waiting = 0;
        for (int round = 0; round < ROUNDS_OF_THE_QUEUE; round++) {
            for (var crew : crews) {
                stay.add(crew.receive(channel.receiver(), LONG));
                Await.waitingReceivers(channel.control(), ++waiting);
                leave.add(crew.receive(channel.receiver()));
                Await.waitingReceivers(channel.control(), ++waiting);
                crew.receive(closing);
                Await.waitingReceivers(channel.control(), ++waiting);
            }
        }

        leave.forEach(op -> assertThat(op.stop().wasStopped()).isTrue());
        closing.close();
        Await.waitingReceivers(channel.control(), stay.size());

        for (int i = 0; i < stay.size(); i++) {
            assertThat(channel.sender().trySend(i)).isTrue();
            assertThat(stay.get(i).value()).isEqualTo(i);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "UNBOUNDED", mode = EnumSource.Mode.EXCLUDE)
    void w1_sendersOfEveryKind_areAdmittedOldestFirst(Flavour flavour) {
        var channel = flavour.<Integer> builder("orders").build();
        var closing = channel.sender().duplicate();
        var expected = new ArrayList<Integer>();
        while (channel.sender().trySend(expected.size())) {
            expected.add(expected.size());
        }
        var leave = new ArrayList<Op<?>>();
        int waiting = 0;
        for (int i = 0; i < ROUNDS_OF_THE_QUEUE * crews.size(); i++) {
            var crew = crews.get(i % crews.size());
            int message = 1_000 + i;
            expected.add(message);
            crew.send(channel.sender(), message, LONG);
            Await.waitingSenders(channel.control(), ++waiting);
            leave.add(crew.send(channel.sender(), -1));
            Await.waitingSenders(channel.control(), ++waiting);
            crew.send(closing, -2);
            Await.waitingSenders(channel.control(), ++waiting);
        }

        leave.forEach(op -> assertThat(op.stop().wasStopped()).isTrue());
        closing.close();
        Await.waitingSenders(channel.control(), waiting / 3);

        assertThat(crews.get(0).receiveEach(channel.receiver(), expected.size()).value()).isEqualTo(expected);
    }
}

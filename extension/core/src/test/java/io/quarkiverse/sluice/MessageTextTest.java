package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.Flavour;

/** What exceptions say, and that neither they nor any {@code toString} show a payload. */
class MessageTextTest {

    private static final String SECRET = "4242-4242-4242-4242";

    private record Card(String number) {
    }

    private final Crew crew = new Crew(Caller.UNI);

    @AfterEach
    void noThreadStays() {
        crew.close();
    }

    @ParameterizedTest
    @EnumSource
    void m4_toString_showsNoPayload(Flavour flavour) {
        var channel = flavour.<Card> builder("cards").build();
        var sender = channel.sender();
        var card = new Card(SECRET);
        var shown = new ArrayList<Object>(List.of(channel, sender, channel.receiver(), channel.control(),
                sender.sendAsync(card), channel.receiver().stream()));
        if (!flavour.isRendezvous()) {
            shown.add(sender.tryReserve());
        }
        shown.add(crew.send(sender, card));
        crew.send(sender, card);
        crew.send(sender, card);
        shown.add(channel.control().statistics());
        shown.add(Select.<String> first().send(sender, card, () -> ""));
        shown.add(new DeadLetter<>("cards", card, new Exception(), Instant.EPOCH, 1));

        assertThat(shown).allSatisfy(object -> assertThat(object.toString()).doesNotContain(SECRET));
        assertThat(List.of(sender, channel.receiver(), channel.control()))
                .allSatisfy(object -> assertThat(object.toString()).contains("cards"));
    }

    @ParameterizedTest
    @EnumSource
    void exceptions_nameTheChannelAndShowNoPayload(Flavour flavour) {
        var channel = flavour.<Card> builder("cards").build();
        var card = new Card(SECRET);
        var failures = new ArrayList<Throwable>();
        failures.add(crew.subscribe("receive", channel.receiver().receiveAsync(Duration.ofMillis(1))).failure());
        if (flavour.canBeFull()) {
            while (channel.sender().trySend(card)) {
                Thread.onSpinWait();
            }
            failures.add(crew.subscribe("send", channel.sender().sendAsync(card, Duration.ofMillis(1))).failure());
        }
        var waiting = crew.send(channel.sender(), card);
        if (flavour.canBeFull()) {
            Await.waitingSenders(channel.control(), 1);
        }
        channel.receiver().close();
        if (flavour.canBeFull()) {
            failures.add(waiting.failure());
        }
        failures.add(crew.send(channel.sender(), card).failure());
        failures.add(crew.receive(channel.receiver()).failure());

        assertThat(failures).allSatisfy(failure -> {
            assertThat(failure).isInstanceOfSatisfying(ChannelException.class,
                    e -> assertThat(e.channelName()).isEqualTo("cards"));
            assertThat(failure.getMessage()).contains("'cards'").contains(": ").doesNotContain(SECRET);
        });
    }

    @ParameterizedTest
    @EnumSource(names = { "BOUNDED_1", "BOUNDED_64" })
    void full_saysCapacityUnitAndRemedy(Flavour flavour) {
        var channel = flavour.<Card> builder("cards").overflow(Overflow.REJECT).build();
        while (channel.sender().trySend(new Card(SECRET))) {
            Thread.onSpinWait();
        }

        var failure = crew.send(channel.sender(), new Card(SECRET)).failure();

        assertThat(failure).isInstanceOfSatisfying(ChannelFullException.class,
                e -> assertThat(e.capacity()).isEqualTo(flavour.capacity()));
        assertThat(failure.getMessage()).contains("'cards'").contains(flavour.capacity() + " message")
                .contains("capacity").doesNotContain(SECRET);
    }

    @Test
    void timedOut_saysItsTime() {
        var channel = Channels.<Card> builder("cards").capacity(1).build();

        var failure = crew.subscribe("receive", channel.receiver().receiveAsync(Duration.ofMillis(3))).failure();

        assertThat(failure).isInstanceOfSatisfying(ChannelTimeoutException.class,
                e -> assertThat(e.timeout()).isEqualTo(Duration.ofMillis(3)));
        assertThat(failure.getMessage()).containsPattern("\\b3 ?ms|0\\.003");
    }
}

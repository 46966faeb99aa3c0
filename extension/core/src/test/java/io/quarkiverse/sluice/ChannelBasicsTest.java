package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.Flavour;

class ChannelBasicsTest {

    private final Crew crew = new Crew(Caller.UNI);

    @AfterEach
    void noThreadStays() {
        crew.close();
    }

    @ParameterizedTest
    @EnumSource
    void ends_tellNameAndCapacity(Flavour flavour) {
        var channel = flavour.<Integer> builder("orders").build();
        assertThat(channel.sender().name()).isEqualTo("orders");
        assertThat(channel.receiver().duplicate().name()).isEqualTo("orders");
        assertThat(channel.control().name()).isEqualTo("orders");
        assertThat(channel.sender().duplicate().capacity()).isEqualTo(flavour.capacity());
        assertThat(channel.receiver().capacity()).isEqualTo(flavour.capacity());
    }

    @Test
    void withoutANameOrCapacity_bothAreGiven() {
        var one = Channels.<Integer> builder().build();
        var other = Channels.<Integer> builder().build();
        assertThat(one.sender().name()).isNotBlank().isNotEqualTo(other.sender().name());
        assertThat(one.sender().capacity()).isEqualTo(ChannelBuilder.DEFAULT_CAPACITY);
        assertThat(Channels.bounded(0).sender().capacity()).isZero();
    }

    @Test
    void builderUsedTwice_makesTwoChannels() {
        var builder = Channels.<Integer> builder("orders").capacity(3);
        var one = builder.build();
        var other = builder.build();
        assertThat(one.sender().trySend(1)).isTrue();
        assertThat(other.receiver().tryReceive()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void whenClosed_isToldToEverySubscriberOnce(Flavour flavour) {
        var channel = flavour.<Integer> builder("orders").build();
        var early = crew.subscribe("whenClosed", channel.sender().whenClosed());
        var cancelled = crew.subscribe("whenClosed", channel.receiver().whenClosed());
        assertThat(early.isDone()).isFalse();
        assertThat(cancelled.stop().wasStopped()).isTrue();

        channel.control().complete();

        assertThat(early.value()).isEqualTo(CloseReason.COMPLETED);
        assertThat(crew.subscribe("whenClosed", channel.control().whenClosed()).value()).isEqualTo(CloseReason.COMPLETED);
    }

    @Test
    void tryWithResources_closesTheEnd() {
        var channel = Channels.<Integer> bounded(3);
        try (var sender = channel.sender()) {
            sender.trySend(1);
        }
        assertThat(channel.receiver().tryReceive()).isEqualTo(1);
        assertThatExceptionOfType(ChannelClosedException.class).isThrownBy(channel.receiver()::tryReceive);
    }

    @Test
    void m4_handlerThatThrows_isLoggedWithoutThePayload() {
        var logged = new ArrayList<String>();
        var log = Logger.getLogger("io.quarkiverse.sluice");
        var collector = new Handler() {
            @Override
            public void publish(LogRecord event) {
                logged.add(event.getMessage());
            }

            @Override
            public void flush() {
            }

            @Override
            public void close() {
            }
        };
        var channel = Channels.<String> builder("cards").capacity(3).onUndelivered((message, reason) -> {
            throw new IllegalStateException("handler fails on purpose");
        }).build();
        channel.sender().trySend("4242-4242");
        log.addHandler(collector);
        try {
            channel.receiver().close();
        } finally {
            log.removeHandler(collector);
        }

        assertThat(logged).singleElement().asString().contains("cards").doesNotContain("4242");
    }
}

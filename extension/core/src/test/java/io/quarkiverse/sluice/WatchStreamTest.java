package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;

/** Watchers where a channel is expected: in streams, loops and selects; and what their texts show. */
class WatchStreamTest {

    private final Watch<String> level = Channels.watch("level", "low");
    private final Watcher<String> watcher = level.watch();
    private final Crew crew = new Crew(Caller.PLATFORM);

    @AfterEach
    void noThreadStays() {
        crew.close();
    }

    @Test
    void t1_stream_skipsWhatWasNotRequestedInTime() {
        var stream = watcher.stream().subscribe().withSubscriber(AssertSubscriber.create(1));
        stream.assertItems("low");
        level.set("middle");
        level.set("high");
        stream.assertItems("low");

        stream.request(2);
        stream.assertItems("low", "high");
        level.set("full");
        stream.assertItems("low", "high", "full");
        stream.cancel();
        assertThat(watcher.isClosed()).isFalse();
    }

    @Test
    void c7_stream_endsAfterTheLastValue() {
        var stream = watcher.stream().subscribe().withSubscriber(AssertSubscriber.create(0));
        level.set("high");
        level.complete();
        stream.assertNotTerminated();

        stream.request(1);

        stream.assertItems("high").assertCompleted();
    }

    @Test
    void c7_streamWithoutDemand_endsWhenNothingIsLeft() {
        var stream = watcher.stream().subscribe().withSubscriber(AssertSubscriber.create(1));
        stream.assertItems("low");

        level.complete();

        stream.assertCompleted();
    }

    @Test
    void c7_stream_failsWithTheRawCause() {
        var cause = new IllegalStateException("boom");
        var stream = watcher.stream().subscribe().withSubscriber(AssertSubscriber.create(5));

        level.fail(cause);

        stream.assertItems("low").assertTerminated();
        assertThat(stream.getFailure()).isSameAs(cause);
    }

    @Test
    void c7_iteration_endsAfterTheLastValue() {
        var seen = crew.call("iterate", () -> {
            var values = new ArrayList<String>();
            watcher.forEach(values::add);
            return values;
        });
        Await.parked(seen);
        level.set("high");
        level.complete();

        assertThat(seen.value()).isSubsetOf("low", "high").endsWith("high");
    }

    @Test
    void s1_select_takesFromTheWatchThatChanged() throws InterruptedException {
        Watch<String> other = Channels.watch("other");
        var second = other.watch();
        var select = either(second);
        assertThat(select.await()).isEqualTo("level low");

        var selected = crew.call("select", either(second)::await);
        Await.parked(selected);
        other.set("up");
        assertThat(selected.value()).isEqualTo("other up");

        level.set("high");
        assertThat(watcher.tryReceive()).as("the select has left no trace").isEqualTo("high");
        assertThat(either(second).otherwise(() -> "nothing").await()).isEqualTo("nothing");
        other.complete();
        assertThat(either(second).await()).isEqualTo("other over");
    }

    private Select<String> either(Watcher<String> second) {
        return Select.<String> first().receive(watcher, value -> "level " + value)
                .receive(second, value -> "other " + value, closed -> "other over");
    }

    @Test
    void s5_sameWatcherTwice_takesOneValueOnce() throws InterruptedException {
        var select = Select.<String> first().receive(watcher, value -> value).receive(watcher, value -> value);

        assertThat(select.await()).isEqualTo("low");
        assertThat(watcher.tryReceive()).isNull();
    }

    @Test
    void m4_texts_showNoValue() {
        Watch<String> card = Channels.watch("cards", "4242-4242");
        card.complete();
        var reader = card.watch();
        reader.tryReceive();

        assertThat(List.of(card, reader)).allSatisfy(end -> assertThat(end.toString()).contains("cards")
                .doesNotContain("4242"));
        assertThatThrownBy(reader::receive).hasMessageContaining("cards").hasMessageNotContaining("4242");
        assertThatThrownBy(() -> card.set("4242-4243")).hasMessageContaining("cards").hasMessageNotContaining("4242");
    }
}

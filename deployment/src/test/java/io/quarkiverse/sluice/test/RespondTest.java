package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.ChannelTimeoutException;
import io.quarkiverse.sluice.RequestFailedException;
import io.quarkiverse.sluice.Requester;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Respond;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Uni;

class RespondTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Clerk.class))
            .overrideRuntimeConfigKey("quarkus.sluice.requesters.silent.timeout", "50ms")
            .overrideRuntimeConfigKey("quarkus.sluice.requesters.pairs.concurrency", "2");

    @Inject
    @ChannelName
    Requester<String, Integer> lengths;

    @Inject
    @ChannelName
    Requester<String, Integer> later;

    @Inject
    @ChannelName
    Requester<String, List<String>> lists;

    @Inject
    @ChannelName
    Requester<String, String> silent;

    @Inject
    @ChannelName
    Requester<String, String> pairs;

    @Test
    void value_isTheReply() throws Exception {
        assertThat(lengths.request("four")).isEqualTo(4);
    }

    @Test
    void uni_isTheReplyWhenItCompletes() throws Exception {
        assertThat(later.request("seven77")).isEqualTo(7);
    }

    @Test
    void collection_isOneReply() throws Exception {
        assertThat(lists.request("a b")).containsExactly("a", "b");
    }

    @Test
    void uncheckedException_reachesTheCallerAsItIs() {
        assertThatThrownBy(() -> lengths.request("unchecked")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void checkedException_reachesTheCallerAsCause() {
        assertThatThrownBy(() -> lengths.request("checked")).isInstanceOf(RequestFailedException.class)
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void failedUni_reachesTheCaller() {
        assertThatThrownBy(() -> later.request("fail")).isInstanceOf(IllegalStateException.class).hasMessage("later");
    }

    @Test
    void null_isAFailureNamingTheResponder() {
        assertThatThrownBy(() -> lengths.request("null")).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Clerk#length()").hasMessageContaining("'lengths'");
    }

    @Test
    void noReplyWithinTheConfiguredTimeout_timesOut() {
        assertThatThrownBy(() -> silent.request("?")).isInstanceOf(ChannelTimeoutException.class);
    }

    @Test
    void replyThatNeverComes_leavesThePlaceToTheNextRequest() throws Exception {
        assertThatThrownBy(() -> silent.request("?")).isInstanceOf(ChannelTimeoutException.class);

        assertThat(silent.request("!", Duration.ofSeconds(20))).isEqualTo("!");
    }

    @Test
    void concurrency_ofTwo_answersTwoAtOnce() {
        Uni<String> one = pairs.requestAsync("one", Duration.ofSeconds(20));
        Uni<String> other = pairs.requestAsync("other", Duration.ofSeconds(20));

        assertThat(Uni.join().all(one, other).andFailFast().await().indefinitely()).containsExactly("one", "other");
    }

    static class Clerk {

        private final CountDownLatch both = new CountDownLatch(2);

        @Respond("lengths")
        Integer length(String text) throws IOException {
            return switch (text) {
                case "unchecked" -> throw new IllegalArgumentException(text);
                case "checked" -> throw new IOException(text);
                case "null" -> null;
                default -> text.length();
            };
        }

        @Respond("later")
        Uni<Integer> later(String text) {
            return text.equals("fail") ? Uni.createFrom().failure(new IllegalStateException("later"))
                    : Uni.createFrom().item(text.length()).onItem().delayIt().by(Duration.ofMillis(1));
        }

        @Respond("lists")
        List<String> split(String text) {
            return List.of(text.split(" "));
        }

        @Respond("silent")
        Uni<String> never(String text) {
            return text.equals("?") ? Uni.createFrom().nothing() : Uni.createFrom().item(text);
        }

        @Respond("pairs")
        String together(String text) throws InterruptedException {
            both.countDown();
            both.await();
            return text;
        }
    }
}

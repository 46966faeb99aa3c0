package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;

class RequestContextTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Floor.class, Call.class, Marked.class, MarkedInterceptor.class));

    @Inject
    @ChannelName
    Sender<String> plain;

    @Inject
    @ChannelName
    Sender<String> uni;

    @Inject
    @ChannelName
    Sender<String> blockingUni;

    @Inject
    @ChannelName
    Sender<String> intercepted;

    @Inject
    @ChannelName
    Receiver<List<String>> calls;

    @Inject
    @ChannelName
    Receiver<String> ended;

    @Test
    void eachCall_hasItsOwnContext_endedAfterIt() throws Exception {
        for (Sender<String> sender : List.of(plain, uni, blockingUni)) {
            sender.send("a");
            sender.send("b");
            List<String> one = calls.receive(LONG);
            List<String> other = calls.receive(LONG);

            assertThat(one.get(0)).as("before and after waiting, %s", sender.name()).isEqualTo(one.get(1));
            assertThat(other.get(0)).as("before and after waiting, %s", sender.name()).isEqualTo(other.get(1));
            assertThat(one.get(0)).as("two calls, %s", sender.name()).isNotEqualTo(other.get(0));
            assertThat(List.of(ended.receive(LONG), ended.receive(LONG))).as("ended, %s", sender.name())
                    .containsExactlyInAnyOrder(one.get(0), other.get(0));
        }
    }

    @Test
    void interceptor_onAHandler_isApplied() throws Exception {
        intercepted.send("x");

        assertThat(calls.receive(LONG)).containsExactly("x seen by the interceptor");
    }

    static class Floor {

        @Inject
        Call call;

        @ChannelName
        Sender<List<String>> calls;

        @Receive("plain")
        void plain(String message) throws InterruptedException {
            calls.send(List.of(call.id(), call.id()));
        }

        @Receive("uni")
        Uni<Void> uni(String message) {
            return later();
        }

        @Blocking
        @Receive("blockingUni")
        Uni<Void> blockingUni(String message) {
            return later();
        }

        @Marked
        @Receive("intercepted")
        void intercepted(String message) {
        }

        private Uni<Void> later() {
            String before = call.id();
            return Uni.createFrom().voidItem().onItem().delayIt().by(Duration.ofMillis(1))
                    .chain(() -> calls.sendAsync(List.of(before, call.id())));
        }
    }

    @RequestScoped
    static class Call {

        private final String id = UUID.randomUUID().toString();

        @ChannelName
        Sender<String> ended;

        String id() {
            return id;
        }

        @PreDestroy
        void end() {
            ended.trySend(id);
        }
    }

    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface Marked {
    }

    @Marked
    @Interceptor
    static class MarkedInterceptor {

        @ChannelName
        Sender<List<String>> calls;

        @AroundInvoke
        Object around(InvocationContext context) throws Exception {
            calls.send(List.of(context.getParameters()[0] + " seen by the interceptor"));
            return context.proceed();
        }
    }
}

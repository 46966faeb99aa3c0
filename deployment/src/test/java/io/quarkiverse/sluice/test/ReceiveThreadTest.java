package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkus.arc.Arc;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;

class ReceiveThreadTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Floor.class, Seen.class));

    static final BlockingQueue<Seen> SEEN = new LinkedBlockingQueue<>();

    @Inject
    @ChannelName
    Sender<String> plain;

    @Inject
    @ChannelName
    Sender<String> loop;

    @Inject
    @ChannelName
    Sender<String> uni;

    @Inject
    @ChannelName
    Sender<String> stage;

    @Inject
    @ChannelName
    Sender<String> blockingUni;

    @Inject
    @ChannelName
    Sender<String> virtual;

    @Test
    void void_default_runsOnAWorkerOfSluice() throws Exception {
        assertThat(handled(plain).thread()).startsWith("sluice-worker-");
    }

    @Test
    void nonBlocking_runsOnAnEventLoopInADuplicatedContext() throws Exception {
        assertThat(handled(loop)).satisfies(ReceiveThreadTest::isEventLoop);
    }

    @Test
    void uni_default_runsOnAnEventLoopInADuplicatedContext() throws Exception {
        assertThat(handled(uni)).satisfies(ReceiveThreadTest::isEventLoop);
    }

    @Test
    void completionStage_default_runsOnAnEventLoopInADuplicatedContext() throws Exception {
        assertThat(handled(stage)).satisfies(ReceiveThreadTest::isEventLoop);
    }

    @Test
    void uni_blocking_runsOnAWorkerOfSluice() throws Exception {
        assertThat(handled(blockingUni).thread()).startsWith("sluice-worker-");
    }

    @Test
    void runOnVirtualThread_runsOnAVirtualThreadOrAWorkerOfSluice() throws Exception {
        String thread = handled(virtual).thread();
        if (Runtime.version().feature() >= 21) {
            assertThat(thread).contains("virtual");
        } else {
            assertThat(thread).startsWith("sluice-worker-");
        }
    }

    @Test
    void everyModel_hasARequestContextOfItsOwn() throws Exception {
        for (Sender<String> sender : new Sender[] { plain, loop, uni, stage, blockingUni, virtual }) {
            assertThat(handled(sender).requestContext()).as(sender.name()).isTrue();
        }
    }

    private static Seen handled(Sender<String> sender) throws InterruptedException {
        SEEN.clear();
        sender.send("m");
        return SEEN.poll(10, TimeUnit.SECONDS);
    }

    private static void isEventLoop(Seen seen) {
        assertThat(seen.eventLoop()).isTrue();
        assertThat(seen.duplicatedContext()).isTrue();
    }

    record Seen(String thread, boolean eventLoop, boolean duplicatedContext, boolean requestContext) {

        static void note() {
            SEEN.add(new Seen(Thread.currentThread().getName().isEmpty() ? Thread.currentThread().toString()
                    : Thread.currentThread().getName(), Context.isOnEventLoopThread(), VertxContext.isOnDuplicatedContext(),
                    Arc.container().requestContext().isActive()));
        }
    }

    static class Floor {

        @Receive("plain")
        void plain(String message) {
            Seen.note();
        }

        @NonBlocking
        @Receive("loop")
        void loop(String message) {
            Seen.note();
        }

        @Receive("uni")
        Uni<Void> uni(String message) {
            Seen.note();
            return Uni.createFrom().voidItem();
        }

        @Receive("stage")
        CompletionStage<Void> stage(String message) {
            Seen.note();
            return CompletableFuture.completedFuture(null);
        }

        @Blocking
        @Receive("blockingUni")
        Uni<Void> blockingUni(String message) {
            Seen.note();
            return Uni.createFrom().voidItem();
        }

        @RunOnVirtualThread
        @Receive("virtual")
        void virtual(String message) {
            Seen.note();
        }
    }
}

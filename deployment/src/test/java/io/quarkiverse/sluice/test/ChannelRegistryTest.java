package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.ChannelFullException;
import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.ChannelRegistry;
import io.quarkiverse.sluice.cdi.NamedChannel;
import io.quarkiverse.sluice.cdi.ReachedByRegistry;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.health.SmallRyeHealthReporter;

class ChannelRegistryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withEmptyApplication()
            .overrideRuntimeConfigKey("quarkus.sluice.templates.tenant.capacity", "2")
            .overrideRuntimeConfigKey("quarkus.sluice.templates.tenant.overflow", "reject")
            .overrideRuntimeConfigKey("quarkus.sluice.templates.counted.capacity", "3")
            .overrideRuntimeConfigKey("quarkus.sluice.templates.last.overflow", "latest")
            .overrideRuntimeConfigKey("quarkus.sluice.templates.endless.capacity", "unbounded");

    @Inject
    ChannelRegistry registry;

    @Inject
    @ChannelName("audit")
    @ReachedByRegistry
    Sender<Integer> audit;

    @Inject
    @ChannelName("tables")
    @ReachedByRegistry
    Sender<List<Integer>> tables;

    @Inject
    SmallRyeHealthReporter health;

    /** Without one that keeps values, those that Quarkus offers are all zero. */
    private final MeterRegistry meters = new SimpleMeterRegistry();

    @BeforeEach
    void addMeters() {
        Metrics.addRegistry(meters);
    }

    @AfterEach
    void closeDynamicChannels() {
        Metrics.removeRegistry(meters);
        registry.names().stream().filter(name -> !List.of("audit", "tables").contains(name)).forEach(registry::close);
    }

    @Test
    void create_takesItsSettingsFromTheTemplate() throws Exception {
        NamedChannel<String> channel = registry.create("tenant-1", "tenant", String.class);
        Sender<String> sender = channel.newSender();
        sender.send("a");
        sender.send("b");

        assertThat(channel.template()).contains("tenant");
        assertThat(sender.capacity()).isEqualTo(2);
        assertThatThrownBy(() -> sender.send("c")).isInstanceOf(ChannelFullException.class)
                .hasMessageContaining("tenant-1");
        assertThat(channel.newReceiver().receive(PATIENCE)).isEqualTo("a");
        assertThat(registry.create("l", "last", String.class).newSender().capacity()).isEqualTo(1);
        assertThat(registry.create("e", "endless", String.class).newSender().capacity()).isEqualTo(Channels.UNBOUNDED);
    }

    @Test
    void create_whereThereIsOne_isRefused() {
        registry.create("tenant-1", "tenant", String.class);

        assertThatThrownBy(() -> registry.create("tenant-1", "tenant", String.class))
                .isInstanceOf(IllegalStateException.class).hasMessageContainingAll("'tenant-1'", "already");
        assertThatThrownBy(() -> registry.create("audit", "tenant", Integer.class))
                .isInstanceOf(IllegalStateException.class).hasMessageContainingAll("'audit'", "already");
    }

    @Test
    void create_withUnknownTemplate_namesTheNearest() {
        assertThatThrownBy(() -> registry.create("tenant-1", "tenent", String.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("'tenant-1'", "'tenent'", "did you mean 'tenant'?");
        assertThatThrownBy(() -> registry.create(" ", "tenant", String.class)).isInstanceOf(IllegalArgumentException.class);
        assertThat(registry.find("tenant-1", String.class)).isEmpty();
    }

    @Test
    void find_givesTheSameChannel() throws Exception {
        registry.create("tenant-1", "tenant", new TypeLiteral<List<String>>() {
        }).newSender().send(List.of("a"));

        Receiver<List<String>> receiver = registry.find("tenant-1", new TypeLiteral<List<String>>() {
        }).orElseThrow().newReceiver();
        assertThat(receiver.receive(PATIENCE)).containsExactly("a");
    }

    @Test
    void find_withAnotherType_isRefusedNamingBoth() {
        registry.create("tenant-1", "tenant", String.class);

        assertThatThrownBy(() -> registry.find("tenant-1", Integer.class)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("'tenant-1'", "java.lang.String", "java.lang.Integer");
        assertThatThrownBy(() -> registry.find("audit", String.class)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("'audit'", "java.lang.String", "java.lang.Integer");
        assertThatThrownBy(() -> registry.findOrCreate("tenant-1", "tenant", Integer.class))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void find_ofAChannelOfTheWiring_reachesItsOtherSide() throws Exception {
        registry.find("audit", Integer.class).orElseThrow().control().drain();
        audit.send(1);
        tables.send(List.of(2));

        assertThat(registry.find("audit", int.class).orElseThrow().newReceiver().receive(PATIENCE)).isEqualTo(1);
        assertThat(registry.find("tables", new TypeLiteral<List<Integer>>() {
        }).orElseThrow().newReceiver().receive(PATIENCE)).containsExactly(2);
        assertThat(registry.find("audit", Integer.class).orElseThrow().template()).isEmpty();
    }

    @Test
    void findOrCreate_byManyAtOnce_makesOne() throws Exception {
        ExecutorService crew = Executors.newFixedThreadPool(8);
        try {
            var start = new CountDownLatch(1);
            List<Future<?>> calls = Stream.generate(() -> crew.submit(() -> {
                start.await();
                return registry.findOrCreate("shared", "endless", Integer.class).newSender().trySend(1);
            })).limit(8).<Future<?>> map(call -> call).toList();
            start.countDown();
            for (Future<?> call : calls) {
                assertThat(call.get(15, TimeUnit.SECONDS)).isEqualTo(true);
            }
            assertThat(registry.find("shared", Integer.class).orElseThrow().control().statistics().depth()).isEqualTo(8);
        } finally {
            crew.shutdownNow();
        }
    }

    @Test
    void close_refusesSendsLetsTheRestBeReceivedAndFreesTheName() throws Exception {
        NamedChannel<String> first = registry.create("tenant-1", "tenant", String.class);
        Sender<String> sender = first.newSender();
        Receiver<String> receiver = first.newReceiver();
        sender.send("left");

        assertThat(registry.close("tenant-1")).isTrue();

        assertThatThrownBy(() -> sender.send("late")).isInstanceOf(ChannelClosedException.class);
        assertThat(registry.find("tenant-1", String.class)).isEmpty();
        NamedChannel<Integer> second = registry.create("tenant-1", "tenant", Integer.class);
        assertThat(second.newReceiver().tryReceive()).isNull();
        assertThat(receiver.receive(PATIENCE)).isEqualTo("left");
        assertThatThrownBy(() -> receiver.receive(PATIENCE)).isInstanceOfSatisfying(ChannelClosedException.class,
                closed -> assertThat(closed.reason()).isEqualTo(CloseReason.COMPLETED));
        assertThat(registry.close("nobody")).isFalse();
    }

    @Test
    void close_ofAChannelOfTheWiring_isRefused() {
        assertThatThrownBy(() -> registry.close("audit")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("'audit'", "ChannelControl");
        assertThat(audit.isClosed()).isFalse();
    }

    @Test
    void ends_closeOnlyThemselvesAndCannotFailTheChannel() {
        NamedChannel<String> channel = registry.create("tenant-1", "tenant", String.class);
        Sender<String> sender = channel.newSender();

        assertThatThrownBy(() -> sender.fail(new IllegalStateException())).isInstanceOf(UnsupportedOperationException.class);
        sender.close();
        channel.newReceiver().close();

        assertThat(channel.newSender().trySend("a")).isTrue();
    }

    @Test
    void undeliveredHandler_getsWhatNobodyReceives() throws Exception {
        BlockingQueue<String> lost = new LinkedBlockingQueue<>();
        NamedChannel<String> channel = registry.create("l", "last", String.class, (message, why) -> lost.add(message + why));
        Sender<String> sender = channel.newSender();

        sender.send("a");
        sender.send("b");

        assertThat(lost.poll(15, TimeUnit.SECONDS)).isEqualTo("aDROPPED");
    }

    @Test
    void dynamicChannel_isListedWithTheOthers() throws Exception {
        registry.create("tenant-1", "tenant", String.class).newSender().send("a");

        assertThat(registry.names()).containsExactly("audit", "tables", "tenant-1");
        var data = channelsCheck();
        assertThat(data.getInt("channels.tenant-1.depth")).isEqualTo(1);
        assertThat(data.getInt("channels.tenant-1.capacity")).isEqualTo(2);
        assertThat(data.containsKey("channels.audit.depth")).isTrue();

        registry.close("tenant-1");
        data = channelsCheck();
        assertThat(data.containsKey("channels.tenant-1.depth")).isFalse();
    }

    private JsonObject channelsCheck() {
        return health.getReadiness().getPayload().getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                .filter(check -> check.getString("name").equals("Sluice channels")).findFirst().orElseThrow()
                .getJsonObject("data");
    }

    @Test
    void meters_ofATemplate_addUpItsChannelsAndNeverFall() throws Exception {
        double sent = counter("sluice.channel.sent");
        double received = counter("sluice.channel.received");
        NamedChannel<String> one = registry.create("c1", "counted", String.class);
        NamedChannel<String> other = registry.create("c2", "counted", String.class);
        one.newSender().send("a");
        one.newSender().send("b");
        other.newSender().send("c");
        one.newReceiver().receive(PATIENCE);

        assertThat(gauge("sluice.channel.depth")).isEqualTo(2);
        assertThat(gauge("sluice.channel.capacity")).isEqualTo(6);
        assertThat(counter("sluice.channel.sent")).isEqualTo(sent + 3);

        Receiver<String> last = one.newReceiver();
        registry.close("c1");
        assertThat(last.receive(PATIENCE)).isEqualTo("b");

        assertThat(gauge("sluice.channel.depth")).isEqualTo(1);
        assertThat(gauge("sluice.channel.capacity")).isEqualTo(3);
        assertThat(counter("sluice.channel.sent")).isEqualTo(sent + 3);
        assertThat(counter("sluice.channel.received")).isEqualTo(received + 2);
        assertThat(meters.find("sluice.channel.depth").tag("channel", "c1").gauge()).isNull();
    }

    @Test
    void counters_afterAGarbageCollection_goOn() throws Exception {
        double before = counter("sluice.channel.sent");
        long wired = (long) meters.get("sluice.channel.sent").tag("channel", "audit").functionCounter().count();
        var garbage = new WeakReference<>(new Object());
        await().atMost(PATIENCE).until(() -> {
            System.gc();
            return garbage.get() == null;
        });

        registry.create("c3", "counted", String.class).newSender().send("a");
        audit.send(3);

        assertThat(counter("sluice.channel.sent")).isEqualTo(before + 1);
        registry.find("c3", String.class).orElseThrow().control().drain();
        assertThat(meters.get("sluice.channel.sent").tag("channel", "audit").functionCounter().count())
                .isEqualTo(wired + 1);
    }

    private double gauge(String meter) {
        Gauge found = meters.get(meter).tag("channel", "counted").gauge();
        return found.value();
    }

    private double counter(String meter) {
        FunctionCounter found = meters.get(meter).tag("channel", "counted").functionCounter();
        return found.count();
    }
}

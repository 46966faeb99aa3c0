package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.logging.LogRecord;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.Broadcaster;
import io.quarkiverse.sluice.Pipeline;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.ReachedByRegistry;
import io.quarkiverse.sluice.cdi.Stage;
import io.quarkiverse.sluice.cdi.Subscribe;
import io.quarkiverse.sluice.runtime.config.SluiceRuntimeConfig;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.config.EnvConfigSource;

class EnvironmentTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Mill.class, Environment.class)
                    .addAsServiceProvider(ConfigSource.class, Environment.class))
            .overrideConfigKey("quarkus.sluice.pipelines.e-t-l.stages", "parse-row")
            .setLogRecordPredicate(record -> record.getLoggerName().equals("io.quarkiverse.sluice"))
            .assertLogRecords(EnvironmentTest::unknownNameIsAWarning);

    @Inject
    SluiceRuntimeConfig config;

    @Inject
    @ChannelName
    @ReachedByRegistry
    Sender<String> orders;

    @Inject
    Mill mill;

    @Inject
    @ChannelName("orders-dead")
    @ReachedByRegistry
    Sender<String> dead;

    @Inject
    @ChannelName("dotted.name")
    @ReachedByRegistry
    Sender<String> dotted;

    @Inject
    @ChannelName("stock-prices")
    Broadcaster<String> prices;

    @Inject
    @ChannelName("e-t-l")
    Pipeline<String, String> etl;

    @Test
    void plainName_isReached() {
        assertThat(orders.capacity()).isEqualTo(2);
    }

    @Test
    void nameWithDash_isReached() {
        assertThat(dead.capacity()).isEqualTo(3);
        assertThat(prices.statistics().buffer()).isEqualTo(4);
    }

    @Test
    void groupWithinAName_isReached() {
        assertThat(config.channels().get("orders-dead").retry().maxAttempts()).isEqualTo(8);
        assertThat(config.channels().get("orders-dead").batch().size()).isEqualTo(9);
    }

    @Test
    void nameWithDot_isReached() {
        assertThat(dotted.capacity()).isEqualTo(5);
    }

    @Test
    void stageWithDash_isReached() {
        assertThat(etl.statistics().get(0).concurrency()).isEqualTo(6);
    }

    @Test
    void subscriberWithDash_isReached() {
        assertThat(prices.tryBroadcast("one")).isTrue();
        mill.entered.acquireUninterruptibly();
        assertThat(prices.tryBroadcast("two")).isTrue();

        assertThat(prices.tryBroadcast("three")).isFalse();
        mill.mayGoOn.release(2);
    }

    private static void unknownNameIsAWarning(List<LogRecord> records) {
        assertThat(records).extracting(record -> record.getMessage() + List.of(record.getParameters()))
                .filteredOn(text -> text.contains("environment")).singleElement().asString()
                .contains("no channel named 'ordres'", "did you mean 'orders'?");
    }

    /** Stands in for the variables that a process is started with. */
    public static class Environment extends EnvConfigSource {

        private static final int ORDINAL = 300;

        public Environment() {
            super(Map.of("QUARKUS_SLUICE_CHANNELS_ORDERS_CAPACITY", "2",
                    "QUARKUS_SLUICE_CHANNELS_ORDERS_DEAD_CAPACITY", "3",
                    "QUARKUS_SLUICE_BROADCASTERS_STOCK_PRICES_BUFFER", "4",
                    "QUARKUS_SLUICE_BROADCASTERS_STOCK_PRICES_SUBSCRIBERS_WALL_BOARD_BUFFER", "1",
                    "QUARKUS_SLUICE_BROADCASTERS_STOCK_PRICES_SUBSCRIBERS_WALL_BOARD_SLOW_SUBSCRIBER", "block",
                    "QUARKUS_SLUICE_CHANNELS__DOTTED_NAME__CAPACITY", "5",
                    "QUARKUS_SLUICE_PIPELINES_E_T_L_STAGE_PARSE_ROW_CONCURRENCY", "6",
                    "QUARKUS_SLUICE_CHANNELS_ORDERS_DEAD_RETRY_MAX_ATTEMPTS", "8",
                    "QUARKUS_SLUICE_CHANNELS_ORDERS_DEAD_BATCH_SIZE", "9",
                    "QUARKUS_SLUICE_CHANNELS_ORDRES_CAPACITY", "7"), ORDINAL);
        }
    }

    @Singleton
    static class Mill {

        final Semaphore entered = new Semaphore(0);
        final Semaphore mayGoOn = new Semaphore(0);

        @Subscribe(value = "stock-prices", name = "wall-board")
        void show(String price) throws InterruptedException {
            entered.release();
            mayGoOn.acquire();
        }

        @Stage("e-t-l.parse-row")
        String parse(String line) {
            return line;
        }
    }
}

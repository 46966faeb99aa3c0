package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.Broadcaster;
import io.quarkiverse.sluice.Pipeline;
import io.quarkiverse.sluice.Requester;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.ReachedByRegistry;
import io.quarkiverse.sluice.cdi.Respond;
import io.quarkiverse.sluice.cdi.Stage;
import io.quarkiverse.sluice.cdi.Subscribe;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.QuarkusUnitTest;

class ConfigFaultsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Desk.class))
            .overrideConfigKey("quarkus.sluice.channels.ordes.capacity", "4")
            .overrideConfigKey("quarkus.sluice.channels.parcel.dead-letter", "parcel-dead")
            .overrideConfigKey("quarkus.sluice.broadcasters.price.buffer", "4")
            .overrideConfigKey("quarkus.sluice.requesters.quotas.capacity", "4")
            .overrideConfigKey("quarkus.sluice.pipelines.etl.stages", "parse")
            .overrideConfigKey("quarkus.sluice.pipelines.elt.capacity", "4")
            .overrideConfigKey("quarkus.sluice.pipelines.etl.stage.pars.concurrency", "4")
            .overrideConfigKey("quarkus.sluice.channels.orders.capacity", "many")
            .overrideConfigKey("quarkus.sluice.channels.orders.concurrency", "0")
            .overrideConfigKey("quarkus.sluice.channels.parcels.capacity", "-1")
            .overrideConfigKey("quarkus.sluice.channels.news.capacity", "unbounded")
            .overrideConfigKey("quarkus.sluice.channels.news.overflow", "drop-oldest")
            .overrideConfigKey("quarkus.sluice.channels.last.capacity", "2")
            .overrideConfigKey("quarkus.sluice.channels.last.overflow", "latest")
            .overrideConfigKey("quarkus.sluice.templates.tenant.capacity", "-5")
            .overrideConfigKey("quarkus.sluice.templates.endless.capacity", "unbounded")
            .overrideConfigKey("quarkus.sluice.templates.endless.overflow", "drop-newest")
            .overrideConfigKey("quarkus.sluice.templates.orders.capacity", "4")
            .overrideConfigKey("quarkus.sluice.broadcasters.prices.buffer", "0")
            .overrideConfigKey("quarkus.sluice.broadcasters.prices.subscribers.show.buffer", "-5")
            .overrideConfigKey("quarkus.sluice.broadcasters.prices.subscribers.shwo.buffer", "5")
            .overrideConfigKey("quarkus.sluice.broadcasters.ticks.replay", "-6")
            .overrideConfigKey("quarkus.sluice.broadcasters.beats.buffer", "7")
            .overrideConfigKey("quarkus.sluice.broadcasters.beats.replay", "8")
            .overrideConfigKey("quarkus.sluice.requesters.quotes.timeout", "0s")
            .overrideConfigKey("quarkus.sluice.requesters.quotes.capacity", "-2")
            .overrideConfigKey("quarkus.sluice.requesters.quotes.concurrency", "0")
            .overrideConfigKey("quarkus.sluice.pipelines.etl.capacity", "-3")
            .overrideConfigKey("quarkus.sluice.pipelines.etl.stage.parse.concurrency", "0")
            .overrideConfigKey("quarkus.sluice.pipelines.etl.stage.parse.capacity", "-4")
            .overrideConfigKey("quarkus.sluice.shutdown.drain-timeout", "-1s")
            .overrideConfigKey("quarkus.sluice.health.stalled-after", "0s")
            .assertException(ConfigFaultsTest::listsEveryFault);

    @Test
    void start_withFaults_fails() {
        Assertions.fail("the application must not start");
    }

    private static void listsEveryFault(Throwable failure) {
        Throwable fault = Stream.iterate(failure, t -> t != null, Throwable::getCause)
                .filter(ConfigurationException.class::isInstance).findFirst().orElseThrow();

        assertThat(fault).hasMessageContainingAll(
                "quarkus.sluice.channels.ordes.*: no channel named 'ordes' is used in the application: did you mean 'orders'?",
                "quarkus.sluice.channels.parcel.*: no channel named 'parcel' is used in the application: did you mean 'parcels'?",
                "no broadcaster named 'price' is used in the application: did you mean 'prices'?",
                "no requester named 'quotas' is used in the application: did you mean 'quotes'?",
                "no pipeline named 'elt' is used in the application: did you mean 'etl'?",
                "no stage of pipeline 'etl' named 'pars' is used in the application: did you mean 'parse'?",
                "quarkus.sluice.channels.orders.capacity=many: must be a number of messages from 0",
                "quarkus.sluice.channels.orders.concurrency=0: must be at least 1 handler",
                "quarkus.sluice.channels.parcels.capacity=-1: must be a number of messages from 0",
                "quarkus.sluice.channels.news.capacity=unbounded: must be a bounded number",
                "quarkus.sluice.channels.last.capacity=2: must be 1 or left out with overflow=latest",
                "quarkus.sluice.templates.tenant.capacity=-5: must be a number of messages from 0",
                "quarkus.sluice.templates.endless.capacity=unbounded: must be a bounded number",
                "quarkus.sluice.templates.orders.*: there is a channel 'orders'",
                "quarkus.sluice.broadcasters.prices.buffer=0: must be at least 1 event",
                "quarkus.sluice.broadcasters.prices.subscribers.show.buffer=-5: must be at least 1 event",
                "no subscriber of broadcaster 'prices' named 'shwo' is used in the application: did you mean 'show'?",
                "quarkus.sluice.broadcasters.ticks.replay=-6: must be at least 0 events",
                "quarkus.sluice.broadcasters.beats.replay=8: must be at most 7, the events that the buffer holds",
                "quarkus.sluice.requesters.quotes.timeout=PT0S: must be longer than zero",
                "quarkus.sluice.requesters.quotes.capacity=-2: must be at least 0 requests",
                "quarkus.sluice.requesters.quotes.concurrency=0: must be at least 1 request",
                "quarkus.sluice.pipelines.etl.capacity=-3: must be at least 0 messages",
                "quarkus.sluice.pipelines.etl.stage.parse.concurrency=0: must be at least 1 message",
                "quarkus.sluice.pipelines.etl.stage.parse.capacity=-4: must be at least 0 messages",
                "quarkus.sluice.shutdown.drain-timeout=PT-1S: must be zero or more",
                "quarkus.sluice.health.stalled-after=PT0S: must be longer than zero");
        assertThat(fault).hasMessageContaining("has 27 faults");
    }

    @Singleton
    static class Desk {

        @ChannelName
        @ReachedByRegistry
        Sender<String> orders;
        @ChannelName
        @ReachedByRegistry
        Sender<String> parcels;
        @ChannelName
        @ReachedByRegistry
        Sender<String> news;
        @ChannelName
        @ReachedByRegistry
        Sender<String> last;
        @ChannelName
        Broadcaster<String> prices;
        @ChannelName
        Broadcaster<String> ticks;
        @ChannelName
        Broadcaster<String> beats;
        @ChannelName
        Requester<String, String> quotes;
        @ChannelName
        Pipeline<String, String> etl;

        @Respond("quotes")
        String answer(String request) {
            return request;
        }

        @Subscribe("prices")
        void show(String price) {
        }

        @Stage("etl.parse")
        String parse(String line) {
            return line;
        }
    }
}

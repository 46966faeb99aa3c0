package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.ChannelControl;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.ReachedByRegistry;
import io.quarkus.arc.Arc;
import io.quarkus.arc.Unremovable;
import io.quarkus.test.QuarkusUnitTest;

class InjectionTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Desk.class, ShortLived.class));

    @Inject
    Desk desk;

    @Inject
    @ChannelName("letters")
    Receiver<String> letters;

    @Inject
    @ChannelName("letters")
    ChannelControl<String> control;

    @Test
    void field_withName_isEndOfThatChannel() throws Exception {
        desk.named.send("a");

        assertThat(letters.receive()).isEqualTo("a");
        assertThat(desk.named.name()).isEqualTo("letters");
    }

    @Test
    void field_withoutName_takesItsOwn() {
        assertThat(desk.parcels.name()).isEqualTo("parcels");
        assertThat(desk.parcels.capacity()).isEqualTo(256);
    }

    @Test
    void constructorParameter_withoutName_takesItsOwn() {
        assertThat(desk.replies.name()).isEqualTo("replies");
    }

    @Test
    void genericPayload_isPartOfTheType() throws Exception {
        desk.tables.send(Map.of("k", List.of(1)));

        assertThat(desk.tableReceiver.receive()).containsEntry("k", List.of(1));
    }

    @Test
    void instance_givesAnEndOfTheChannel() {
        assertThat(desk.instance.get().name()).isEqualTo("letters");
    }

    @Test
    void programmaticLookUp_withLiteral_findsTheEnd() {
        Sender<String> found = Arc.container().select(new TypeLiteral<Sender<String>>() {
        }, ChannelName.Literal.of("letters")).get();

        assertThat(found.name()).isEqualTo("letters");
    }

    @Test
    void bean_destroyed_closesOnlyItsOwnEnd() {
        int before = control.statistics().senders();
        var handle = Arc.container().instance(ShortLived.class);
        Sender<String> own = handle.get().letters;
        assertThat(control.statistics().senders()).isEqualTo(before + 1);

        handle.destroy();

        assertThat(control.statistics().senders()).isEqualTo(before);
        assertThatThrownBy(() -> own.trySend("late")).isInstanceOf(ChannelClosedException.class)
                .hasMessageContaining("letters");
        assertThat(desk.named.isClosed()).isFalse();
    }

    @Test
    void injectedEnd_fail_isRefusedNamingTheControl() {
        assertThatThrownBy(() -> desk.named.fail(new IllegalStateException()))
                .isInstanceOf(UnsupportedOperationException.class).hasMessageContaining("ChannelControl");
    }

    @Singleton
    static class Desk {

        @ChannelName("letters")
        Sender<String> named;

        @ChannelName
        @ReachedByRegistry
        Sender<Integer> parcels;

        @ChannelName("letters")
        Instance<Sender<String>> instance;

        @ChannelName("tables")
        Sender<Map<String, List<Integer>>> tables;

        @ChannelName("tables")
        Receiver<Map<String, List<Integer>>> tableReceiver;

        final Sender<Long> replies;

        Desk(@ChannelName @ReachedByRegistry Sender<Long> replies) {
            this.replies = replies;
        }
    }

    @Dependent
    @Unremovable
    static class ShortLived {

        @ChannelName
        Sender<String> letters;
    }
}

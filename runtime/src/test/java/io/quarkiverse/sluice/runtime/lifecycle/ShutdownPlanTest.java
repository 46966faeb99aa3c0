package io.quarkiverse.sluice.runtime.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.internal.ManagedChannel;
import io.quarkiverse.sluice.runtime.OpenHub;
import io.quarkiverse.sluice.runtime.node.ChannelNode;
import io.quarkiverse.sluice.runtime.registry.DynamicChannel;
import io.quarkiverse.sluice.runtime.wiring.ChannelSpec;
import io.quarkiverse.sluice.runtime.wiring.NodeKind;
import io.quarkiverse.sluice.runtime.wiring.NodeRef;
import io.quarkiverse.sluice.runtime.wiring.PipelineSpec;
import io.quarkiverse.sluice.runtime.wiring.ShutdownGroup;
import io.quarkiverse.sluice.runtime.wiring.Wiring;

class ShutdownPlanTest {

    private static final ShutdownGroup MILL = alone(NodeKind.PIPELINE, "mill");
    private static final ShutdownGroup QUOTES = alone(NodeKind.REQUESTER, "quotes");
    private static final ShutdownGroup BAD_ORDERS = alone(NodeKind.CHANNEL, "bad-orders");
    private static final ShutdownGroup BAD_CORN = alone(NodeKind.CHANNEL, "bad-corn");

    @Test
    void of_withDynamicChannels_endsThemBeforeRequestersAndAllDeadLetters() {
        var wiring = new Wiring(List.of(new ChannelSpec("orders", null, "bad-orders")), List.of(), List.of("quotes"),
                List.of(new PipelineSpec("mill", List.of("grind"), Map.of("grind", "bad-corn"), Map.of())), List.of(),
                List.of(MILL, QUOTES, BAD_ORDERS, BAD_CORN));
        var channel = ManagedChannel.of(Channels.<Object> builder("tenant-1").build());
        var made = new DynamicChannel(new ChannelNode("tenant-1", channel, null, null), "tenant", "java.lang.String");

        var plan = ShutdownPlan.of(new OpenHub(wiring, Map.of(), null), List.of(made));

        NodeRef key = plan.nodes().keySet().iterator().next();
        assertThat(plan.nodes()).hasSize(1).containsEntry(key, made.node());
        assertThat(plan.order()).containsExactly(MILL, new ShutdownGroup(List.of(key), true), QUOTES, BAD_ORDERS, BAD_CORN);
    }

    private static ShutdownGroup alone(NodeKind kind, String name) {
        return new ShutdownGroup(List.of(new NodeRef(kind, name)), false);
    }
}

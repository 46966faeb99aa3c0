package io.quarkiverse.sluice.runtime.end;

import io.quarkiverse.sluice.Pipeline;
import io.quarkiverse.sluice.runtime.ChannelHub;

/** Gives a bean ends of a pipeline of its own. */
public final class PipelineCreator extends EndCreator<Pipeline<Object, Object>> {

    @Override
    Pipeline<Object, Object> create(ChannelHub hub, String name) {
        return hub.pipeline(name).pipeline().newView();
    }
}

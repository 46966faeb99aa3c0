package io.quarkiverse.sluice.runtime.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import io.quarkiverse.sluice.ChannelStatistics;

/** The channels that were made while the application runs. Thread-safe. */
public final class DynamicChannels {

    private final Lock lock = new ReentrantLock();
    private final Map<String, DynamicChannel> open = new TreeMap<>();
    private final List<DynamicChannel> ending = new ArrayList<>();
    private final Map<String, TemplateFigures> gone = new TreeMap<>();
    private boolean over;

    /** Those that have not been closed, by name. */
    public List<DynamicChannel> open() {
        lock.lock();
        try {
            return List.copyOf(open.values());
        } finally {
            lock.unlock();
        }
    }

    Optional<DynamicChannel> find(String name) {
        lock.lock();
        try {
            return Optional.ofNullable(open.get(name));
        } finally {
            lock.unlock();
        }
    }

    /**
     * The channel of that name, made if there is none.
     *
     * @throws IllegalStateException if the application is ending
     */
    DynamicChannel findOrAdd(String name, Supplier<DynamicChannel> maker) {
        lock.lock();
        try {
            forgetDrained();
            DynamicChannel there = open.get(name);
            if (there != null) {
                return there;
            }
            if (over) {
                throw new IllegalStateException("The channel '" + name
                        + "' is asked for while the application is ending: make channels while it runs");
            }
            DynamicChannel made = maker.get();
            open.put(name, made);
            return made;
        } finally {
            lock.unlock();
        }
    }

    /** Takes a channel out; what is in it counts until it has been received. */
    Optional<DynamicChannel> remove(String name) {
        lock.lock();
        try {
            Optional<DynamicChannel> removed = Optional.ofNullable(open.remove(name));
            removed.ifPresent(ending::add);
            return removed;
        } finally {
            lock.unlock();
        }
    }

    /** Allows no more to be made, and returns all that may still have messages. */
    public Collection<DynamicChannel> end() {
        lock.lock();
        try {
            over = true;
            var all = new ArrayList<>(open.values());
            all.addAll(ending);
            return all;
        } finally {
            lock.unlock();
        }
    }

    /** The figures of all channels that were ever made from a template, taken together. */
    public ChannelStatistics statistics(String template) {
        lock.lock();
        try {
            forgetDrained();
            TemplateFigures figures = gone.getOrDefault(template, TemplateFigures.NONE);
            for (DynamicChannel channel : open.values()) {
                figures = channel.template().equals(template) ? figures.plus(channel.node().statistics()) : figures;
            }
            for (DynamicChannel channel : ending) {
                figures = channel.template().equals(template) ? figures.plus(channel.node().statistics()) : figures;
            }
            return figures.asStatistics();
        } finally {
            lock.unlock();
        }
    }

    /** Of those that were closed, keeps only what they have counted once they are empty. */
    private void forgetDrained() {
        ending.removeIf(channel -> {
            ChannelStatistics last = channel.node().statistics();
            boolean drained = last.closed() != null && last.depth() == 0;
            if (drained) {
                gone.merge(channel.template(), TemplateFigures.NONE.plus(last).withoutRoom(), TemplateFigures::plus);
            }
            return drained;
        });
    }
}

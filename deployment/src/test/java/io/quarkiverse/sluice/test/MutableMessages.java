package io.quarkiverse.sluice.test;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Date;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;

import io.quarkiverse.sluice.Broadcaster;
import io.quarkiverse.sluice.Pipeline;
import io.quarkiverse.sluice.Requester;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.ReachedByRegistry;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkiverse.sluice.cdi.Respond;
import io.quarkiverse.sluice.cdi.SendTo;
import io.quarkiverse.sluice.cdi.Stage;

/** Messages that somebody may change after they were sent. */
final class MutableMessages {

    private MutableMessages() {
    }

    static class Desk {

        @ChannelName
        Sender<Order> orders;
        @ChannelName
        @ReachedByRegistry
        Sender<Order> again;
        @ChannelName
        Broadcaster<Deep> deep;
        @ChannelName
        @ReachedByRegistry
        Sender<Open> open;
        @ChannelName
        @ReachedByRegistry
        Sender<Fluent> fluent;
        @ChannelName
        @ReachedByRegistry
        Sender<Shape> shapes;
        @ChannelName
        @ReachedByRegistry
        Sender<Plugin> plugins;
        @ChannelName
        @ReachedByRegistry
        Sender<Box<Point>> boxes;
        @ChannelName
        @ReachedByRegistry
        Sender<Heir> heirs;
        @ChannelName
        Requester<String, Reply> requests;
        @ChannelName
        @ReachedByRegistry
        Sender<byte[]> bytes;
        @ChannelName
        @ReachedByRegistry
        Sender<HashMap<String, String>> maps;
        @ChannelName
        @ReachedByRegistry
        Sender<Many> many;

        @Receive("orders")
        @SendTo("loops")
        Loop take(Order order) {
            return new Loop(null, null);
        }

        @Receive("loops")
        void loop(Loop loop) {
        }

        @Respond("requests")
        Reply reply(String request) {
            return new Reply(new byte[0]);
        }
    }

    record Order(List<Item> items) {
    }

    record Item(String name, ArrayList<String> tags) {
    }

    record Deep(One one) {
    }

    static final class One {

        private final Two two = new Two(new Three());

        Two two() {
            return two;
        }
    }

    record Two(Three three) {
    }

    static class Three {

        private String text = "";

        public void setText(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    static class Open {

        public int count;
    }

    static class Fluent {

        private String name = "";

        public Fluent setName(String name) {
            this.name = name;
            return this;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    sealed interface Shape permits Circle, Dot {
    }

    record Circle(Point centre, double radius) implements Shape {
    }

    record Dot() implements Shape {
    }

    static class Point {

        private int x;

        public int getX() {
            return x;
        }

        public void setX(int x) {
            this.x = x;
        }
    }

    interface Plugin {
    }

    static class LoudPlugin implements Plugin {

        public int volume;
    }

    record Box<T>(T content) {
    }

    abstract static class Parent {

        private int age;

        public int getAge() {
            return age;
        }

        public void setAge(int age) {
            this.age = age;
        }
    }

    static class Heir extends Parent {
    }

    record Reply(byte[] data) {
    }

    /** Leads back to itself. */
    record Loop(Loop next, long[][] parts) {
    }

    record Many(Date date, StringBuilder builder, ByteBuffer buffer, Deque<String> queue) {
    }

    static class Mill {

        @ChannelName
        Pipeline<String, String> mill;

        @Stage("mill.first")
        List<List<StringBuilder>> first(String text) {
            return List.of(List.of(new StringBuilder(text)));
        }

        @Stage("mill.second")
        String second(List<StringBuilder> text) {
            return text.toString();
        }
    }
}

package io.quarkiverse.sluice.test;

import java.util.List;

import jakarta.inject.Singleton;

import io.quarkiverse.sluice.Broadcaster;
import io.quarkiverse.sluice.ChannelControl;
import io.quarkiverse.sluice.Pipeline;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Requester;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkiverse.sluice.cdi.Respond;
import io.quarkiverse.sluice.cdi.SendTo;
import io.quarkiverse.sluice.cdi.Subscribe;

/** An application with the mistakes that need more than one place. */
final class WiringFaultsApp {

    private WiringFaultsApp() {
    }

    /** The other sides of what has faults of another kind. */
    @Singleton
    static class Counterparts {

        @ChannelName
        Sender<String> dying;
        @ChannelName
        Sender<String> source;
        @ChannelName
        Sender<String> rivals;
        @ChannelName
        Sender<String> shared;
        @ChannelName
        Requester<String, String> two;
        @ChannelName
        Broadcaster<String> s13;
        @ChannelName
        Pipeline<String, String> mill;
        @ChannelName("short")
        Pipeline<String, String> tooShort;
        @ChannelName("dying-off")
        Sender<String> dyingOff;
        @ChannelName("dying-unread")
        Sender<String> dyingUnread;
        @ChannelName("raw")
        Receiver<String> raw;
        @ChannelName("wild")
        Sender<String> wild;
        @ChannelName("nested")
        Sender<List<String>> nested;

        @Respond("halfRaw")
        String answer(String request) {
            return request;
        }

        @Receive("dying-off")
        void dyingOff(String message) {
        }

        @Receive("dying-unread")
        void dyingUnread(String message) {
        }
    }

    static class Variance {

        @ChannelName("narrow")
        Sender<Number> wide;
        @ChannelName("lists")
        Sender<List<Integer>> integers;

        @Receive("narrow")
        void narrow(Integer number) {
        }

        @Receive("lists")
        void numbers(List<Number> numbers) {
        }
    }

    static class OneSided {

        @ChannelName
        Sender<String> unread;
        @ChannelName
        Sender<String> parcels;
        @ChannelName
        ChannelControl<String> controlled;
        @ChannelName
        Requester<String, String> ignored;

        @Receive("parcles")
        void typo(String parcel) {
        }

        @Receive("parcels")
        void parcels(String parcel) {
        }

        @Subscribe("silent")
        void silent(String event) {
        }

        @Respond("unasked")
        String unasked(String request) {
            return request;
        }
    }

    static class Strays implements Contract {

        @ChannelName
        String text;

        @SendTo("parcels")
        String forgotten(String message) {
            return message;
        }

        @Receive("")
        void nameless(String message) {
        }

        @Receive("d1")
        @SendTo({ "d2", "d2" })
        String doubled(String message) {
            return message;
        }

        @Override
        public void promised(String message) {
        }
    }

    interface Contract {

        @Receive("promised")
        void promised(String message);
    }

    abstract static class Inherited<T> {

        @Receive("inherited")
        void generic(T message) {
        }
    }

    @Singleton
    static class Heir extends Inherited<String> {
    }

    static class Off {

        @ChannelName
        Sender<String> off;
        @ChannelName("to-off")
        Sender<String> toOff;

        @Receive("to-off")
        @SendTo("off")
        String toOff(String message) {
            return message;
        }
    }

    static class Circle {

        @ChannelName
        Sender<String> here;

        @Receive("here")
        @SendTo("there")
        String forth(String message) {
            return message;
        }

        @Receive("there")
        void back(String message) throws InterruptedException {
            here.send(message);
        }
    }

    static class Baskets {

        @ChannelName
        Sender<Basket> baskets;

        @Receive("baskets")
        void take(Basket basket) {
        }
    }

    record Basket(List<Item> items) {
    }

    record Item(List<Label> labels) {
    }

    static class Label {

        private String text;

        public String getText() {
            return text;
        }

        public void setText(String text) {
            this.text = text;
        }
    }
}

package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.logging.LogRecord;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class MessageSafetyTest {

    private static final String APP_NAME = MutableMessages.class.getName() + "$";

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClass(MutableMessages.class)
                    .addClasses(MutableMessages.class.getDeclaredClasses()))
            .overrideConfigKey("quarkus.sluice.pipelines.mill.stages", "first,second")
            .setLogRecordPredicate(record -> record.getMessage().startsWith("The wiring of Sluice has"))
            .assertLogRecords(MessageSafetyTest::tellsEachTypeOnceWithItsPath);

    @Test
    void start_withMutableMessages_goesOn() {
    }

    private static void tellsEachTypeOnceWithItsPath(List<LogRecord> records) {
        assertThat(records).hasSize(1);
        List<String> warnings = records.get(0).getMessage().lines().filter(line -> line.startsWith(" - ")).toList();

        told(warnings, "Order", "(channel 'again', " + APP_NAME + "Desk#again)",
                "can be changed after they are sent: Order.items -> Item.tags: java.util.ArrayList;");
        told(warnings, "Deep", "Deep.one -> One.two -> Two.three -> Three.setText(): a setter;");
        told(warnings, "Open", "Open.count: public and not final;");
        told(warnings, "Fluent", "Fluent.setName(): a setter;");
        told(warnings, "Shape", "Shape -> Circle.centre -> Point.setX(): a setter;");
        told(warnings, "Plugin", "Plugin -> LoudPlugin.volume: public and not final;");
        told(warnings, "Box<" + APP_NAME + "Point>", "Box.content -> Point.setX(): a setter;");
        told(warnings, "Heir", "Parent.setAge(): a setter;");
        told(warnings, "Reply", "Reply.data: byte[];");
        told(warnings, "Loop", "Loop.parts: long[][];");
        told(warnings, "Many", "Many.buffer: java.nio.ByteBuffer, Many.builder: java.lang.StringBuilder,"
                + " Many.date: java.util.Date, Many.queue: java.util.Deque;");
        told(warnings, "", "messages of type byte[] (channel 'bytes'", "sent: byte[];");
        told(warnings, "", "messages of type java.util.HashMap<java.lang.String, java.lang.String> (channel 'maps'",
                "sent: java.util.HashMap;");
        told(warnings, "", "messages of type java.util.List<java.lang.StringBuilder> (pipeline 'mill'",
                "sent: java.lang.StringBuilder;");
        assertThat(warnings).isSorted().hasSize(14);
    }

    private static void told(List<String> warnings, String type, String... parts) {
        String name = type.isEmpty() ? "messages of type" : "messages of type " + APP_NAME + type + " (";
        assertThat(warnings).filteredOn(line -> line.contains(name)).filteredOn(line -> List.of(parts).stream()
                .allMatch(line::contains)).as("%s in %s", List.of(parts), String.join("\n", warnings)).hasSize(1);
    }
}

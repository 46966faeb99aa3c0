package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class MessageSafetyOffTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClass(MutableMessages.class)
                    .addClasses(MutableMessages.class.getDeclaredClasses()))
            .overrideConfigKey("quarkus.sluice.message-safety", "off")
            .overrideConfigKey("quarkus.sluice.pipelines.mill.stages", "first,second")
            .setLogRecordPredicate(record -> record.getMessage().startsWith("The wiring of Sluice has"))
            .assertLogRecords(records -> assertThat(records).isEmpty());

    @Test
    void build_withMutableMessages_saysNothing() {
    }
}

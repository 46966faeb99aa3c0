package io.quarkiverse.sluice.demo.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.sluice.demo.web.Fault;
import io.quarkiverse.sluice.demo.web.ProblemException;

@Timeout(10)
class SettingsTest {

    private static final Parameter MESSAGES = Parameter.count("messages", 5, 1, 100, "messages that are sent");
    private static final Parameter PAUSE = Parameter.millis("pause", 500, "rest after each send");
    private static final About ABOUT = new About("test", "Test", "nothing", "", List.of(MESSAGES, PAUSE));

    @Test
    void of_emptyQuery_defaults() {
        var settings = Settings.of(ABOUT, Map.of());

        assertThat(settings.get(MESSAGES)).isEqualTo(5);
        assertThat(settings.duration(PAUSE)).hasMillis(500);
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 100 })
    void of_limits_areAllowed(int value) {
        assertThat(Settings.of(ABOUT, Map.of("messages", List.of(String.valueOf(value)))).get(MESSAGES)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "101", "-1", "", "five", "1.5", "99999999999" })
    void of_outOfRange_faultNamesParameterValueAndRange(String value) {
        assertThat(faults(Map.of("messages", List.of(value)))).containsExactly(
                new Fault("messages", value, "must be a whole number from 1 to 100 (count)"));
    }

    @Test
    void of_unknownParameter_faultNamesTheKnownOnes() {
        assertThat(faults(Map.of("mesages", List.of("5")))).containsExactly(
                new Fault("mesages", "5", "is no parameter of lesson test: use messages, pause"));
    }

    @Test
    void of_givenTwice_isRefused() {
        assertThat(faults(Map.of("messages", List.of("1", "2")))).extracting(Fault::value).containsExactly("1, 2");
    }

    @Test
    void of_severalFaults_allAreNamed() {
        assertThat(faults(Map.of("messages", List.of("0"), "pause", List.of("10001")))).hasSize(2);
    }

    private static List<Fault> faults(Map<String, List<String>> query) {
        var failure = catchThrowableOfType(ProblemException.class, () -> Settings.of(ABOUT, query));
        assertThat(failure.problem().status()).isEqualTo(400);
        return failure.problem().faults();
    }
}

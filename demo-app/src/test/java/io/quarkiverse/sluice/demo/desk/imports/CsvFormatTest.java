package io.quarkiverse.sluice.demo.desk.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.sluice.demo.desk.order.OrderForm;

@Timeout(10)
class CsvFormatTest {

    private final CsvFormat format = new CsvFormat();

    @Test
    void parse_quotes_areUndone() throws Exception {
        assertThat(format.parse("\"Smith, \"\"Jo\"\"\",rope, 3")).isEqualTo(new OrderForm("Smith, \"Jo\"", "rope", 3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Ada,rope         | the line has 2 fields
            Ada,rope,3,4     | the line has 4 fields
            ''               | the line has 0 fields
            Ada,rope,three   | quantity 'three' must be a whole number
            Ada,rope,        | quantity '' must be a whole number
            "Ada,rope,3      | the line is not CSV
            """)
    void parse_badLine_saysWhy(String line, String reason) {
        assertThatThrownBy(() -> format.parse(line)).isInstanceOf(BadLineException.class).hasMessageStartingWith(reason);
    }

    @Test
    void isHeader_namesOfColumns_true() {
        assertThat(format.isHeader("Customer,Article,Quantity")).isTrue();
        assertThat(format.isHeader("Ada,rope,3")).isFalse();
    }
}

package io.quarkiverse.sluice.demo.desk.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class LineReaderTest {

    private static final int MAX = 10;

    @Test
    void next_emptyFile_noLine() throws IOException {
        assertThat(lines("")).isEmpty();
    }

    @Test
    void next_anyLineEnd_lineIsWithoutIt() throws IOException {
        assertThat(lines("one\ntwo\r\n\nfour")).extracting(Line::text).containsExactly("one", "two", "", "four");
    }

    @Test
    void next_lastLineEnds_noEmptyLineFollows() throws IOException {
        assertThat(lines("one\n")).extracting(Line::number).containsExactly(1L);
    }

    @Test
    void next_longest_isKept() throws IOException {
        assertThat(lines("0123456789\r\n0123456789\n")).extracting(Line::text).containsExactly("0123456789", "0123456789");
    }

    @Test
    void next_tooLong_onlyItsNumberIsKept() throws IOException {
        var lines = lines("01234567890\nok\n" + "x".repeat(100_000) + "\r\nok");

        assertThat(lines).extracting(Line::text).containsExactly("", "ok", "", "ok");
        assertThat(lines.get(0).fault()).isEqualTo("the line has 11 bytes: make it at most 10");
        assertThat(lines.get(2).fault()).contains("100001 bytes");
        assertThat(lines.get(2).number()).isEqualTo(3);
    }

    @Test
    void next_notUtf8_isFaulty() throws IOException {
        var lines = read(new byte[] { 'a', (byte) 0xC3, '\n', 'b' });

        assertThat(lines.get(0).fault()).contains("UTF-8");
        assertThat(lines.get(1).text()).isEqualTo("b");
    }

    @Test
    void next_umlauts_areRead() throws IOException {
        assertThat(lines("Jürgen\nß")).extracting(Line::text).containsExactly("Jürgen", "ß");
    }

    private static List<Line> lines(String file) throws IOException {
        return read(file.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Line> read(byte[] file) throws IOException {
        var reader = new LineReader(new ByteArrayInputStream(file), MAX);
        var lines = new ArrayList<Line>();
        for (var line = reader.next(); line != null; line = reader.next()) {
            lines.add(line);
        }
        return lines;
    }
}

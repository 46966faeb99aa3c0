package io.quarkiverse.sluice.demo.desk.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Reads lines of UTF-8 of a limited length; of a longer one only its number is kept. Lines end with LF or CR LF, the last
 * one also with the file. Not thread-safe.
 */
final class LineReader {

    private static final int BUFFER = 16 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private final byte[] line;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private int position;
    private int limit;
    private long number;

    LineReader(InputStream in, int maxLength) {
        this.in = in;
        line = new byte[maxLength + 1]; // a CR may stand before the LF
    }

    /**
     * The next line, or {@code null} at the end of the file.
     * <p>
     * <b>Blocking:</b> until the line has arrived.
     *
     * @throws IOException if the file breaks off
     */
    @Nullable
    Line next() throws IOException {
        long length = 0;
        while (fill()) {
            byte next = buffer[position++];
            if (next == '\n') {
                return line(length);
            }
            if (length < line.length) {
                line[(int) length] = next;
            }
            length++;
        }
        return length == 0 ? null : line(length);
    }

    private boolean fill() throws IOException {
        if (position == limit) {
            position = 0;
            limit = Math.max(0, in.read(buffer));
        }
        return limit > 0;
    }

    private Line line(long length) {
        number++;
        long content = length > 0 && length <= line.length && line[(int) length - 1] == '\r' ? length - 1 : length;
        int maxLength = line.length - 1;
        if (content > maxLength) {
            return new Line(number, "", 0, "the line has " + content + " bytes: make it at most " + maxLength);
        }
        int size = (int) content;
        try {
            var text = decoder.decode(ByteBuffer.wrap(line, 0, size)).toString();
            return new Line(number, text, size, null);
        } catch (CharacterCodingException e) {
            return new Line(number, "", size, "the line is not UTF-8: convert the file");
        }
    }
}

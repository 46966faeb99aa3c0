package io.quarkiverse.sluice.demo.desk.imports;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** An upload that has announced more than it has sent; closing it hangs up in the middle. */
final class HalfUpload implements AutoCloseable {

    private final Socket connection;

    private HalfUpload(Socket connection) {
        this.connection = connection;
    }

    /** Sends the head of a request and the given lines of its body. */
    static HalfUpload start(URI imports, String lines) throws IOException {
        var upload = new HalfUpload(new Socket(imports.getHost(), imports.getPort()));
        upload.send("POST " + imports.getPath() + " HTTP/1.1\r\nHost: " + imports.getHost()
                + "\r\nContent-Type: text/csv\r\nContent-Length: 100000000\r\n\r\n" + lines);
        return upload;
    }

    private void send(String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        connection.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}

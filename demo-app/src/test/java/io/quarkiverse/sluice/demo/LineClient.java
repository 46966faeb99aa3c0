package io.quarkiverse.sluice.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** Reads an answer line by line while it arrives; closing it hangs up. */
public final class LineClient implements AutoCloseable {

    private final HttpResponse<java.io.InputStream> response;
    private final BufferedReader lines;

    private LineClient(HttpResponse<java.io.InputStream> response) {
        this.response = response;
        lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    /** Waits for the head of the answer only. */
    public static LineClient get(URI uri, String accept) throws IOException, InterruptedException {
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return new LineClient(client.send(
                HttpRequest.newBuilder(uri).header("Accept", accept).timeout(Duration.ofSeconds(30)).build(),
                HttpResponse.BodyHandlers.ofInputStream()));
    }

    public int status() {
        return response.statusCode();
    }

    /** The next line, or {@code null} at the end. */
    public @Nullable String next() throws IOException {
        return lines.readLine();
    }

    /** Skips lines up to the first that starts so; fails if the answer ends before. */
    public String nextStartingWith(String start) throws IOException {
        for (var line = next(); line != null; line = next()) {
            if (line.startsWith(start)) {
                return line;
            }
        }
        throw new AssertionError("The answer ended without a line that starts with " + start);
    }

    @Override
    public void close() throws IOException {
        response.body().close();
    }
}

package dev.cairn.serve;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.io.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Reads server-sent events one by one. */
final class Events implements AutoCloseable {
    private final InputStream body;
    private final BufferedReader lines;

    Events(String url) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url))
                                .timeout(Duration.ofMinutes(1))
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        body = answer.body();
        lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    /** Data of the next event; waits for it. */
    JsonNode next() throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("data: ")) {
                return Json.mapper().readTree(line.substring("data: ".length()));
            }
        }
        throw new IOException("the stream has ended");
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}

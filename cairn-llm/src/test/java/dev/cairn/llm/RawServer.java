package dev.cairn.llm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends the same bytes to everyone who connects, whatever they say, and keeps what the last one said. */
public final class RawServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Thread thread;
    private volatile String heard = "";

    public RawServer(String response) {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = new Thread(() -> serve(response), "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    public String url() {
        return "http://localhost:" + port() + "/v1";
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** What was read before the answer, at most 64 KB of it. */
    String heard() {
        return heard;
    }

    private void serve(String response) {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                byte[] bytes = new byte[1 << 16];
                int read = client.getInputStream().read(bytes);
                heard = new String(bytes, 0, Math.max(0, read), StandardCharsets.ISO_8859_1);
                client.getOutputStream().write(response.getBytes(StandardCharsets.ISO_8859_1));
                client.getOutputStream().flush();
            } catch (IOException e) {
                heard = "nothing: " + e.getMessage();
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package dev.cairn.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Passes connections on to a server that is still there when the connections to it are not. */
final class Relay implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final int port;
    private volatile URI target;
    private volatile ServerSocket listening;

    Relay(String target) {
        this.target = URI.create(target);
        listening = listen(0);
        port = listening.getLocalPort();
    }

    String address() {
        return "http://localhost:" + port;
    }

    /** Ends all connections and takes no new ones. */
    void cut() {
        closeQuietly(listening);
        sockets.forEach(Relay::closeQuietly);
        sockets.clear();
    }

    /** Takes connections again, from now on to this server. */
    void restore(String to) {
        target = URI.create(to);
        listening = listen(port);
    }

    private ServerSocket listen(int at) {
        try {
            ServerSocket server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getByName("localhost"), at));
            threads.execute(() -> accept(server));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket server) {
        while (true) {
            try {
                Socket from = server.accept();
                Socket to = new Socket(target.getHost(), target.getPort());
                sockets.add(from);
                sockets.add(to);
                threads.execute(() -> copy(from, to));
                threads.execute(() -> copy(to, from));
            } catch (IOException e) {
                return; // cut
            }
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // one side has gone, and so does the other
        }
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        cut();
        threads.shutdownNow();
    }
}

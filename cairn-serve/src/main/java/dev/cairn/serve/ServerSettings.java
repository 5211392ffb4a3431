package dev.cairn.serve;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a server listens and what it allows.
 *
 * @param host name or address of the interface
 * @param port 0 for any that is free
 * @param token to be shown with every request, if there is one
 * @param sessions environments and episodes at once
 * @param idle how long one of them may go unused
 * @param runs folder of run directories
 */
public record ServerSettings(String host, int port, Optional<String> token, int sessions, Duration idle, Path runs) {
    /** Without the secret. */
    @Override
    public String toString() {
        return "ServerSettings[host=" + host + ", port=" + port + ", sessions=" + sessions + "]";
    }
}

package dev.cairn.pipeline.evaluate;

import dev.cairn.core.UserException;
import dev.cairn.domain.Domain;
import dev.cairn.domain.protocol.Protocol;
import java.nio.file.Path;
import java.util.Optional;

/** Protocols by name or by file. */
public final class ProtocolSource {
    private ProtocolSource() {}

    /**
     * The protocol of that name, or what a file that ends in {@code .yaml} or {@code .yml} says; the usual one of the world if none is
     * given.
     *
     * @throws UserException if there is no such protocol, or if the file is at fault
     */
    public static Protocol of(Optional<String> given, Domain domain) {
        return given.map(name -> of(name, domain))
                .orElseGet(() -> domain.protocols().usual());
    }

    private static Protocol of(String given, Domain domain) {
        return given.endsWith(".yaml") || given.endsWith(".yml")
                ? ProtocolFile.read(Path.of(given), domain)
                : domain.protocols().named(given);
    }
}

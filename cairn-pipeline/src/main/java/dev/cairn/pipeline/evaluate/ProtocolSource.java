package dev.cairn.pipeline.evaluate;

import dev.cairn.agent.Protocol;
import dev.cairn.core.UserException;
import dev.cairn.domain.TaskCatalog;
import java.nio.file.Path;

/** Protocols by the name of a preset or by file. */
public final class ProtocolSource {
    private ProtocolSource() {}

    /**
     * The preset of that name, or what a file that ends in {@code .yaml} or {@code .yml} says.
     *
     * @throws UserException if there is no such preset, or if the file is at fault
     */
    public static Protocol of(String given, TaskCatalog catalog) {
        return given.endsWith(".yaml") || given.endsWith(".yml")
                ? ProtocolFile.read(Path.of(given), catalog)
                : Protocol.preset(given);
    }
}

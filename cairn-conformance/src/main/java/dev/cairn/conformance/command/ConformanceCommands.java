package dev.cairn.conformance.command;

import dev.cairn.cli.console.CommandProvider;
import java.util.List;

/** Adds {@code cairn conformance}. */
public final class ConformanceCommands implements CommandProvider {
    @Override
    public List<Class<?>> commands() {
        return List.of(ConformanceCommand.class);
    }
}

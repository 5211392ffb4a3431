package dev.cairn.conformance.command;

import dev.cairn.cli.console.CommandProvider;
import java.util.List;

/** Adds {@code cairn conformance} and {@code cairn verify-simulator}. */
public final class ConformanceCommands implements CommandProvider {
    @Override
    public List<Class<?>> commands() {
        return List.of(ConformanceCommand.class, VerifySimulatorCommand.class);
    }
}

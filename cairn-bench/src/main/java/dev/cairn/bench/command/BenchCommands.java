package dev.cairn.bench.command;

import dev.cairn.cli.console.CommandProvider;
import java.util.List;

/** Adds {@code cairn bench}. */
public final class BenchCommands implements CommandProvider {
    @Override
    public List<Class<?>> commands() {
        return List.of(BenchCommand.class);
    }
}

package dev.cairn.serve;

import dev.cairn.cli.console.CommandProvider;
import java.util.List;

/** Adds {@code cairn serve}. */
public final class ServeCommands implements CommandProvider {
    @Override
    public List<Class<?>> commands() {
        return List.of(ServeCommand.class);
    }
}

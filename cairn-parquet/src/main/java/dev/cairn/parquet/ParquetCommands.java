package dev.cairn.parquet;

import dev.cairn.cli.console.CommandProvider;
import java.util.List;

/** Adds {@code cairn parquet}. */
public final class ParquetCommands implements CommandProvider {
    @Override
    public List<Class<?>> commands() {
        return List.of(ParquetCommand.class);
    }
}

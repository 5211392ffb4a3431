package dev.cairn.cli.console;

import java.util.List;

/** Adds the commands of another module to {@code cairn}; found by {@link java.util.ServiceLoader}. */
public interface CommandProvider {
    /** Classes of picocli commands; those that extend {@link ConsoleCommand} need a constructor that takes a {@link Console}. */
    List<Class<?>> commands();
}

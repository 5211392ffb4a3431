package dev.cairn.cli.console;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine;

/** A path of an option. An empty one, as a shell gives for a variable that is not set, would be the current folder. */
public final class PathOption implements CommandLine.ITypeConverter<Path> {
    @Override
    public Path convert(String value) {
        if (value.isBlank()) {
            throw new CommandLine.TypeConversionException("it is empty; give a path, or . for this folder");
        }
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new CommandLine.TypeConversionException("no path of this system: " + e.getReason());
        }
    }
}

package dev.cairn.cli.play;

import dev.cairn.core.UserException;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Lines from a pipe or file; each is shown after the prompt, so that the record of a scripted game can be read. */
public record PipedLines(BufferedReader in, Consumer<String> out) implements Lines {
    @Override
    public Optional<String> next(String prompt) {
        try {
            Optional<String> line = Optional.ofNullable(in.readLine());
            line.ifPresent(text -> out.accept(prompt + text));
            return line;
        } catch (IOException e) {
            throw new UserException("cannot read the input: " + e.getMessage(), e);
        }
    }
}

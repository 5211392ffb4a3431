package dev.cairn.cli.console;

import dev.cairn.core.OutOfMemory;
import dev.cairn.core.UserException;
import dev.cairn.t5.T5Exception;
import java.nio.file.InvalidPathException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** What the user sees of a failure: one message and what to do; the stack trace only where Cairn is at fault. */
public record Failures(Console console) implements CommandLine.IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        Exception shown =
                OutOfMemory.in(failure).<Exception>map(mendable -> mendable).orElse(failure);
        if (failure instanceof InvalidPathException named) {
            // wherever the name came from: a recipe, a file of options, a server's address
            console.say("cairn: '" + printable(named.getInput()) + "' is no path of this system: " + named.getReason());
            return CommandLine.ExitCode.USAGE;
        }
        console.say("cairn: " + shown.getMessage());
        if (shown instanceof UserException || failure instanceof T5Exception) {
            return CommandLine.ExitCode.USAGE;
        }
        LoggerFactory.getLogger(Failures.class).error("unexpected failure", failure);
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String printable(String name) {
        return name.replaceAll("\\p{Cntrl}", "?");
    }
}

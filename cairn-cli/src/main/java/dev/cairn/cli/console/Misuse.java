package dev.cairn.cli.console;

import dev.cairn.core.DidYouMean;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What the user sees of options that a command does not have: which ones, what may have been meant, and where all of them are described. */
public record Misuse(Console console) implements CommandLine.IParameterExceptionHandler {
    @Override
    public int handleParseException(CommandLine.ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        console.say("cairn: " + message(failure));
        if (command.getSubcommands().isEmpty()) {
            // The options of some commands fill several screens, and would hide what is wrong.
            console.say(command.getCommandSpec().qualifiedName() + " --help describes all options");
        } else {
            command.usage(command.getErr());
        }
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** Of an unknown option picocli also calls the value after it an option. */
    private static String message(CommandLine.ParameterException failure) {
        String message = String.valueOf(failure.getMessage());
        if (!(failure instanceof CommandLine.UnmatchedArgumentException unmatched)) {
            return message;
        }
        CommandSpec command = failure.getCommandLine().getCommandSpec();
        String word = unmatched.getUnmatched().get(0);
        if (unmatched.isUnknownOption()) {
            String option = word.split("=", 2)[0];
            return "unknown option '" + option + "'"
                    + DidYouMean.hint(option, command.optionsMap().keySet());
        }
        return message + DidYouMean.hint(word, command.subcommands().keySet());
    }
}

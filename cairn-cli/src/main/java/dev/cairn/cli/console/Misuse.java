package dev.cairn.cli.console;

import picocli.CommandLine;

/** What the user sees of options that a command does not have: which ones, what may have been meant, and where all of them are described. */
public record Misuse(Console console) implements CommandLine.IParameterExceptionHandler {
    @Override
    public int handleParseException(CommandLine.ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        console.say("cairn: " + message(failure));
        CommandLine.UnmatchedArgumentException.printSuggestions(failure, command.getErr());
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
        return failure instanceof CommandLine.UnmatchedArgumentException unmatched && unmatched.isUnknownOption()
                ? "unknown option '" + unmatched.getUnmatched().get(0) + "'"
                : String.valueOf(failure.getMessage());
    }
}

package dev.cairn.cli.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.cairn.cli.Cairn;
import dev.cairn.core.CairnException;
import dev.cairn.core.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Cairn in a JVM of its own, with this one's class path. */
public final class SecondProcess {
    private SecondProcess() {}

    /**
     * Runs a command that writes its result as JSON to a file, and reads it.
     *
     * @param fileOption the option that takes the file
     */
    public static <T> T result(String fileOption, List<String> arguments, TypeReference<T> type) {
        try {
            Path file = Files.createTempFile("cairn-", ".json");
            try {
                List<String> command = new ArrayList<>(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Cairn.class.getName()));
                command.addAll(arguments);
                command.addAll(List.of(fileOption, file.toString()));
                run(command);
                return Json.mapper().readValue(file.toFile(), type);
            } finally {
                Files.delete(file);
            }
        } catch (JsonProcessingException e) {
            throw new CairnException("the second process wrote no result", e);
        } catch (IOException e) {
            throw new CairnException("cannot run a second process", e);
        }
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            int exit = process.waitFor();
            if (exit != 0) {
                throw new CairnException(
                        "the second process ended with exit code " + exit + ": " + String.join(" ", command));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new CairnException("interrupted", e);
        }
    }
}

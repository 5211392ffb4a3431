package dev.cairn.bench.t5;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cairn.core.UserException;
import dev.cairn.core.io.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;

/**
 * A Python process that does a job for each line of its input, the name of a job, and answers with a line of JSON. What it
 * prints besides goes to standard error.
 */
final class PythonSide implements Side {

    private final String name;
    private final Predicate<Job> does;
    private final List<String> command;
    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter jobs;

    private PythonSide(String name, Predicate<Job> does, List<String> command, Process process) {
        this.name = name;
        this.does = does;
        this.command = command;
        this.process = process;
        answers = process.inputReader(StandardCharsets.UTF_8);
        jobs = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Starts it; loading goes on while others do. */
    static PythonSide start(String name, Predicate<Job> does, List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new PythonSide(name, does, command, process);
        } catch (IOException e) {
            throw new UserException("cannot start " + String.join(" ", command) + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean does(Job job) {
        return does.test(job);
    }

    @Override
    public Answer run(Job job) {
        try {
            jobs.write(job.id());
            jobs.newLine();
            jobs.flush();
            String line = answers.readLine();
            if (line == null) {
                throw new UserException(name + " ended at the job " + job.id() + ": " + String.join(" ", command));
            }
            return Json.mapper().readValue(line, Answer.class);
        } catch (JsonProcessingException e) {
            throw new UserException(name + " answered the job " + job.id() + " with no JSON: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UserException(name + " ended at the job " + job.id() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}

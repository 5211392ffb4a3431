package dev.cairn.domain.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.CairnException;
import dev.cairn.core.Variation;
import dev.cairn.core.io.Json;
import dev.cairn.domain.ResetOptions;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A program that answers each line on its standard input by one on its standard output, both JSON objects. What it writes to its
 * standard error is shown when it dies.
 */
final class ProcessSession implements RemoteSession {
    /** Version of the protocol in {@code docs/guides/bring-your-own-world.md}. */
    static final int VERSION = 1;

    private static final int SHOWN = 1_000;

    private final List<String> command;
    private final Duration patience;
    private final Process process;
    private final Path errors;
    private final BufferedWriter requests;

    /** Empty at the end of the program's output. */
    private final BlockingQueue<Optional<String>> answers = new LinkedBlockingQueue<>();

    /**
     * Starts the program.
     *
     * @param patience longest wait for an answer
     * @throws CairnException if it cannot be started
     */
    ProcessSession(List<String> command, Duration patience) {
        this.command = command;
        this.patience = patience;
        try {
            errors = Files.createTempFile("cairn-world-", ".log");
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
            // The helper cairn_world keeps standard output for answers from here on.
            builder.environment().put("CAIRN_WORLD", "1");
            // Python orders its sets by another seed in each process, and texts are to be the same in all.
            builder.environment().putIfAbsent("PYTHONHASHSEED", "0");
            process = builder.start();
        } catch (IOException e) {
            throw new CairnException("cannot start the world: " + e.getMessage(), e);
        }
        requests = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        Thread reader = new Thread(this::read, "world-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** What the world tells of itself. */
    JsonNode hello() {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("op", "hello");
        request.put("version", VERSION);
        JsonNode hello = ask(request);
        Reply.requireNoError(hello);
        if (hello.path("version").asInt() != VERSION) {
            throw Reply.wrong(hello, "version", VERSION + ", the version of the protocol");
        }
        return hello;
    }

    @Override
    public Reply reset(Variation variation, ResetOptions options) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("op", "reset");
        request.put("task", variation.task().name());
        request.put("variation", variation.number());
        request.put("split", variation.split().label());
        request.put("simplifications", options.simplifications());
        request.put("gold", options.withGold());
        return Reply.of(ask(request));
    }

    @Override
    public Reply step(String action) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("op", "step");
        request.put("action", action);
        return Reply.of(ask(request));
    }

    /** Ends the program: it sees the end of its input first, and is killed if it does not mind. */
    @Override
    public void close() {
        try {
            requests.close();
            if (!process.waitFor(1, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Files.deleteIfExists(errors);
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                answers.add(Optional.of(line));
            }
        } catch (IOException e) {
            // The program is gone, which the end of its output says.
        } finally {
            answers.add(Optional.empty());
        }
    }

    private JsonNode ask(Map<String, ?> request) {
        String line = Json.write(request);
        try {
            requests.write(line);
            requests.newLine();
            requests.flush();
        } catch (IOException e) {
            throw died(line);
        }
        String answer = answer(line);
        try {
            return Json.mapper().readTree(answer);
        } catch (JsonProcessingException e) {
            throw new CairnException(
                    program() + " answered what is no JSON: " + shortened(answer, 200) + " (" + e.getOriginalMessage()
                            + "); standard output is for answers alone, other messages go to standard error",
                    e);
        }
    }

    private String answer(String request) {
        try {
            Optional<String> answer = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (answer == null) {
                process.destroyForcibly();
                throw new CairnException(program() + " gave no answer within " + patience.toSeconds() + " s to "
                        + shortened(request, 200));
            }
            return answer.orElseThrow(() -> died(request));
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new CairnException("interrupted while the world was asked", e);
        }
    }

    private CairnException died(String request) {
        String end = "";
        String said = "";
        try {
            end = process.waitFor(1, TimeUnit.SECONDS)
                    ? " ended with exit code " + process.exitValue()
                    : " closed its output";
            said = Files.readString(errors).strip();
        } catch (IOException e) {
            said = "(what it said cannot be read: " + e.getMessage() + ")";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new CairnException(program() + end + " at " + shortened(request, 200)
                + (said.isEmpty() ? "" : "; it said:\n" + said.substring(Math.max(0, said.length() - SHOWN))));
    }

    private String program() {
        return "the world `" + String.join(" ", command) + "`";
    }

    private static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "...";
    }
}

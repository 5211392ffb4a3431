package dev.cairn.domain.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.CairnException;
import dev.cairn.core.Variation;
import dev.cairn.core.io.Json;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.WorldPrograms;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
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

    /** For a program that ends to be gone, and for its last words to be heard. */
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final List<String> command;
    private final Duration patience;
    private final Process process;
    private final StringBuilder said = new StringBuilder();
    private final Thread listener;
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
            ProcessBuilder builder = new ProcessBuilder(command);
            // The helper cairn_world keeps standard output for answers from here on.
            builder.environment().put("CAIRN_WORLD", "1");
            // Python orders its sets by another seed in each process, and texts are to be the same in all.
            builder.environment().putIfAbsent("PYTHONHASHSEED", "0");
            process = WorldPrograms.start(builder);
        } catch (IOException e) {
            throw new CairnException("cannot start the world: " + e.getMessage(), e);
        }
        requests = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        started(this::read, "world-" + process.pid());
        listener = started(this::listen, "world-messages-" + process.pid());
    }

    private static Thread started(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
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

    @Override
    public void close() {
        WorldPrograms.end(process);
    }

    /** Keeps the end of what the program writes to its standard error. */
    private void listen() {
        try (Reader text = new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8)) {
            char[] part = new char[SHOWN];
            for (int length = text.read(part); length >= 0; length = text.read(part)) {
                synchronized (said) {
                    said.append(part, 0, length);
                    said.delete(0, Math.max(0, said.length() - SHOWN));
                }
            }
        } catch (IOException e) {
            // The program is gone.
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
                WorldPrograms.kill(process);
                throw new CairnException(program() + " gave no answer within " + patience.toSeconds() + " s to "
                        + shortened(request, 200));
            }
            return answer.orElseThrow(() -> died(request));
        } catch (InterruptedException e) {
            WorldPrograms.kill(process);
            Thread.currentThread().interrupt();
            throw new CairnException("interrupted while the world was asked", e);
        }
    }

    private CairnException died(String request) {
        WorldPrograms.awaitEndIfEnded();
        String end = "";
        try {
            end = process.waitFor(SECOND.toMillis(), TimeUnit.MILLISECONDS)
                    ? " ended with exit code " + process.exitValue()
                    : " closed its output";
            listener.join(SECOND.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new CairnException(
                program() + end + " at " + shortened(request, 200) + (said().isEmpty() ? "" : "; it said:\n" + said()));
    }

    private String said() {
        synchronized (said) {
            return said.toString().strip();
        }
    }

    private String program() {
        return "the world `" + String.join(" ", command) + "`";
    }

    private static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "...";
    }
}

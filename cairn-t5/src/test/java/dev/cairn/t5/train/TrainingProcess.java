package dev.cairn.t5.train;

import dev.cairn.t5.Device;
import dev.cairn.t5.T5Config;
import dev.cairn.t5.T5Exception;
import dev.cairn.t5.T5Tokenizer;
import dev.cairn.t5.train.distributed.ProcessGroup;
import dev.cairn.t5.train.distributed.Rendezvous;
import dev.cairn.t5.train.optimizer.Schedule;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A training in a JVM of its own, which a test can kill. Prints a line for each step: its number and the bits of its loss.
 * Arguments: working directory, directory of the tokenizer, dropout rate, rank, number of processes, rendezvous file.
 */
final class TrainingProcess implements AutoCloseable {

    static final int STEPS = 12;

    private final Process process;
    private final BufferedReader output;

    private TrainingProcess(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    public static void main(String[] arguments) {
        Path tokenizerDir = Path.of(arguments[1]);
        Rendezvous rendezvous = new Rendezvous.SharedFile(Path.of(arguments[5]));
        TrainingListener printer = event -> {
            if (event instanceof TrainingEvent.StepDone done) {
                System.out.println("step " + done.step() + " " + Double.doubleToLongBits(done.loss()));
            }
        };
        try (ProcessGroup peers = ProcessGroup.join(
                        rendezvous, Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]), Device.CPU);
                T5Tokenizer tokenizer = T5Tokenizer.load(tokenizerDir)) {
            InitialModel initial = InitialModel.random(
                    T5Config.small(tokenizer.vocabSize(), 32, 64, 1, 2).withDropout(Double.parseDouble(arguments[2])));
            new Trainer(config(), Path.of(arguments[0]), printer, Device.CPU, peers)
                    .fit(initial, tokenizer, TrainingHarness.TRAIN, TrainingHarness.VALIDATION);
        } catch (T5Exception e) {
            System.out.println("failed: " + e.getMessage());
            System.exit(2);
        }
    }

    static TrainingConfig config() {
        return TrainingHarness.config(STEPS, 4)
                .learningRate(3e-3, 2, Schedule.COSINE)
                .build();
    }

    static TrainingProcess start(Path workDir, Path tokenizer, double dropout, int rank, int size, Path rendezvous)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                TrainingProcess.class.getName()));
        command.addAll(List.of(
                workDir.toString(),
                tokenizer.toString(),
                String.valueOf(dropout),
                String.valueOf(rank),
                String.valueOf(size),
                rendezvous.toString()));
        return new TrainingProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** Losses by step, up to and with that step. */
    Map<Integer, Long> lossesUntil(int step) throws IOException {
        Map<Integer, Long> losses = new LinkedHashMap<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            String[] words = line.split(" ");
            if (words[0].equals("step")) {
                losses.put(Integer.valueOf(words[1]), Long.valueOf(words[2]));
                if (Integer.parseInt(words[1]) == step) {
                    break;
                }
            }
        }
        return losses;
    }

    /** The rest of what it prints, until it ends. */
    String rest() throws IOException, InterruptedException {
        StringBuilder text = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            text.append(line).append('\n');
        }
        process.waitFor(1, TimeUnit.MINUTES);
        return text.toString();
    }

    int exitCode() {
        return process.exitValue();
    }

    /** As {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

package dev.cairn.t5.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.t5.T5Exception;
import dev.cairn.t5.io.AtomicDirectory;
import dev.cairn.t5.io.Safetensors;
import dev.cairn.t5.train.update.Optimizer;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checkpoints of a working directory: {@code checkpoint-<step>} after evaluations, and at most one {@code interim-<step>}, saved
 * between them so that little is lost if the process is killed. Each is written under another name and moved, so it is whole or
 * absent. What others call so, as Hugging Face's trainer does, is left alone.
 */
final class Checkpoints {

    /** A complete checkpoint. */
    record Checkpoint(Path dir, TrainerState state) {}

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NAME = Pattern.compile("(checkpoint|interim)-(\\d+)");
    private static final String OPTIMIZER = "optimizer.safetensors";
    private static final String STATE = "trainer_state.json";

    private final Path workDir;

    Checkpoints(Path workDir) {
        this.workDir = workDir;
    }

    /** The newest complete checkpoint; damaged ones are passed over with a warning. */
    Optional<Checkpoint> newest() {
        return directories().stream()
                .sorted(Comparator.comparing(Checkpoints::step).reversed())
                .flatMap(dir -> open(dir).stream())
                .findFirst();
    }

    /** The directories of the newest checkpoints with an evaluation up to that step, newest first. */
    List<Path> last(int count, int step) {
        return directories().stream()
                .filter(dir -> !isInterim(dir) && step(dir) <= step)
                .sorted(Comparator.comparing(Checkpoints::step).reversed())
                .limit(count)
                .toList();
    }

    Path dir(int step) {
        return workDir.resolve("checkpoint-" + step);
    }

    /** Saves after an evaluation, then removes all checkpoints but the newest and the best. */
    Path save(TrainableModel trainable, Optimizer optimizer, TrainerState state, int keptNewest) {
        Path target = dir(state.step());
        write(target, trainable, optimizer, state);
        List<Path> kept = last(keptNewest, state.step());
        deleteAll(old -> !kept.contains(old) && !old.equals(dir(state.bestStep())));
        return target;
    }

    /** Saves between evaluations, in the place of the last one between them. */
    Path saveInterim(TrainableModel trainable, Optimizer optimizer, TrainerState state) {
        Path target = workDir.resolve("interim-" + state.step());
        write(target, trainable, optimizer, state);
        deleteAll(old -> isInterim(old) && !old.equals(target));
        return target;
    }

    private static void write(Path target, TrainableModel trainable, Optimizer optimizer, TrainerState state) {
        try {
            AtomicDirectory.write(target, dir -> {
                trainable.model().save(dir);
                trainable.save(dir);
                Safetensors.write(dir.resolve(OPTIMIZER), optimizer.state());
                JSON.writerWithDefaultPrettyPrinter()
                        .writeValue(dir.resolve(STATE).toFile(), state);
            });
        } catch (IOException e) {
            throw T5Exception.writing(target, e);
        }
    }

    private void deleteAll(Predicate<Path> superseded) {
        for (Path old : directories()) {
            if (superseded.test(old)) {
                try {
                    AtomicDirectory.delete(old);
                } catch (IOException e) {
                    throw T5Exception.writing(old, e);
                }
            }
        }
    }

    /** Moments of the optimiser; the caller owns the tensors. */
    static Map<String, Tensor> optimizerState(Path dir) {
        return Safetensors.load(dir.resolve(OPTIMIZER));
    }

    private static Optional<Checkpoint> open(Path dir) {
        try {
            TrainerState state = JSON.readValue(dir.resolve(STATE).toFile(), TrainerState.class);
            if (state.formatVersion() != TrainerState.FORMAT_VERSION || state.step() != step(dir)) {
                throw new IOException(STATE + " is of format " + state.formatVersion() + " and step " + state.step());
            }
            Safetensors.verify(dir.resolve("model.safetensors"));
            Safetensors.verify(dir.resolve(OPTIMIZER));
            return Optional.of(new Checkpoint(dir, state));
        } catch (ClosedByInterruptException e) {
            throw T5Exception.reading(dir, e);
        } catch (IOException e) {
            LOG.warn("Passing over the incomplete checkpoint {}: {}", dir, e.toString());
            return Optional.empty();
        }
    }

    private List<Path> directories() {
        if (!Files.isDirectory(workDir)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(workDir)) {
            return entries.filter(
                            dir -> NAME.matcher(dir.getFileName().toString()).matches() && isOurs(dir))
                    .toList();
        } catch (IOException e) {
            throw T5Exception.reading(workDir, e);
        }
    }

    private static boolean isOurs(Path dir) {
        try {
            return JSON.readTree(dir.resolve(STATE).toFile()).has("formatVersion");
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isInterim(Path dir) {
        return dir.getFileName().toString().startsWith("interim-");
    }

    private static int step(Path dir) {
        Matcher matcher = NAME.matcher(dir.getFileName().toString());
        return matcher.matches() ? Integer.parseInt(matcher.group(2)) : -1;
    }
}

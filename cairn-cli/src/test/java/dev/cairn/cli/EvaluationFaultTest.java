package dev.cairn.cli;

import static dev.cairn.cli.Command.cairn;
import static dev.cairn.cli.Command.killWhen;
import static dev.cairn.cli.Command.lines;
import static dev.cairn.cli.Command.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.EndReason;
import dev.cairn.core.Episode;
import dev.cairn.core.io.Jsonl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Models that break, on the real simulator: the run ends, and every episode is scored. */
class EvaluationFaultTest {
    private static final Path MODELS = Path.of("..", "models");

    /** What the weights of the three models are overwritten with. */
    private enum Damage {
        /** All texts are equally likely: only special tokens are said. */
        ZEROS,
        /** Long nonsense. */
        NOISE;

        DoubleSupplier weights(RandomGenerator random) {
            return switch (this) {
                case ZEROS -> () -> 0;
                case NOISE -> () -> 0.3 * random.nextGaussian();
            };
        }
    }

    @TempDir
    private Path folder;

    @Test
    void weightsThatAreNoNumbersAreRefused() throws IOException {
        Path models = copyOfModels();
        overwrite(models.resolve("first").resolve("model.safetensors"), () -> Double.NaN);
        Path run = folder.resolve("run");
        Command.Result result = cairn(evaluate(run, models, "1"));
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("first/model.safetensors holds values that are no numbers");
        assertThat(run.resolve("result.json")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void modelsThatSayNonsenseStillEndWithAScoreForEachEpisode(Damage damage) throws IOException {
        Path models = copyOfModels();
        for (String role : List.of("executor", "controller", "first")) {
            overwrite(models.resolve(role).resolve("model.safetensors"), damage.weights(new SplittableRandom(7)));
            Path recipe = models.resolve(role).resolve("cairn.json");
            Files.writeString(
                    recipe, text(recipe).replaceAll("\"max_target_length\" : \\d+", "\"max_target_length\" : 6"));
        }
        Path run = folder.resolve("run");
        Command.Result result = cairn(evaluate(run, models, "1"));
        assertThat(result.exit()).as(result.err()).isZero();
        List<Episode> episodes = Jsonl.read(run.resolve("episodes.jsonl"), Episode.class);
        assertThat(episodes).hasSize(2).allSatisfy(episode -> {
            assertThat(episode.score()).isBetween(0, 100);
            assertThat(episode.end()).isNotEqualTo(EndReason.ENVIRONMENT_FAILED);
        });
        assertThat(result.out()).containsPattern("two-level +seed +2 ");
    }

    @Test
    void aModelFileThatBreaksUnderARunHarmsNothingAndIsNotContinuedWith() throws IOException {
        Path models = copyOfModels();
        Path weights = models.resolve("executor/model.safetensors");
        byte[] whole = Files.readAllBytes(weights);
        Path run = folder.resolve("run");
        Path file = run.resolve("episodes.jsonl");
        String[] command = evaluate(run, models, "4");

        // What a running process has loaded is its own: it goes on.
        killWhen(
                () -> {
                    if (lines(file) >= 1) {
                        truncate(weights);
                    }
                    return lines(file) >= 3;
                },
                command);
        assertThat(lines(file)).isBetween(3L, 7L);

        Command.Result broken = cairn(command);
        assertThat(broken.exit()).isEqualTo(2);
        assertThat(broken.err()).contains(run.toString()).contains("other options or inputs");

        Files.write(weights, whole);
        assertThat(cairn(command).exit()).isZero();
        Path uninterrupted = folder.resolve("uninterrupted");
        assertThat(cairn(evaluate(uninterrupted, models, "4")).exit()).isZero();
        assertThat(text(file)).isEqualTo(text(uninterrupted.resolve("episodes.jsonl")));
        assertThat(run.resolve("early.jsonl")).doesNotExist();
    }

    private static String[] evaluate(Path run, Path models, String variations) {
        return new String[] {
            "evaluate",
            "--agent",
            "two-level",
            "--tasks",
            "7-1,7-2",
            "--max-variations",
            variations,
            "--beams",
            "2",
            // One after the other, so that a kill comes between two of them.
            "--episodes-at-once",
            "1",
            "--models",
            models.toString(),
            "--run-dir",
            run.toString()
        };
    }

    private Path copyOfModels() throws IOException {
        Path copy = folder.resolve("models");
        try (Stream<Path> files = Files.walk(MODELS)) {
            for (Path from : files.filter(Files::isRegularFile).toList()) {
                Path to = copy.resolve(MODELS.relativize(from));
                Files.createDirectories(to.getParent());
                Files.copy(from, to);
            }
        }
        return copy;
    }

    /** The file begins with the length of its header, eight bytes, and the header; the rest are the numbers. */
    private static void overwrite(Path safetensors, DoubleSupplier numbers) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(safetensors)).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 8 + (int) bytes.getLong(0); at < bytes.limit(); at += Float.BYTES) {
            bytes.putFloat(at, (float) numbers.getAsDouble());
        }
        Files.write(safetensors, bytes.array());
    }

    private static void truncate(Path file) {
        try {
            Files.write(file, new byte[] {1, 2, 3});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

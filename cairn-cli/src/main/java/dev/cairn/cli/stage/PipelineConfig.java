package dev.cairn.cli.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.cairn.core.Nearest;
import dev.cairn.core.Role;
import dev.cairn.core.UserException;
import dev.cairn.core.io.Json;
import dev.cairn.distill.dataset.RowOptions;
import dev.cairn.distill.gold.Shortening;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A whole distillation, from tasks to scores, as in {@code configs/tiny.yaml}.
 *
 * @param tasks selection of tasks, for example {@code short}
 */
public record PipelineConfig(
        String tasks, long seed, Gold gold, RowOptions dataset, ModelShape model, Training train, Evaluation evaluate) {

    /**
     * How many variations of each task to learn from; 0 for all of the fold.
     *
     * @param lean how their paths are made easier to learn; none to learn them as they are
     */
    public record Gold(int trainPerTask, int devPerTask, List<Shortening> lean) {}

    /**
     * Training. A base model learns the rows of all roles, and each of the four models goes on from it with its own.
     *
     * @param base plan of the base model
     * @param roles plan of the others; {@code steps} is that of the executor and of swift
     * @param controllerSteps and {@code firstSteps}: these have fewer rows
     */
    public record Training(TrainPlan base, TrainPlan roles, int controllerSteps, int firstSteps) {

        TrainPlan plan(Role role) {
            return switch (role) {
                case EXECUTOR, SWIFT -> roles;
                case CONTROLLER -> roles.withSteps(controllerSteps);
                case FIRST -> roles.withSteps(firstSteps);
            };
        }
    }

    /** Which agents to score how; {@code maxVariations} limits the protocol's variations of each task. */
    public record Evaluation(String protocol, int maxVariations, int beams, List<String> agents) {}

    private static final ObjectMapper STRICT = Json.configure(YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS));

    /** A mistyped key is also a missing one; the mistyped one is what to tell the user. */
    private static final ObjectMapper UNKNOWN_KEYS_ONLY = STRICT.copy()
            .disable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    /**
     * Reads a file.
     *
     * @throws UserException naming the key and line at fault, and the nearest key that exists
     */
    public static PipelineConfig read(Path file) {
        try {
            String text = Files.readString(file);
            UNKNOWN_KEYS_ONLY.readValue(text, PipelineConfig.class);
            return STRICT.readValue(text, PipelineConfig.class);
        } catch (UnrecognizedPropertyException e) {
            List<String> known = Objects.requireNonNullElse(e.getKnownPropertyIds(), List.of()).stream()
                    .map(String::valueOf)
                    .toList();
            throw new UserException(
                    file + line(file, e.getPropertyName()) + ": unknown key '" + e.getPropertyName() + "'"
                            + Nearest.hint(e.getPropertyName(), known),
                    e);
        } catch (MismatchedInputException e) {
            throw new UserException(where(file, e) + ": " + path(e) + e.getOriginalMessage(), e);
        } catch (JsonProcessingException e) {
            throw new UserException(where(file, e) + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UserException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Where a key stands; the parser itself only knows where the map that holds it ends. */
    private static String line(Path file, String key) {
        try (Stream<String> lines = Files.lines(file)) {
            List<String> all = lines.toList();
            return IntStream.range(0, all.size())
                    .filter(i -> all.get(i).contains(key + ":"))
                    .mapToObj(i -> ", line " + (i + 1))
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            throw new UserException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static String where(Path file, JsonProcessingException e) {
        return e.getLocation() == null
                ? file.toString()
                : file + ", line " + e.getLocation().getLineNr();
    }

    private static String path(MismatchedInputException e) {
        String path = e.getPath().stream()
                .map(part -> String.valueOf(part.getFieldName()))
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "" : path + ": ";
    }
}

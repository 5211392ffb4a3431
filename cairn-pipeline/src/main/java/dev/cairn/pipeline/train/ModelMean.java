package dev.cairn.pipeline.train;

import dev.cairn.core.UserException;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import dev.cairn.t5.Device;
import dev.cairn.t5.T5Exception;
import dev.cairn.t5.T5Model;
import dev.cairn.t5.io.AtomicDirectory;
import dev.cairn.t5.io.WeightFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A model whose weights are the mean of those of others, which {@code mean.json} in its folder names. What one of several trainings from the
 * same model has unlearnt, the mean often still knows.
 *
 * @param of the models, in the order named
 */
public record ModelMean(List<Part> of) {
    /** What beside the weights only holds for the model that it was written for. */
    private static final Set<String> OF_ONE = Set.of("README.md", "training_result.json");

    public ModelMean {
        of = List.copyOf(of);
    }

    /** One of the models: its folder as it was named, and the hash of its weights. */
    public record Part(String folder, String sha256) {}

    /**
     * Writes the mean; it appears complete or not at all.
     *
     * @param output a folder that does not exist yet
     * @throws UserException if it does, or if the models are missing, damaged or of different shapes
     */
    public static ModelMean write(List<Path> models, Path output) {
        if (Files.exists(output)) {
            throw new UserException(output + " exists already; name another folder with -o");
        }
        try (T5Model mean = T5Model.mean(models, Device.CPU)) {
            ModelMean result = new ModelMean(models.stream()
                    .map(model -> new Part(model.toString(), ModelFiles.weightsHash(model)))
                    .toList());
            AtomicDirectory.write(output.toAbsolutePath(), partial -> {
                ModelFiles.copy(models.get(0), partial, ofOne(models.get(0)));
                mean.save(partial);
                AtomicFiles.write(partial.resolve("mean.json"), Json.pretty(result));
            });
            return result;
        } catch (T5Exception e) {
            throw new UserException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(output, e);
        }
    }

    private static Set<String> ofOne(Path model) {
        return Stream.concat(
                        OF_ONE.stream(),
                        WeightFiles.of(model).stream()
                                .map(file -> file.getFileName().toString()))
                .collect(Collectors.toUnmodifiableSet());
    }
}

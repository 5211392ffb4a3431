package dev.cairn.pipeline.train;

import dev.cairn.core.Role;
import dev.cairn.core.UserException;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The model folders of an agent: {@code <models>/<role>/}. */
public final class ModelFiles {
    private static final List<String> NEEDED = List.of("config.json", "model.safetensors", "tokenizer.json");

    /** Files that say how the weights are read, if there are such. */
    private static final List<String> READ_WITH_WEIGHTS = List.of("config.json", "tokenizer.json", "cairn.json");

    private ModelFiles() {}

    /**
     * Name and hash of each file that is read of the models of these roles, for manifests.
     *
     * @throws UserException naming the folder or file that is missing
     */
    public static Map<String, String> hashes(Path models, List<Role> roles) {
        Map<String, String> hashes = new TreeMap<>();
        for (Role role : roles) {
            Path folder = models.resolve(role.label());
            require(folder, role);
            hashes.putAll(hashes("model " + role.label(), folder));
        }
        return hashes;
    }

    /** Hashes of the files of one model: the weights as {@code name}, another file as {@code name file}. */
    static Map<String, String> hashes(String name, Path folder) {
        Map<String, String> hashes = new TreeMap<>();
        hashes.put(name, "sha256:" + Sha256.of(folder.resolve("model.safetensors")));
        for (String file : READ_WITH_WEIGHTS) {
            if (Files.isRegularFile(folder.resolve(file))) {
                hashes.put(name + " " + file, "sha256:" + Sha256.of(folder.resolve(file)));
            }
        }
        return hashes;
    }

    /** Copies a model folder; a copy cut off half-way is made again. */
    public static void copy(Path from, Path to) {
        copy(from, to, Set.of());
    }

    /** As {@link #copy(Path, Path)}, without the files of these names. */
    static void copy(Path from, Path to, Set<String> without) {
        AtomicFiles.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !without.contains(file.getFileName().toString()))
                    .toList()) {
                AtomicFiles.writeBytes(to.resolve(file.getFileName()), out -> Files.copy(file, out));
            }
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(to, e);
        }
    }

    private static void require(Path folder, Role role) {
        if (!Files.isDirectory(folder)) {
            throw new UserException("no " + role.label() + " model at " + folder + "; train one with `cairn train "
                    + role.label() + "`, or name the folder of another with --models");
        }
        for (String file : NEEDED) {
            if (!Files.isRegularFile(folder.resolve(file))) {
                throw new UserException(
                        "model directory " + folder + " has no " + file + "; it needs " + String.join(", ", NEEDED));
            }
        }
    }
}

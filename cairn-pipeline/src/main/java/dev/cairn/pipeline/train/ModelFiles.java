package dev.cairn.pipeline.train;

import dev.cairn.agent.policy.AgentModels;
import dev.cairn.agent.policy.ServedModel;
import dev.cairn.core.Role;
import dev.cairn.core.UserException;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Sha256;
import dev.cairn.core.io.TextFile;
import dev.cairn.domain.action.LanguageFile;
import dev.cairn.t5.io.WeightFiles;
import dev.cairn.t5.tokenizer.TokenizerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The model folders of an agent: {@code <models>/<role>/}. */
public final class ModelFiles {
    /** Files that say how the weights are read, if there are such. */
    private static final List<String> READ_WITH_WEIGHTS = List.of("config.json", "cairn.json", LanguageFile.FILE);

    private ModelFiles() {}

    /**
     * Name and hash of each file that is read of the models of these roles, for manifests.
     *
     * @throws UserException naming the folder or file that is missing
     */
    public static Map<String, String> hashes(AgentModels models, List<Role> roles) {
        Map<String, String> hashes = new TreeMap<>();
        for (Role role : roles) {
            Path folder = models.folder(role);
            String name = "model " + role.label();
            ServedModel served = models.served(role).orElse(null);
            if (served == null) {
                require(folder, role);
                hashes.putAll(hashes(name, folder));
            } else {
                requireDescription(folder, role, served);
                hashes.put(name, served.toString());
                hashes.putAll(hashesOf(name, descriptions(folder)));
            }
        }
        return hashes;
    }

    /** As above, of models in one folder. */
    public static Map<String, String> hashes(Path models, List<Role> roles) {
        return hashes(AgentModels.in(models), roles);
    }

    /** Hashes of the files of one model: the weights as {@code name}, another file as {@code name file}. */
    static Map<String, String> hashes(String name, Path folder) {
        Map<String, String> hashes = new TreeMap<>();
        List<Path> weights = WeightFiles.of(folder);
        if (weights.size() == 1) {
            hashes.put(name, "sha256:" + Sha256.of(weights.get(0)));
        }
        Stream<Path> parts = weights.size() == 1 ? Stream.empty() : weights.stream();
        hashes.putAll(hashesOf(
                name, Stream.of(parts, tokenizer(folder), descriptions(folder)).flatMap(files -> files)));
        return hashes;
    }

    private static Map<String, String> hashesOf(String name, Stream<Path> files) {
        return files.collect(
                Collectors.toMap(file -> name + " " + file.getFileName(), file -> "sha256:" + Sha256.of(file)));
    }

    private static Stream<Path> descriptions(Path folder) {
        return READ_WITH_WEIGHTS.stream().map(folder::resolve).filter(Files::isRegularFile);
    }

    /** A model to start from may get a tokenizer of another folder. */
    private static Stream<Path> tokenizer(Path folder) {
        return TokenizerFiles.isIn(folder) ? TokenizerFiles.of(folder).stream() : Stream.empty();
    }

    /** The hash of the weights of a model; of those in parts, that of the list of their hashes. */
    static String weightsHash(Path folder) {
        List<String> hashes = WeightFiles.of(folder).stream().map(Sha256::of).toList();
        return hashes.size() == 1 ? hashes.get(0) : Sha256.of(String.join("\n", hashes));
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

    /** Copies the action language that a data set keeps, if it keeps one, to a model that learns it. */
    public static void copyLanguage(Path dataset, Path model) {
        Path language = dataset.resolve(LanguageFile.FILE);
        if (Files.isRegularFile(language)) {
            AtomicFiles.write(model.resolve(LanguageFile.FILE), TextFile.read(language));
        }
    }

    private static void requireDescription(Path folder, Role role, ServedModel served) {
        if (!Files.isRegularFile(folder.resolve("cairn.json"))) {
            throw new UserException("how " + served + " is to be asked as " + role.label() + " says "
                    + folder.resolve("cairn.json") + ", which is not there; name the folder that `cairn export --format"
                    + " chat` wrote of its data set with --models");
        }
    }

    private static void require(Path folder, Role role) {
        if (!Files.isDirectory(folder)) {
            throw new UserException("no " + role.label() + " model at " + folder + "; train one with `cairn train "
                    + role.label() + "`, or name the folder of another with --models");
        }
        if (!Files.isRegularFile(folder.resolve("config.json"))) {
            throw new UserException("model directory " + folder + " has no config.json");
        }
        WeightFiles.of(folder);
        TokenizerFiles.of(folder);
    }
}

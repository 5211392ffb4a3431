package dev.cairn.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shape of the house: what stands where, and how much of it. */
class HouseTest {
    private static final Path ROOT = Path.of("..");

    /** Types in a package: more than a reader takes in at once. */
    private static final int TYPES = 30;

    private static final int LINES = 9_000;
    private static final int LINES_OF_THE_COMMAND_LINE = 5_500;

    /** Names, rooms, things and verbs of ScienceWorld that no other world of this repository has. */
    private static final Pattern SCIENCE_WORLD = Pattern.compile(
            "science ?world|sciworld|find-plant|green ?house|foundry|art studio|hallway|living room|bathroom|thermometer|stopwatch|inclined plane"
                    + "|bee hive|flower pot|metal pot|blast furnace|freezer|stove|lightbulb|light bulb|anode|cathode|battery"
                    + "|mendelian|lifespan|boil|conductivity|teleport|dunk|focus on|focus_on|pour |celsius|substance"
                    + "|nutshell|hatchling|tadpole|seedling",
            Pattern.CASE_INSENSITIVE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cairn-core",
                "cairn-domain",
                "cairn-llm",
                "cairn-distill",
                "cairn-agent",
                "cairn-pipeline",
                "cairn-report",
                "cairn-serve",
                "cairn-cli"
            })
    void onlyItsOwnModuleSpeaksOfScienceWorld(String module) {
        List<String> found = new ArrayList<>();
        for (Path file : sources(module)) {
            List<String> lines = lines(file);
            for (int i = 0; i < lines.size(); i++) {
                Matcher word = SCIENCE_WORLD.matcher(lines.get(i));
                if (word.find()) {
                    found.add(file + ":" + (i + 1) + " " + word.group());
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void noPackageHoldsMoreTypesThanAReaderTakesIn() {
        Map<String, Integer> types = new TreeMap<>();
        modules()
                .flatMap(module -> sources(module).stream())
                .filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                .forEach(file -> types.merge(String.valueOf(file.getParent()), 1, Integer::sum));
        types.values().removeIf(count -> count <= TYPES);
        assertThat(types).isEmpty();
    }

    @Test
    void noModuleIsTooLargeToKnow() {
        Map<String, Integer> sizes = new TreeMap<>();
        modules()
                .filter(module -> !List.of("cairn-t5", "cairn-scienceworld").contains(module))
                .forEach(module -> sizes.put(module, size(module)));
        assertThat(sizes.remove("cairn-cli")).isLessThan(LINES_OF_THE_COMMAND_LINE);
        sizes.values().removeIf(lines -> lines <= LINES);
        assertThat(sizes).isEmpty();
    }

    @Test
    void everyPackageSaysWhatLivesThere() {
        List<Path> without = modules()
                .flatMap(module -> sources(module).stream())
                .filter(file -> file.toString().endsWith(".java") && !file.endsWith("module-info.java"))
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                .filter(folder -> !folder.toString().contains("cairn-scienceworld-signatures"))
                .toList();
        assertThat(without).isEmpty();
    }

    private static int size(String module) {
        return sources(module).stream()
                .filter(file -> file.toString().endsWith(".java"))
                .mapToInt(file -> lines(file).size())
                .sum();
    }

    private static Stream<String> modules() {
        return list(ROOT).stream()
                .map(folder -> folder.getFileName().toString())
                .filter(name -> name.startsWith("cairn-"));
    }

    /** Main sources and resources of a module. */
    private static List<Path> sources(String module) {
        Path main = ROOT.resolve(module).resolve("src/main");
        if (!Files.isDirectory(main)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(main)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString()
                            .toLowerCase(Locale.ROOT)
                            .matches(".*\\.(java|txt|tsv|yaml|html|jte|properties)"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.cli.console.Console;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.pipeline.recipe.Recipe;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * What the documentation says holds of the program: commands parse, links lead somewhere, classes exist, defaults are those of the code.
 * It stands here since only this module has the commands of all others.
 */
class DocsTest {
    private static final Path ROOT = Path.of("..");
    private static final Path COMMANDS = ROOT.resolve("docs/reference/cli.md");
    private static final Pattern DOCUMENT = Pattern.compile("\\b(?:docs|research)/[\\w/.-]+\\.(?:md|svg|png)");
    private static final Pattern SCRIPTED = Pattern.compile("\\./cairn (.*)");
    private static final Set<String> OF_THE_JDK = Set.of("ServiceLoader", "Optional");
    private static final Pattern CLASS_NAME = Pattern.compile("`([A-Z][A-Za-z0-9]+)`");

    @Test
    void everyCommandLineParses() {
        List<String> wrong = new ArrayList<>();
        for (MarkdownPage page : ofToday()) {
            for (MarkdownPage.Command command : page.commands()) {
                problem(command.text())
                        .ifPresent(problem -> wrong.add(command.place() + "  " + command.text() + "\n    " + problem));
            }
        }
        assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
    }

    /** Options of commands in shell scripts, whose values may be variables of the shell. */
    @Test
    void everyOptionInTheScriptsExists() {
        List<String> wrong = new ArrayList<>();
        int[] found = {0};
        sources("sh")
                .forEach(file -> SCRIPTED.matcher(text(file).replace("\\\n", " "))
                        .results()
                        .forEach(line -> {
                            CommandLine command = cairn();
                            for (String word : line.group(1).split("[ |>]+")) {
                                if (word.matches("--[a-z][a-z-]*")) {
                                    found[0]++;
                                    if (!command.getCommandSpec().optionsMap().containsKey(word)) {
                                        wrong.add(file + "  " + word);
                                    }
                                } else {
                                    command = command.getSubcommands().getOrDefault(word, command);
                                }
                            }
                        }));
        assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
        assertThat(found[0]).isGreaterThan(20);
    }

    @Test
    void commandsAreFoundInThePages() {
        assertThat(ofToday().stream().mapToInt(page -> page.commands().size()).sum())
                .isGreaterThan(80);
    }

    @Test
    void everyLinkLeadsToAPageAndHeadingThatExist() {
        List<String> broken = new ArrayList<>();
        for (MarkdownPage page : all()) {
            for (String link : page.links()) {
                if (!leadsSomewhere(page, link)) {
                    broken.add(page.file() + "  " + link);
                }
            }
        }
        assertThat(broken).as(String.join("\n", broken)).isEmpty();
    }

    @Test
    void indexHasEveryPage() {
        MarkdownPage index = MarkdownPage.read(ROOT.resolve("docs/index.md"));
        Set<Path> listed = index.links().stream()
                .map(link -> ROOT.resolve("docs")
                        .resolve(link.replaceFirst("#.*", ""))
                        .normalize())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(listed)
                .containsAll(
                        pages("docs").filter(page -> !page.endsWith("index.md")).toList());
    }

    @Test
    void readmeHasAtMostAHundredLines() {
        assertThat(MarkdownPage.read(ROOT.resolve("README.md")).lines()).hasSizeLessThanOrEqualTo(100);
    }

    /** {@code -Ddocs.update=true} writes the page, for review in the diff. */
    @Test
    void pageOfCommandsIsWhatTheProgramSays() throws IOException {
        String said = CommandPage.of(cairn());
        if (Boolean.getBoolean("docs.update")) {
            AtomicFiles.write(COMMANDS, said);
        }
        assertThat(Files.readString(COMMANDS))
                .as("write it with -Ddocs.update=true -Dtest=DocsTest")
                .isEqualTo(said);
    }

    @Test
    void pageOfRecipeKeysHasTheDefaultsOfTheProgram(@TempDir Path folder) {
        String block = MarkdownPage.read(ROOT.resolve("docs/reference/recipe.md"))
                .blocks("yaml")
                .get(0);
        Path recipe = folder.resolve("recipe.yaml");
        AtomicFiles.write(recipe, block);
        assertThat(Recipe.read(recipe)).isEqualTo(Recipe.DEFAULTS);
    }

    @Test
    void everyClassThatAPageNamesExists() {
        Set<String> known = sources("java")
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        List<String> missing = new ArrayList<>();
        for (String page : List.of(
                "docs/architecture.md", "docs/guides/extend.md", "docs/guides/add-a-domain.md", "CONTRIBUTING.md")) {
            MarkdownPage read = MarkdownPage.read(ROOT.resolve(page));
            read.lines().stream()
                    .flatMap(line -> CLASS_NAME.matcher(line).results())
                    .map(found -> found.group(1))
                    .filter(name -> !known.contains(name) && !OF_THE_JDK.contains(name))
                    .forEach(name -> missing.add(page + "  " + name));
        }
        assertThat(missing).as(String.join("\n", missing)).isEmpty();
    }

    @Test
    void everyPageThatTheCodeNamesExists() {
        List<String> missing = new ArrayList<>();
        sources("java", "yaml", "sh", "py", "jte")
                .forEach(file -> DOCUMENT.matcher(text(file))
                        .results()
                        .map(MatchResult::group)
                        .filter(page -> !Files.exists(ROOT.resolve(page)))
                        .forEach(page -> missing.add(file + "  " + page)));
        assertThat(missing).as(String.join("\n", missing)).isEmpty();
    }

    private static Optional<String> problem(String typed) {
        List<String> words = Arrays.stream(typed.split("\\s+(?=(?:[^']*'[^']*')*[^']*$)"))
                .skip(1)
                .map(word -> word.replace("'", ""))
                .toList();
        if (words.get(0).equals("test") || words.get(0).equals("COMMAND")) {
            return Optional.empty();
        }
        try {
            cairn().parseArgs(words.toArray(String[]::new));
            return Optional.empty();
        } catch (CommandLine.ParameterException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static CommandLine cairn() {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        return Cairn.commandLine(new Console(nowhere, nowhere, false));
    }

    private static boolean leadsSomewhere(MarkdownPage page, String link) {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target =
                path.isEmpty() ? page.file() : page.file().resolveSibling(path).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return hash < 0 || MarkdownPage.read(target).anchors().contains(link.substring(hash + 1));
    }

    /** Pages about the program as it is, not as it was. */
    private static List<MarkdownPage> ofToday() {
        return all().stream()
                .filter(page -> !page.file().startsWith(ROOT.resolve("research")))
                .filter(page -> !page.file().endsWith("CHANGELOG.md"))
                .toList();
    }

    private static List<MarkdownPage> all() {
        List<Path> pages = new ArrayList<>();
        for (String name :
                List.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "cairn-t5/README.md", "bench/t5/README.md")) {
            pages.add(ROOT.resolve(name));
        }
        Stream.of("docs", "research", "models").flatMap(DocsTest::pages).forEach(pages::add);
        return pages.stream().map(MarkdownPage::read).toList();
    }

    private static Stream<Path> pages(String folder) {
        return files(ROOT.resolve(folder)).filter(file -> file.toString().endsWith(".md"));
    }

    private static Stream<Path> sources(String... endings) {
        return Stream.of(Objects.requireNonNull(ROOT.toFile().list()))
                .filter(name -> name.startsWith("cairn-") || name.equals("bench") || name.equals("configs"))
                .sorted()
                .flatMap(name -> files(ROOT.resolve(name)))
                .filter(file -> !file.toString().contains("/target/"))
                .filter(file ->
                        Stream.of(endings).anyMatch(ending -> file.toString().endsWith("." + ending)));
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).map(Path::normalize).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

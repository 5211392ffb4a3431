package dev.cairn.conformance.command;

import static dev.cairn.core.InvalidValueException.requireAtLeast;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.cairn.cli.console.Console;
import dev.cairn.cli.console.ConsoleCommand;
import dev.cairn.cli.console.SecondProcess;
import dev.cairn.cli.option.WorldFlags;
import dev.cairn.core.CairnException;
import dev.cairn.core.EvenSample;
import dev.cairn.core.NumberList;
import dev.cairn.core.TaskId;
import dev.cairn.core.Variation;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import dev.cairn.domain.Domain;
import dev.cairn.domain.DomainOptions;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TaskCatalog;
import dev.cairn.pipeline.Progress;
import dev.cairn.scienceworld.ScienceWorld;
import dev.cairn.scienceworld.ScienceWorldDomain;
import dev.cairn.scienceworld.ScienceWorldJar;
import dev.cairn.scienceworld.ScienceWorldTasks;
import dev.cairn.scienceworld.SimulatorMode;
import dev.cairn.scienceworld.verify.EpisodeDigest;
import dev.cairn.scienceworld.verify.Replay;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cairn verify-simulator}. */
@Command(
        name = "verify-simulator",
        description = {
            "Replay gold episodes in several threads, in a second process and in the plain mode, and compare every"
                    + " observation, look, inventory, list of valid actions and score.",
            "Exit code 1 if any two runs differ."
        })
public final class VerifySimulatorCommand extends ConsoleCommand {
    @Mixin
    private WorldFlags jar = new WorldFlags(ScienceWorldDomain.MODE);

    @Option(
            names = "--tasks",
            paramLabel = "TASKS",
            defaultValue = "all",
            description = "Codes (4-1), names, indices or groups, separated by commas.")
    private String tasks = "";

    @Option(
            names = "--variations",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of each task, from all splits.")
    private int variations;

    @Option(names = "--threads", paramLabel = "LIST", defaultValue = "1,2,4", description = "Numbers of threads.")
    private String threads = "";

    @Option(
            names = "--simplifications",
            paramLabel = "NAMES",
            defaultValue = ResetOptions.EASY,
            description = "Names separated by commas, or none.")
    private String simplifications = "";

    @Option(names = "--no-plain", description = "Leave out the plain mode, which takes most of the time.")
    private boolean noPlain;

    @Option(
            names = "--digests",
            paramLabel = "FILE",
            description =
                    "Only replay once, fast, in one thread, and write the digests; this is what the second process"
                            + " does.")
    private Optional<Path> digests;

    public VerifySimulatorCommand(Console console) {
        super(console);
    }

    /** One task's row of the result. */
    record TaskResult(String task, int episodes, int moves, List<String> differences) {}

    @Override
    public Integer call() {
        List<Integer> threadCounts = NumberList.parse(threads);
        requireAtLeast(1, "--variations", variations);
        requireAtLeast(1, "--threads", threadCounts.get(0));
        ScienceWorldJar located =
                ScienceWorldDomain.jar(new DomainOptions(jar.values(ScienceWorld.NAME), console()::say));
        List<Variation> episodes = episodes();
        if (digests.isPresent()) {
            AtomicFiles.write(
                    digests.get(),
                    Json.pretty(replay(new ScienceWorld(located, SimulatorMode.FAST), "fast", 1, 99, episodes)));
            return 0;
        }
        Map<String, Map<String, EpisodeDigest>> runs = runs(located, episodes, threadCounts);
        return report(runs, episodes);
    }

    private List<Variation> episodes() {
        TaskCatalog catalog = ScienceWorldTasks.catalog();
        List<Variation> chosen = new ArrayList<>();
        for (TaskId task : catalog.select(tasks)) {
            List<Integer> numbers =
                    IntStream.range(0, catalog.variations(task)).boxed().toList();
            EvenSample.of(numbers, variations).stream()
                    .distinct()
                    .forEach(number -> chosen.add(catalog.variation(task, number)));
        }
        return chosen;
    }

    private Map<String, Map<String, EpisodeDigest>> runs(
            ScienceWorldJar located, List<Variation> episodes, List<Integer> threadCounts) {
        Map<String, Map<String, EpisodeDigest>> runs = new LinkedHashMap<>();
        Domain fast = new ScienceWorld(located, SimulatorMode.FAST);
        for (int count : threadCounts) {
            String name = "fast, " + count + (count == 1 ? " thread" : " threads");
            runs.put(name, replay(fast, name, count, count, episodes));
        }
        runs.put("fast, second process", secondProcess());
        if (!noPlain) {
            int count = Runtime.getRuntime().availableProcessors();
            runs.put("plain", replay(new ScienceWorld(located, SimulatorMode.PLAIN), "plain", count, 7, episodes));
        }
        return runs;
    }

    private Map<String, EpisodeDigest> replay(
            Domain domain, String name, int count, long seed, List<Variation> episodes) {
        try (Progress.Bar bar = console().bar(name, episodes.size(), 0)) {
            Object lock = new Object();
            return new Replay(episodes, simplifications, episode -> {
                        synchronized (lock) {
                            bar.step(episode);
                        }
                    })
                    .run(domain, count, seed);
        }
    }

    private Map<String, EpisodeDigest> secondProcess() {
        console().say("fast, second process ...");
        List<String> arguments = new ArrayList<>(List.of(
                "verify-simulator",
                "--tasks",
                tasks,
                "--variations",
                Integer.toString(variations),
                "--simplifications",
                simplifications));
        arguments.addAll(jar.asArguments());
        return SecondProcess.result("--digests", arguments, new TypeReference<>() {});
    }

    private int report(Map<String, Map<String, EpisodeDigest>> runs, List<Variation> episodes) {
        String reference = runs.keySet().iterator().next();
        Map<TaskId, List<Variation>> byTask = new LinkedHashMap<>();
        episodes.forEach(episode -> byTask.computeIfAbsent(episode.task(), task -> new ArrayList<>())
                .add(episode));
        List<TaskResult> results = new ArrayList<>();
        byTask.forEach((task, chosen) -> results.add(compare(task, chosen, runs, reference)));
        long identical = results.stream()
                .filter(result -> result.differences().isEmpty())
                .count();
        if (json()) {
            printJson(new TreeMap<>(
                    Map.of("runs", List.copyOf(runs.keySet()), "tasks", results, "identical", identical)));
        } else {
            results.forEach(this::print);
            line(identical + " of " + results.size() + " tasks identical, text for text, in: "
                    + String.join("; ", runs.keySet()));
        }
        return identical == results.size() ? 0 : 1;
    }

    private static TaskResult compare(
            TaskId task, List<Variation> episodes, Map<String, Map<String, EpisodeDigest>> runs, String reference) {
        List<String> differences = new ArrayList<>();
        int moves = 0;
        for (Variation episode : episodes) {
            EpisodeDigest expected = digest(runs, reference, episode);
            moves += expected.moves();
            for (String run : runs.keySet()) {
                int first = expected.firstDifference(digest(runs, run, episode));
                if (first >= 0) {
                    differences.add(episode.key() + ": '" + run + "' differs from '" + reference + "' "
                            + (first == 0 ? "at the start" : "after action " + first));
                }
            }
        }
        return new TaskResult(task.toString(), episodes.size(), moves, differences);
    }

    private static EpisodeDigest digest(Map<String, Map<String, EpisodeDigest>> runs, String run, Variation episode) {
        return Optional.ofNullable(runs.get(run))
                .map(digests -> digests.get(episode.key()))
                .orElseThrow(() -> new CairnException("'" + run + "' did not replay " + episode.key()));
    }

    private void print(TaskResult result) {
        line(
                "%-9s %-55s %3d episodes %6d actions",
                result.differences().isEmpty() ? "identical" : "DIFFERENT",
                result.task(),
                result.episodes(),
                result.moves());
        result.differences().forEach(line -> line("    " + line));
    }
}

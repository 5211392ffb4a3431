package dev.cairn.report;

import dev.cairn.core.Choice;
import dev.cairn.core.EndReason;
import dev.cairn.core.Episode;
import dev.cairn.core.EpisodeStep;
import dev.cairn.core.Split;
import dev.cairn.core.SubGoal;
import dev.cairn.core.TaskId;
import dev.cairn.core.Usage;
import dev.cairn.core.Variation;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import dev.cairn.core.run.Manifest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Run directories made up for tests. */
public final class Runs {
    public static final String HOSTILE = "</script><script>window.hacked=1</script><img src=x onerror=\"window.hacked=2\">";

    private Runs() {}

    /** An evaluation of {@code episodes} episodes over three tasks; every second one succeeds with {@code luck}. */
    public static Path evaluation(Path folder, String agent, int episodes, int luck) {
        List<Episode> all = IntStream.range(0, episodes)
                .mapToObj(i -> episode(agent, i, i % luck == 0 ? 100 : 25))
                .toList();
        manifest(
                folder,
                "evaluate-" + agent,
                Map.of(
                        "agent", agent,
                        "protocol", Map.of("name", "seed"),
                        "episodes",
                                all.stream()
                                        .map(episode -> episode.variation().key())
                                        .toList(),
                        "groups", Map.of("short", List.of("4-1", "4-2"), "long", List.of("1-1"))));
        AtomicFiles.write(
                folder.resolve("episodes.jsonl"),
                all.stream().map(episode -> Json.write(episode) + "\n").collect(Collectors.joining()));
        AtomicFiles.write(folder.resolve("status"), "finished\n");
        return folder;
    }

    /** An evaluation of episodes of about 45 kB each, whose rooms and things are drawn at random. */
    static Path longEvaluation(Path folder, int episodes) {
        SplittableRandom random = new SplittableRandom(1);
        manifest(folder, "evaluate-long", Map.of("agent", "long", "protocol", Map.of("name", "seed")));
        AtomicFiles.write(folder.resolve("episodes.jsonl"), out -> {
            for (int i = 0; i < episodes; i++) {
                out.write(Json.write(longEpisode(i, random)) + "\n");
            }
        });
        return folder;
    }

    private static Episode longEpisode(int number, SplittableRandom random) {
        List<EpisodeStep> steps = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            String seen = random.ints(6, 0, THINGS.size())
                    .mapToObj(thing -> "\ta " + THINGS.get(thing) + ". In it is: nothing.\n")
                    .collect(Collectors.joining("", "This room is called the " + i % 7 + ". In it, you see:\n", ""));
            String thing = THINGS.get(random.nextInt(THINGS.size()));
            step(steps, "pick_up(" + thing + ")", "pick up " + thing, Choice.FIRST, seen, i);
        }
        return episode("long", number, 100, steps);
    }

    private static final List<String> THINGS = List.of(
            "red box",
            "blue box",
            "green door",
            "wooden cupboard",
            "glass jar",
            "tin cup",
            "counter",
            "drawer",
            "painting",
            "lamp");

    /** A training with a falling loss. */
    public static Path training(Path folder) {
        manifest(folder, "train-executor", Map.of("model", "executor"));
        StringBuilder metrics = new StringBuilder();
        for (int step = 10; step <= 200; step += 10) {
            metrics.append("{\"step\":" + step + ",\"name\":\"loss\",\"value\":" + 30.0 / step + "}\n");
            if (step % 50 == 0) {
                metrics.append("{\"step\":" + step + ",\"name\":\"validation_loss\",\"value\":" + 35.0 / step + "}\n");
            }
        }
        AtomicFiles.write(folder.resolve("metrics.jsonl"), metrics.toString());
        return folder;
    }

    private static void manifest(Path folder, String command, Map<String, Object> config) {
        AtomicFiles.createDirectories(folder);
        AtomicFiles.write(
                folder.resolve("manifest.json"),
                Json.pretty(new Manifest(
                        command,
                        "2026-01-01T00:00:00Z",
                        "1.0",
                        "abc",
                        Json.mapper().valueToTree(config),
                        Map.of("domain", "toy", "domain.content", "sha256:00"),
                        Map.of("java", "17"))));
    }

    private static Episode episode(String agent, int number, int score) {
        List<EpisodeStep> steps = new ArrayList<>();
        step(steps, "navigate_to(kitchen)", "go to kitchen", Choice.FIRST, "You move to the kitchen.", 8);
        step(steps, "navigate_to(kitchen)", "end subgoal", Choice.END_SUB_GOAL, "", 8);
        step(steps, "pick_up(" + HOSTILE + ")", "pick up jug", Choice.OVERLAP, HOSTILE + " number " + number, score);
        return episode(agent, number, score, steps);
    }

    private static Episode episode(String agent, int number, int score, List<EpisodeStep> steps) {
        String code = List.of("4-1", "4-2", "1-1").get(number % 3);
        return new Episode(
                agent,
                "seed",
                new Variation(new TaskId(number % 3, "task-of-" + code, code), number, Split.TEST),
                "Your task is to boil " + HOSTILE,
                score,
                score,
                score,
                3,
                score == 100 ? EndReason.COMPLETED : EndReason.NO_PROGRESS,
                List.of(new SubGoal("navigate_to(kitchen)"), new SubGoal("pick_up(" + HOSTILE + ")")),
                steps,
                List.of());
    }

    private static void step(
            List<EpisodeStep> steps, String subGoal, String action, Choice choice, String observation, int score) {
        steps.add(new EpisodeStep(
                steps.size() + 1,
                Optional.of(new SubGoal(subGoal)),
                action,
                choice == Choice.END_SUB_GOAL ? List.of() : List.of("pick up the moon", "go to kitchen"),
                choice,
                observation,
                score,
                steps.size() + 1,
                new Usage(new Usage.Seconds(0.001, 0.02, 0), 1, 300, 12, 0.001)));
    }
}

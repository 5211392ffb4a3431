package dev.cairn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.cli.AgentStandIn.Reply;
import dev.cairn.core.Split;
import dev.cairn.core.TaskId;
import dev.cairn.core.Variation;
import dev.cairn.domain.EnvironmentFactory;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.fetch.WheelDownload;
import dev.cairn.scienceworld.ScienceWorld;
import dev.cairn.scienceworld.ScienceWorldJar;
import dev.cairn.scienceworld.action.ScienceWorldActions;
import dev.cairn.scienceworld.annotate.ScienceWorldRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Answers every agent in its own form, so that an agent that follows the answers follows the world's own path. */
final class GoldScript {
    private static final EnvironmentFactory WORLD =
            new ScienceWorld(ScienceWorldJar.locate(Optional.empty(), WheelDownload.userCache(), message -> {}));

    private final Map<String, List<String>> paths = new LinkedHashMap<>();

    /** For the first test variation of each task. */
    GoldScript(String tasks) {
        try (TextEnvironment environment = WORLD.open()) {
            for (TaskId task : WORLD.tasks().select(tasks)) {
                Variation first = WORLD.tasks().variations(task, Split.TEST).get(0);
                environment.reset(first, new ResetOptions(ResetOptions.EASY, 1000, true));
                String description =
                        environment.taskDescription().replaceAll("\\s+", " ").strip();
                paths.put(
                        description,
                        environment.goldActions().stream()
                                .filter(new ScienceWorldRules()::teaches)
                                .toList());
            }
        }
    }

    /** The next line of an agent that thinks first. */
    Reply react(JsonNode request) {
        List<String> lines = lines(request);
        return lines.isEmpty() ? Reply.says("think: I go step by step.") : Reply.says(next(request, lines));
    }

    /** The next line of an agent that does not think. */
    Reply say(JsonNode request) {
        return Reply.says(next(request, lines(request)));
    }

    /** The letter of the next action in the list of the question. */
    String letter(JsonNode request) {
        String wanted = next(request, lines(request));
        return AgentStandIn.question(request)
                .lines()
                .filter(line -> line.matches("[A-T]: .*") && line.substring(3).equals(wanted))
                .map(line -> line.substring(0, 1))
                .findFirst()
                .orElse("A");
    }

    /** All actions in the formal language, a plan's form. */
    Reply plan(JsonNode request) {
        List<String> path = path(request);
        return Reply.says(String.join(
                "\n",
                IntStream.range(0, path.size())
                        .mapToObj(i -> "Action " + (i + 1) + ": "
                                + ScienceWorldActions.PUBLISHED
                                        .formalize(path.get(i))
                                        .orElseThrow() + " --> It is done.")
                        .toList()));
    }

    private String next(JsonNode request, List<String> lines) {
        List<String> path = path(request);
        int done =
                (int) lines.stream().filter(line -> !line.startsWith("think:")).count();
        return path.get(Math.min(done, path.size() - 1));
    }

    private List<String> path(JsonNode request) {
        String question = AgentStandIn.question(request);
        return paths.entrySet().stream()
                .filter(path -> question.contains(path.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no known task in " + question));
    }

    /** What the agent has said in its own episode. */
    private static List<String> lines(JsonNode request) {
        String question = AgentStandIn.question(request);
        String[] parts = question.split("Now it is your turn|A wrong focus ends everything\\.\n", -1);
        List<String> said = new ArrayList<>();
        for (String line : parts[parts.length - 1].lines().toList()) {
            if (line.startsWith("> ")) {
                said.add(line.substring(2));
            }
        }
        return said;
    }
}

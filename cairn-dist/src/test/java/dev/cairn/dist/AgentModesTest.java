package dev.cairn.dist;

import static dev.cairn.cli.Command.cairn;
import static dev.cairn.cli.Command.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.agent.rows.RowMatch;
import dev.cairn.cli.Command;
import dev.cairn.cli.ModelStandIn;
import dev.cairn.core.Choice;
import dev.cairn.core.Episode;
import dev.cairn.core.Example;
import dev.cairn.core.SubGoal;
import dev.cairn.core.Usage;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.Jsonl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources of sub-goals and modes of evaluation with the shipped models, on the real simulator. */
class AgentModesTest {
    private static final String MODELS = Path.of("..", "models").toString();

    @TempDir
    private Path folder;

    @Test
    void aLanguageModelNamesTheSubGoalsAndItsTokensAreCounted() {
        try (ModelStandIn server = new ModelStandIn(question ->
                question.contains("Sub-goals reached: none") ? "navigate_to(outside)" : "I am at a loss.")) {
            Episode episode = evaluate(
                    "llm",
                    "--sub-goals",
                    "llm",
                    "--llm-url",
                    server.url(),
                    "--llm-model",
                    "stand-in",
                    "--compat",
                    "end-in-any-beam");
            assertThat(episode.subGoals()).containsExactly(new SubGoal("navigate_to(outside)"));
            Usage usage = episode.usage();
            // a question that comes again is answered from disk, and counts all the same
            assertThat(usage.llmCalls()).isGreaterThanOrEqualTo(server.received());
            assertThat(server.received()).isPositive();
            assertThat(usage.promptTokens()).isEqualTo(1000L * usage.llmCalls());
            assertThat(episode.steps().get(0).usage().llmCalls()).isEqualTo(1);
        }
    }

    @Test
    void subGoalsOfAFileAreUsedInTheirOrder() {
        Path list = folder.resolve("plan.txt");
        AtomicFiles.write(list, "# a plan\nnavigate_to(outside)\n\nfocus_on(dove egg)\n");
        Episode listed = evaluate("list", "--sub-goals", "list:" + list, "--matcher", "similarity");
        assertThat(listed.subGoals().get(0)).isEqualTo(new SubGoal("navigate_to(outside)"));
        assertThat(listed.subGoals()).hasSizeLessThanOrEqualTo(2);
        assertThat(listed.steps()).extracting(step -> step.choice()).doesNotContain(Choice.OVERLAP);

        Episode random = evaluate("rand", "--sub-goals", "rand:" + list);
        assertThat(random.subGoals().get(0).text()).isIn("navigate_to(outside)", "focus_on(dove egg)");
    }

    @Test
    void modesThatMissSomethingSaySo() {
        assertThat(cairn("evaluate", "--sub-goals", "rand").err()).contains("rand:FILE");
        assertThat(cairn("evaluate", "--sub-goals", "gould").err()).contains("did you mean 'gold'");
        assertThat(cairn("evaluate", "--sub-goals", "llm", "--tasks", "4-1").err())
                .contains("--llm-url");
        assertThat(cairn("evaluate", "--compat", "fifth").err())
                .contains("unknown defect 'fifth'; the defects are ")
                .contains("fifth-best");
        assertThat(cairn("evaluate", "--mode", "em").err()).contains("--dataset");
        assertThat(cairn("evaluate", "--mode", "emm").err())
                .contains("unknown mode 'emm'")
                .contains("em-in-world");
    }

    @Test
    void actionsAreComparedInAWorldThatGoesOnByThePublishedProcedure() throws IOException {
        Path rows = folder.resolve("rows.jsonl");
        AtomicFiles.write(rows, Json.write(new Example("Which action?", "look around", 5, 225, "4-4")) + "\n");

        Command.Result result = match("em-in-world", rows, "in-world");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out()).containsPattern("executor: .* of 1 executed actions are the target \\(1 rows\\)");
        assertThat(text(folder.resolve("in-world/world-matches.jsonl"))).contains("\"executed\":1");
    }

    @Test
    void answersAreComparedWithRowsAndACutOffRunGoesOn() throws IOException {
        Path rows = folder.resolve("rows.jsonl");
        AtomicFiles.write(
                rows,
                Stream.of("GO(kitchen)", "FOCUS(dove)", "END_SG()")
                        .map(target -> Json.write(new Example("Which action? " + target, target, 5, 225, "4-4")) + "\n")
                        .collect(Collectors.joining()));
        Command.Result whole = match("em", rows, "whole");
        assertThat(whole.exit()).as(whole.err()).isZero();
        assertThat(whole.out()).contains("task 4-4").contains("all rows").contains("mean of tasks");

        Path file = folder.resolve("whole/matches.jsonl");
        String all = text(file);
        assertThat(Jsonl.read(file, RowMatch.class)).hasSize(3).allSatisfy(match -> {
            assertThat(match.answers()).hasSizeBetween(1, 5).noneMatch(answer -> answer.matches(".*\\bQ[a-t]\\b.*"));
            assertThat(match.equal()).isEqualTo(match.answers().get(0).equals(match.target()));
        });
        Files.copy(
                folder.resolve("whole/manifest.json"),
                Files.createDirectory(folder.resolve("cut")).resolve("manifest.json"));
        Files.writeString(folder.resolve("cut/matches.jsonl"), all.substring(0, all.indexOf('\n') + 9));
        assertThat(match("em", rows, "cut").exit()).isZero();
        assertThat(text(folder.resolve("cut/matches.jsonl"))).isEqualTo(all);
    }

    private Command.Result match(String mode, Path rows, String name) {
        return cairn(
                "evaluate",
                "--mode",
                mode,
                "--dataset",
                rows.toString(),
                "--models",
                MODELS,
                "--run-dir",
                folder.resolve(name).toString());
    }

    private Episode evaluate(String name, String... more) {
        List<String> command = new ArrayList<>(List.of(
                "evaluate",
                "--tasks",
                "4-4",
                "--max-variations",
                "1",
                "--models",
                MODELS,
                "--run-dir",
                folder.resolve(name).toString(),
                "--runs",
                folder.toString()));
        command.addAll(List.of(more));
        Command.Result result = cairn(command.toArray(String[]::new));
        assertThat(result.exit()).as(result.err()).isZero();
        return Jsonl.read(folder.resolve(name).resolve("episodes.jsonl"), Episode.class)
                .get(0);
    }
}

package dev.cairn.cli;

import static dev.cairn.cli.Command.cairn;
import static dev.cairn.cli.Command.killWhen;
import static dev.cairn.cli.Command.lines;
import static dev.cairn.cli.Command.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.cli.AgentStandIn.Reply;
import dev.cairn.core.Choice;
import dev.cairn.core.EndReason;
import dev.cairn.core.Episode;
import dev.cairn.core.EpisodeStep;
import dev.cairn.core.Trial;
import dev.cairn.core.io.Jsonl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Agents that ask a language model, on the real simulator, with a real server in the model's place. */
class LlmAgentsTest {
    private static final String TASKS = "4-3,7-2";
    private static final GoldScript GOLD = new GoldScript("4-1,4-2,4-3,4-4,7-1,7-2,7-3");

    @TempDir
    private Path folder;

    @Test
    void reActThinksAndActsInLines() {
        try (AgentStandIn server = new AgentStandIn(GOLD::react)) {
            Command.Result result = cairn(evaluate(server, "react", "run"));
            assertThat(result.err()).doesNotContain("cairn:");
            assertThat(result.exit()).isZero();
            List<Episode> episodes = episodes("run");
            assertThat(episodes).hasSize(2).allSatisfy(episode -> {
                assertThat(episode.score()).isEqualTo(100);
                assertThat(episode.end()).isEqualTo(EndReason.COMPLETED);
                assertThat(episode.steps().get(0).choice()).isEqualTo(Choice.THOUGHT);
                assertThat(episode.steps().get(0).action()).isEqualTo("think: I go step by step.");
                assertThat(episode.steps()).allSatisfy(step -> {
                    assertThat(step.usage().llmCalls()).isEqualTo(1);
                    assertThat(step.usage().promptTokens()).isEqualTo(1000);
                    assertThat(step.usage().completionTokens()).isEqualTo(10);
                    assertThat(step.usage().seconds().model()).isPositive();
                });
            });
            int actions = episodes.stream().mapToInt(Episode::actions).sum();
            int asked = server.requests().size();
            assertThat(asked).isEqualTo(actions + 2);
            assertThat(result.out())
                    .contains(String.format("%.1f tokens an action", 1010.0 * asked / actions))
                    .contains("paid for in this run: " + asked + " questions");
            JsonNode first = server.requests().get(0);
            assertThat(first.path("stop").get(0).asText()).isEqualTo("\n");
            assertThat(first.path("max_tokens").asInt()).isEqualTo(50);
        }
    }

    @Test
    void whatTheWorldDoesNotKnowIsMatchedAndTheAgentSeesWhatWasDone() {
        List<String> asked = Collections.synchronizedList(new ArrayList<>());
        Function<JsonNode, Reply> replies = request -> {
            asked.add(AgentStandIn.question(request));
            return asked.size() == 1 ? Reply.says("> dance to the hallway") : Reply.fails(400);
        };
        try (AgentStandIn server = new AgentStandIn(replies)) {
            cairn(evaluate(server, "react", "run", "--tasks", "4-3"));
            EpisodeStep first = episodes("run").get(0).steps().get(0);
            assertThat(first.predictions()).containsExactly("dance to the hallway");
            assertThat(first.choice().repaired()).isTrue();
            assertThat(asked.get(1)).contains("\n> " + first.action() + "\n").doesNotContain("dance");
        }
    }

    @Test
    void sayCanTakesTheAdmissibleActionThatTheModelScoresBest() {
        Function<JsonNode, Reply> scores = request -> {
            if (!request.has("logprobs")) {
                return Reply.says("do something useful");
            }
            String best = GOLD.letter(request);
            return Reply.says("A", Map.of(best, -0.1, best.equals("A") ? "B" : "A", -3.0, "The", -5.0));
        };
        try (AgentStandIn server =
                new AgentStandIn(request -> isChoice(request) ? scores.apply(request) : GOLD.say(request))) {
            cairn(evaluate(server, "saycan", "run", "--tasks", "7-2,7-3"));
            assertThat(episodes("run")).extracting(Episode::score).containsExactly(100, 100);
            assertThat(episodes("run").get(0).steps()).allSatisfy(step -> {
                assertThat(step.choice()).isEqualTo(Choice.FIRST);
                assertThat(step.predictions()).hasSizeGreaterThan(1).hasSizeLessThanOrEqualTo(20);
                assertThat(step.usage().llmCalls()).isEqualTo(2);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sayCanDoesWithoutLogProbabilities(boolean refused) {
        Function<JsonNode, Reply> replies = request -> {
            if (refused && request.has("logprobs")) {
                return Reply.fails(400);
            }
            return isChoice(request) ? Reply.says(GOLD.letter(request) + ".") : GOLD.say(request);
        };
        try (AgentStandIn server = new AgentStandIn(replies)) {
            cairn(evaluate(server, "saycan", "run", "--threads", "1", "--tasks", "7-2"));
            assertThat(episodes("run")).extracting(Episode::score).containsExactly(100);
            assertThat(server.requests().stream().filter(request -> request.has("logprobs")))
                    .hasSize(refused ? 1 : (int) lines(folder.resolve("run/payments.jsonl")) / 2);
        }
    }

    @Test
    void reflexionLearnsFromAFailedTrialAndItsBestTrialCounts() {
        Function<JsonNode, Reply> replies = request -> {
            String question = AgentStandIn.question(request);
            if (question.contains("Why did it fail?")) {
                return Reply.says("I waited for ever. Next time I act.");
            }
            return question.contains("Next time I act.") ? GOLD.react(request) : Reply.says("wait1");
        };
        try (AgentStandIn server = new AgentStandIn(replies)) {
            Command.Result result =
                    cairn(evaluate(server, "reflexion", "run", "--tasks", "7-2", "--protocol", "seed", "--json"));
            assertThat(result.exit()).isZero();
            Episode episode = episodes("run").get(0);
            assertThat(episode.score()).isEqualTo(100);
            assertThat(episode.end()).isEqualTo(EndReason.COMPLETED);
            assertThat(episode.trials()).extracting(Trial::score).containsExactly(0, 100);
            assertThat(episode.trials().get(0).end()).isEqualTo(EndReason.REPETITION);
            assertThat(episode.steps().get(0).usage().llmCalls())
                    .as("the lesson and the first line")
                    .isEqualTo(2);
            assertThat(episode.usage().llmCalls()).isEqualTo(server.requests().size());
            assertThat(episode.actions())
                    .isEqualTo(
                            episode.trials().stream().mapToInt(Trial::actions).sum());
        }
    }

    @Test
    void reflexionTriesAgainUnderTheStrictStopRuleToo() {
        Function<JsonNode, Reply> replies = request ->
                Reply.says(AgentStandIn.question(request).contains("Why did it fail?") ? "Bad luck." : "wait1");
        try (AgentStandIn server = new AgentStandIn(replies)) {
            cairn(evaluate(
                    server, "reflexion", "run", "--tasks", "7-2", "--protocol", "seed", "--stop-rule", "strict"));
            assertThat(episodes("run").get(0).trials()).hasSize(3);
        }
    }

    @Test
    void reflexionEndsAfterItsLastTrial() {
        Function<JsonNode, Reply> replies = request ->
                Reply.says(AgentStandIn.question(request).contains("Why did it fail?") ? "Bad luck." : "wait1");
        try (AgentStandIn server = new AgentStandIn(replies)) {
            cairn(evaluate(server, "reflexion", "run", "--tasks", "7-2", "--protocol", "seed", "--trials", "5"));
            Episode episode = episodes("run").get(0);
            assertThat(episode.trials()).hasSize(5);
            assertThat(server.requests().stream()
                            .filter(request -> AgentStandIn.question(request).contains("Why did it fail?")))
                    .hasSize(4);
            assertThat(AgentStandIn.question(
                            server.requests().get(server.requests().size() - 1)))
                    .as("of four lessons the last three")
                    .contains("3. Bad luck.")
                    .doesNotContain("4. Bad luck.");
        }
    }

    @Test
    void swiftSagePlansWhereInstinctMayNotFocus() {
        Function<JsonNode, Reply> replies =
                request -> AgentStandIn.question(request).contains("Answer five questions")
                        ? Reply.says("1. The animals. 2. None. 3. Focus. 4. Focus comes next. 5. No.")
                        : GOLD.plan(request);
        try (AgentStandIn server = new AgentStandIn(replies)) {
            cairn(evaluate(server, "swiftsage", "run", "--tasks", "7-2"));
            Episode episode = episodes("run").get(0);
            assertThat(episode.score()).isEqualTo(100);
            assertThat(episode.steps()).extracting(EpisodeStep::choice).contains(Choice.THOUGHT, Choice.PLANNED);
            assertThat(episode.usage().llmCalls()).isEqualTo(server.requests().size());
        }
    }

    @Test
    void swiftSageFallsBackOnInstinctWhenThePlanIsNoPlan() {
        try (AgentStandIn server = new AgentStandIn(request -> Reply.says("I would rather not say."))) {
            Command.Result result = cairn(evaluate(server, "swiftsage", "run", "--protocol", "seed"));
            assertThat(result.exit()).isZero();
            assertThat(episodes("run"))
                    .extracting(Episode::end)
                    .doesNotContain(EndReason.LLM_FAILED, EndReason.ENVIRONMENT_FAILED);
            assertThat(server.requests())
                    .anyMatch(request -> request.path("messages").size() == 3);
        }
    }

    @Test
    void whateverTheServerFailsAtCostsOneEpisode() {
        Map<String, Reply> faults = Map.of(
                "find a(n) living thing", Reply.fails(429),
                "find a(n) non-living thing", Reply.fails(500),
                "find a(n) plant", Reply.raw("<html>Bad gateway</html>"),
                "find a(n) animal", Reply.says(" "),
                "longest life span. The animals", Reply.cutOff(),
                "find the animal with the shortest life span", Reply.silence());
        Function<JsonNode, Reply> replies = request -> {
            String question = AgentStandIn.question(request);
            String own = question.substring(question.indexOf("Now it is your turn"));
            return faults.entrySet().stream()
                    .filter(fault -> own.contains(fault.getKey()) && own.contains("> think:"))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseGet(() -> GOLD.react(request));
        };
        try (AgentStandIn server = new AgentStandIn(replies)) {
            String tasks = "4-1,4-2,4-3,4-4,7-1,7-2,7-3";
            Command.Result result =
                    cairn(evaluate(server, "react", "run", "--tries", "1", "--timeout", "2", "--tasks", tasks));
            assertThat(result.exit()).isZero();
            assertThat(result.out()).contains("llm failed 6");
            Map<Boolean, List<Episode>> episodes = episodes("run").stream()
                    .collect(Collectors.partitioningBy(
                            episode -> episode.variation().task().code().equals("7-3")));
            assertThat(episodes.get(false)).hasSize(6).allSatisfy(episode -> {
                assertThat(episode.end()).isEqualTo(EndReason.LLM_FAILED);
                assertThat(episode.steps()).hasSize(1);
            });
            assertThat(episodes.get(true))
                    .singleElement()
                    .satisfies(episode -> assertThat(episode.score()).isEqualTo(100));
        }
    }

    @Test
    void aRunInWhichNoQuestionWasAnsweredHasNoScore() {
        for (int status : new int[] {400, 500}) {
            String name = "run" + status;
            try (AgentStandIn server = new AgentStandIn(request -> Reply.fails(status))) {
                Command.Result refused = cairn(evaluate(server, "react", name, "--tries", "1", "--tasks", "7-2,7-3"));
                assertThat(refused.exit()).as(refused.err()).isEqualTo(2);
                assertThat(refused.err()).contains("no such luck");
                assertThat(refused.out()).isEmpty();
                server.answerBy(GOLD::react);
                assertThat(cairn(evaluate(server, "react", name, "--tries", "1", "--tasks", "7-2,7-3"))
                                .exit())
                        .isZero();
                assertThat(episodes(name)).extracting(Episode::score).containsExactly(100, 100);
            }
        }
    }

    @Test
    void aBusyServerIsAskedAgain() {
        List<String> refused = new ArrayList<>();
        Function<JsonNode, Reply> replies = request -> {
            synchronized (refused) {
                String question = AgentStandIn.question(request);
                if (refused.isEmpty()) {
                    refused.add(question);
                    return Reply.fails(429);
                }
            }
            return GOLD.react(request);
        };
        try (AgentStandIn server = new AgentStandIn(replies)) {
            cairn(evaluate(server, "react", "run", "--tries", "2"));
            assertThat(episodes("run")).extracting(Episode::score).containsExactly(100, 100);
        }
    }

    @Test
    void aServerThatIsGoneStopsTheRun() {
        try (AgentStandIn server = new AgentStandIn(request -> Reply.fails(401))) {
            Command.Result stopped = cairn(evaluate(server, "react", "run"));
            assertThat(stopped.exit()).isEqualTo(2);
            assertThat(stopped.err()).contains("CAIRN_LLM_KEY");
            server.answerBy(GOLD::react);
            assertThat(cairn(evaluate(server, "react", "run")).exit()).isZero();
            assertThat(episodes("run")).extracting(Episode::score).containsExactly(100, 100);
        }
    }

    @Test
    void aSpentBudgetStopsBetweenQuestionsAndNothingIsPaidForTwice() {
        try (AgentStandIn server = new AgentStandIn(GOLD::react)) {
            Command.Result stopped = cairn(evaluate(server, "react", "run", "--max-tokens", "9000"));
            assertThat(stopped.exit()).isEqualTo(2);
            assertThat(stopped.err()).contains("of the budget of 9000 tokens are spent");
            assertThat(cairn(evaluate(server, "react", "run", "--max-tokens", "900000"))
                            .exit())
                    .isZero();
            assertThat(server.requests()).doesNotHaveDuplicates();
            assertThat(lines(folder.resolve("run/payments.jsonl")))
                    .isEqualTo(server.requests().size());

            cairn(evaluate(server, "react", "again", "--threads", "1"));
            assertThat(server.requests()).as("answers on disk serve other runs").doesNotHaveDuplicates();
            assertThat(untimed("again")).isEqualTo(untimed("run"));
        }
    }

    @Test
    void aKilledRunGoesOnAndPaysNothingTwice() {
        try (AgentStandIn server = new AgentStandIn(GOLD::react)) {
            Function<JsonNode, Reply> silentLater =
                    request -> server.requests().size() > 6 ? Reply.silence() : GOLD.react(request);
            server.answerBy(silentLater);
            killWhen(() -> server.requests().size() > 6, evaluate(server, "react", "run", "--threads", "1"));
            int paid = (int) lines(folder.resolve("run/payments.jsonl"));
            assertThat(paid).isEqualTo(6);
            server.answerBy(GOLD::react);
            cairn(evaluate(server, "react", "run", "--threads", "1"));
            assertThat(episodes("run")).extracting(Episode::score).containsExactly(100, 100);
            assertThat(server.requests().stream().distinct().count())
                    .as("only the question that was never answered is asked again")
                    .isEqualTo(server.requests().size() - 1);
        }
    }

    @Test
    void aDryRunShowsTheFirstQuestionsAndAsksNothing() {
        try (AgentStandIn server = new AgentStandIn(GOLD::react)) {
            Path file = folder.resolve("prompts.txt");
            for (String agent : List.of("saycan", "swiftsage")) {
                Command.Result dry = cairn(evaluate(server, agent, "dry", "--dry-run", file.toString()));
                assertThat(dry.err()).doesNotContain("cairn:");
                assertThat(dry.out()).contains("episodes; their first questions have about");
                assertThat(text(file)).contains("=== 4-3 find-plant");
            }
            assertThat(server.requests()).isEmpty();
            assertThat(folder.resolve("dry")).doesNotExist();
            assertThat(cairn(evaluate(server, "gold", "dry", "--dry-run")).err())
                    .contains("the agent gold asks none");
        }
    }

    @Test
    void missingConfigurationIsFoundBeforeAnythingRuns() {
        assertThat(cairn("evaluate", "--agent", "react", "--llm-model", "m", "--run-dir", folder + "/r")
                        .err())
                .contains("no server; set CAIRN_LLM_URL");
        assertThat(cairn("run", "--agent", "saycan", "--task", "4-3", "--llm-url", "http://localhost:1/v1")
                        .err())
                .contains("no model; set CAIRN_LLM_MODEL");
        try (AgentStandIn server = new AgentStandIn(GOLD::react)) {
            assertThat(cairn(evaluate(server, "reflexion", "r", "--trials", "0"))
                            .err())
                    .contains("--trials is 0: expected 1 or more");
            assertThat(cairn(evaluate(server, "react", "r", "--max-cost", "1")).err())
                    .contains("--max-cost needs the model's price");
            assertThat(cairn(evaluate(server, "react", "r", "--prompts", folder + "/none"))
                            .err())
                    .contains("no folder of prompts");
        }
        assertThat(folder.resolve("r")).doesNotExist();
    }

    @Test
    void ownPromptsTakeThePlaceOfCairns() throws Exception {
        Files.createDirectories(folder.resolve("prompts/examples"));
        Files.writeString(
                folder.resolve("prompts/react.txt"), "By my rules. ${example} Now it is your turn ${episode}\n>");
        Files.writeString(
                folder.resolve("prompts/examples/find-plant.txt"), "A room.\nA task.\n> look around\nA room.\n");
        try (AgentStandIn server = new AgentStandIn(GOLD::react)) {
            cairn(evaluate(server, "react", "run", "--tasks", "4-3", "--prompts", folder + "/prompts"));
            assertThat(episodes("run").get(0).score()).isEqualTo(100);
            assertThat(AgentStandIn.question(server.requests().get(0)))
                    .startsWith("By my rules. A room.\nA task.\n> look around\nA room. Now");
        }
    }

    private static boolean isChoice(JsonNode request) {
        return AgentStandIn.question(request).contains("Answer with one letter");
    }

    private List<Episode> episodes(String run) {
        return Jsonl.read(folder.resolve(run).resolve("episodes.jsonl"), Episode.class);
    }

    private List<Episode> untimed(String run) {
        return episodes(run).stream().map(Episode::untimed).toList();
    }

    private String[] evaluate(AgentStandIn server, String agent, String run, String... more) {
        List<String> command = new ArrayList<>(List.of(
                "evaluate",
                "--agent",
                agent,
                "--llm-url",
                server.url(),
                "--llm-model",
                "stand-in",
                "--models",
                Path.of("..", "models").toString(),
                "--answers",
                folder + "/answers",
                "--run-dir",
                folder.resolve(run).toString(),
                "--max-variations",
                "1"));
        List<String> given = List.of(more);
        if (!given.contains("--tasks")) {
            command.addAll(List.of("--tasks", TASKS));
        }
        if (!given.contains("--protocol")) {
            command.addAll(List.of("--protocol", "mini"));
        }
        command.addAll(given);
        return command.toArray(String[]::new);
    }
}

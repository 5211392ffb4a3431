package dev.cairn.cli;

import static dev.cairn.cli.Command.cairn;
import static dev.cairn.cli.Command.killWhen;
import static dev.cairn.cli.Command.lines;
import static dev.cairn.cli.Command.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import dev.cairn.pipeline.gold.GoldStage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cairn annotate --annotator llm} with a real server in the model's place. */
class LlmAnnotationTest {
    private static final int TRAJECTORIES = 12;
    private static final String SECRET = "sk-never-to-be-seen";

    @TempDir
    private static Path gold;

    @TempDir
    private Path folder;

    @BeforeAll
    static void record() {
        cairn("gold", "--tasks", "7-1", "--per-task", "" + TRAJECTORIES, "--run-dir", gold + "/run");
    }

    @Test
    void noAnswerIsPaidForTwiceEvenAfterAKill() throws IOException {
        try (ModelStandIn server = new ModelStandIn()) {
            server.fallSilentAt(5);
            killWhen(
                    () -> server.received() > 5,
                    Map.of("CAIRN_LLM_KEY", SECRET),
                    annotate(server, "killed", "--concurrency", "1"));
            assertThat(server.answered()).hasSize(5);
            assertThat(lines(folder.resolve("killed/annotated.jsonl"))).isEqualTo(5);

            server.fallSilentAt(Integer.MAX_VALUE);
            Command.Result again = cairn(annotate(server, "killed", "--concurrency", "1"));
            assertThat(again.exit()).isZero();
            assertThat(again.out()).contains("12 trajectories").contains("cut by llm: 12");
            assertThat(server.answered().values()).containsOnly(1);

            int asked = server.received();
            cairn(annotate(server, "whole", "--concurrency", "3"));
            assertThat(server.received())
                    .as("answers on disk serve other runs too")
                    .isEqualTo(asked);
            assertThat(text(folder.resolve("killed/annotated.jsonl")))
                    .isEqualTo(text(folder.resolve("whole/annotated.jsonl")));
            assertThat(filesWith(SECRET)).isEmpty();
        }
    }

    @Test
    void aSpentBudgetStopsCleanlyAndMoreGoesOn() throws IOException {
        try (ModelStandIn server = new ModelStandIn()) {
            Command.Result stopped = cairn(annotate(server, "budget", "--max-tokens", "12000", "--concurrency", "2"));
            assertThat(stopped.exit()).isEqualTo(2);
            assertThat(stopped.err())
                    .contains("of the budget of 12000 tokens are spent")
                    .contains("higher --max-cost or --max-tokens goes on");
            int asked = server.received();
            assertThat(asked).isBetween(1, TRAJECTORIES - 1);
            assertThat(lines(folder.resolve("budget/payments.jsonl"))).isEqualTo(asked);

            Command.Result more = cairn(annotate(server, "budget", "--max-tokens", "500000", "--json"));
            assertThat(more.exit()).isZero();
            JsonNode result = Json.mapper().readTree(more.out());
            assertThat(result.path("trajectories").asInt()).isEqualTo(TRAJECTORIES);
            assertThat(result.at("/llm/calls").asInt()).isEqualTo(server.received());
            assertThat(result.at("/llm/input_tokens").asInt()).isEqualTo(1000 * server.received());
            assertThat(server.answered().values()).containsOnly(1);
        }
    }

    @Test
    void aCostLimitCountsByThePriceTable() throws IOException {
        Path prices = Files.writeString(folder.resolve("prices.yaml"), "stand-in: {input: 10, output: 20}\n");
        try (ModelStandIn server = new ModelStandIn()) {
            Command.Result stopped =
                    cairn(annotate(server, "cost", "--max-cost", "0.1", "--prices", prices.toString()));
            assertThat(stopped.err()).contains("of the budget of 0.1000 are spent");
            Command.Result unknown = cairn(annotate(server, "unknown", "--max-cost", "0.1"));
            assertThat(unknown.exit()).isEqualTo(2);
            assertThat(unknown.err()).contains("--max-cost needs the model's price");
        }
    }

    @Test
    void aDryRunShowsThePromptsAndAsksNothing() throws IOException {
        try (ModelStandIn server = new ModelStandIn()) {
            Path prompts = folder.resolve("prompts.txt");
            Command.Result dry = cairn(annotate(server, "dry", "--dry-run", prompts.toString()));
            assertThat(dry.exit()).isZero();
            assertThat(dry.out()).contains("12 trajectories, ").contains(" questions to ask, about ");
            assertThat(text(prompts)).contains("--- system").contains("Now a new task.");
            assertThat(server.received()).isZero();
            assertThat(folder.resolve("dry")).doesNotExist();
            assertThat(cairn(annotate(server, "dry", "--dry-run")).out()).contains("--- assistant");

            cairn(annotate(server, "real"));
            assertThat(cairn(annotate(server, "dry", "--dry-run", prompts.toString()))
                            .out())
                    .contains(" 0 questions to ask");
        }
    }

    @Test
    void aDryRunCountsTheQuestionsThatAreAsked() throws IOException {
        Path answers = recordedAnswerOfTheFirst();
        String[] chain = {"--annotator", "recorded,llm", "--recorded", answers.toString(), "--json"};
        try (ModelStandIn server = new ModelStandIn()) {
            String[] dryRun =
                    Stream.concat(Stream.of(chain), Stream.of("--dry-run")).toArray(String[]::new);
            JsonNode dry = Json.mapper()
                    .readTree(cairn(annotate(server, "dry", dryRun)).out());
            JsonNode real = Json.mapper()
                    .readTree(cairn(annotate(server, "real", chain)).out());
            assertThat(real.at("/annotators/recorded").asInt()).isEqualTo(1);
            assertThat(dry.path("trajectories").asInt()).isEqualTo(TRAJECTORIES);
            assertThat(dry.path("calls").asInt())
                    .isEqualTo(real.at("/llm/calls").asInt())
                    .isLessThan(TRAJECTORIES - 1);
            assertThat(dry.at("/price/input").isMissingNode())
                    .as("it is not known")
                    .isTrue();
        }
    }

    @Test
    void aTrajectoryWithoutAStepToLearnFromIsFoundBeforeAnythingIsPaidFor() throws IOException {
        List<String> recorded =
                text(gold.resolve("run").resolve(GoldStage.FILE)).lines().toList();
        ObjectNode empty = (ObjectNode) Json.mapper().readTree(recorded.get(TRAJECTORIES - 1));
        empty.putArray("steps");
        Path file = folder.resolve("gold.jsonl");
        AtomicFiles.write(
                file, String.join("\n", recorded.subList(0, TRAJECTORIES - 1)) + "\n" + Json.write(empty) + "\n");
        try (ModelStandIn server = new ModelStandIn()) {
            String[] command = annotate(server, "empty");
            command[2] = file.toString();
            Command.Result refused = cairn(command);
            assertThat(refused.exit()).isEqualTo(2);
            assertThat(refused.err()).contains("has no step to learn from; delete it from the file");
            assertThat(server.received()).isZero();
        }
    }

    @Test
    void whatTheServerWillNotTakeIsReportedOrLeftToRules() throws IOException {
        try (ModelStandIn server = new ModelStandIn()) {
            server.failWith(400, 4);
            Command.Result alone = cairn(annotate(server, "alone", "--concurrency", "1"));
            assertThat(alone.exit()).isZero();
            assertThat(alone.out()).contains("8 trajectories have no sub-goals").contains("400: no such luck");
            assertThat(lines(folder.resolve("alone/unannotated.jsonl"))).isEqualTo(TRAJECTORIES - 4);

            Command.Result mixed = cairn(annotate(server, "mixed", "--annotator", "llm,rules", "--concurrency", "1"));
            assertThat(mixed.out())
                    .contains("cut by rules: 8")
                    .contains("not cut by the language model: 8, since llm: http://localhost");
            assertThat(text(folder.resolve("mixed/repairs.jsonl"))).contains("llm: http://localhost");
        }
    }

    /** The answers on disk show that the server is well, also where every question that is still asked fails. */
    @Test
    void whatFailsEachTimeDoesNotStopARunWhoseOtherAnswersAreOnDisk() {
        try (ModelStandIn server = new ModelStandIn()) {
            server.failWith(500, TRAJECTORIES - 2);
            cairn(annotate(server, "first", "--concurrency", "1", "--tries", "1"));
            long failed = lines(folder.resolve("first/unannotated.jsonl"));
            assertThat(failed).isPositive();
            for (int status : List.of(500, 403)) {
                server.failWith(status);
                Command.Result again = cairn(annotate(
                        server, "again" + status, "--annotator", "llm,rules", "--concurrency", "1", "--tries", "1"));
                assertThat(again.err()).doesNotContain("cairn:");
                assertThat(again.out()).contains("cut by rules: " + failed);
            }
        }
    }

    @Test
    void whereTheModelCutsNothingTheRunFailsAndRulesDoNotTakeItsPlaceInSilence() throws IOException {
        try (ModelStandIn server = new ModelStandIn()) {
            server.failWith(400);
            Command.Result refused = cairn(annotate(server, "refused", "--annotator", "llm,rules"));
            assertThat(refused.exit()).isEqualTo(2);
            assertThat(refused.err()).contains("400: no such luck");
            assertThat(lines(folder.resolve("refused/annotated.jsonl"))).isZero();
            assertThat(server.received()).as("five refusals are enough").isLessThanOrEqualTo(8);
            server.failWith(200);
            Command.Result again = cairn(annotate(server, "refused", "--annotator", "llm,rules"));
            assertThat(again.out()).contains("cut by llm: 12").doesNotContain("not cut by the language model");
        }
        try (ModelStandIn talks = new ModelStandIn(question -> "I would rather not.")) {
            Command.Result useless = cairn(annotate(talks, "useless", "--annotator", "llm,rules"));
            assertThat(useless.exit()).isEqualTo(2);
            assertThat(useless.err())
                    .contains("cut none of the first 12 trajectories: 12 times llm: no sub-goals in the answer");
        }
    }

    @Test
    void aServerThatIsDownIsAFailedRunAlsoForFewQuestions() throws IOException {
        ModelStandIn gone = new ModelStandIn();
        gone.close();
        for (String tries : List.of("1", "2")) {
            Command.Result down = cairn(annotate(gone, "down", "--annotator", "llm,rules", "--tries", tries));
            assertThat(down.exit()).isEqualTo(2);
            assertThat(down.err())
                    .contains("cannot connect to http://localhost")
                    .contains("the same command goes on");
            assertThat(lines(folder.resolve("down/annotated.jsonl"))).isZero();
        }
    }

    @Test
    void aRefusedKeyStopsTheRunWhichGoesOnLater() {
        try (ModelStandIn server = new ModelStandIn()) {
            server.failWith(401);
            Command.Result refused = cairn(annotate(server, "key"));
            assertThat(refused.exit()).isEqualTo(2);
            assertThat(refused.err()).contains("CAIRN_LLM_KEY");
            assertThat(server.received()).isLessThanOrEqualTo(4);
            server.failWith(200);
            assertThat(cairn(annotate(server, "key")).out()).contains("cut by llm: 12");
        }
    }

    @Test
    void recordedAnswersNeedNoServer() throws IOException {
        Path answers = recordedAnswerOfTheFirst();
        Command.Result result = cairn(
                "annotate",
                "--trajectories",
                gold + "/run",
                "--annotator",
                "recorded,rules",
                "--recorded",
                answers.toString(),
                "--run-dir",
                folder + "/recorded",
                "--json");
        JsonNode annotators = Json.mapper().readTree(result.out()).path("annotators");
        assertThat(annotators.path("recorded").asInt()).isEqualTo(1);
        assertThat(annotators.path("rules").asInt()).isEqualTo(TRAJECTORIES - 1);
    }

    @Test
    void twoAnnotationsAreJudgedAndCompared() throws IOException {
        cairn("annotate", "--trajectories", gold + "/run", "--run-dir", folder + "/rules");
        try (ModelStandIn server = new ModelStandIn()) {
            cairn(annotate(server, "pairs"));
        }
        Command.Result report =
                cairn("annotate", "report", folder + "/rules", folder + "/pairs", "--run-dir", folder + "/report");
        assertThat(report.err()).doesNotContain("cairn:");
        assertThat(report.exit()).isZero();
        assertThat(report.out()).contains("7-1 lifespan-longest-lived").contains("12 compared: boundaries F1");
        JsonNode json = Json.mapper().readTree(text(folder.resolve("report/report.json")));
        assertThat(json.at("/total/trajectories").asInt()).isEqualTo(TRAJECTORIES);
        assertThat(json.at("/disagreement/same_text").asDouble()).isZero();
        assertThat(text(folder.resolve("report/report.html"))).contains("Quality of an annotation");
        assertThat(cairn("annotate", "report", folder + "/none").err()).contains("no such file");
        AtomicFiles.write(folder.resolve("empty.jsonl"), "");
        assertThat(cairn("annotate", "report", folder + "/empty.jsonl", "--run-dir", folder + "/nothing"))
                .satisfies(nothing -> assertThat(nothing.err()).contains("empty.jsonl holds no trajectory"))
                .extracting(Command.Result::exit)
                .isEqualTo(2);
    }

    private String[] annotate(ModelStandIn server, String run, String... more) {
        List<String> command = new ArrayList<>(List.of(
                "annotate",
                "--trajectories",
                gold + "/run",
                "--llm-url",
                server.url(),
                "--llm-model",
                "stand-in",
                "--run-dir",
                folder.resolve(run).toString()));
        if (!List.of(more).contains("--answers")) {
            command.addAll(List.of("--answers", folder + "/answers"));
        }
        if (!List.of(more).contains("--annotator")) {
            command.addAll(List.of("--annotator", "llm"));
        }
        command.addAll(List.of(more));
        return command.toArray(String[]::new);
    }

    /** An answer for the first trajectory only. */
    private Path recordedAnswerOfTheFirst() throws IOException {
        cairn("annotate", "--trajectories", gold + "/run", "--run-dir", folder + "/rules");
        String key = Json.mapper()
                .readTree(text(folder.resolve("rules/annotated.jsonl"))
                        .lines()
                        .findFirst()
                        .orElseThrow())
                .at("/trajectory/variation/number")
                .asText();
        return Files.writeString(
                folder.resolve("answers.jsonl"),
                Json.write(Map.of("variation", "7-1/" + key, "answer", "1- all_of_it(): {'wait1'}")) + "\n");
    }

    private List<Path> filesWith(String secret) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(secret)) {
                    found.add(file);
                }
            }
            return found;
        }
    }
}

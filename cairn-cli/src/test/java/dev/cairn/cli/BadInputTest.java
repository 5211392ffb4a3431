package dev.cairn.cli;

import static dev.cairn.cli.Command.cairn;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every mistake of the user ends with exit code 2, a message that says what to do, and nothing written. */
class BadInputTest {
    @TempDir
    private Path folder;

    private Path runs() {
        return folder.resolve("runs");
    }

    @AfterEach
    void nothingIsWritten() {
        assertThat(runs()).doesNotExist();
    }

    @Test
    void unknownTask() {
        fails("did you mean 'find-animal'?", "gold", "--tasks", "find-anmal");
    }

    @Test
    void unknownVariation() {
        fails("has no variation 30; it has 0 to 29", "gold", "--tasks", "boil", "--variations", "30");
        fails("not a list of numbers", "gold", "--tasks", "boil", "--variations", "3..5");
        fails("'5-2' is not a list of numbers", "gold", "--tasks", "boil", "--variations", "5-2");
        fails("--threads is 0: expected 1 to 1024", "gold", "--domain", "toy", "--threads", "0");
        fails("beams is 101: expected 1 to 100", "evaluate", "--domain", "toy", "--agent", "random", "--beams", "101");
    }

    @Test
    void unknownFold() {
        fails("unknown split 'tets'; did you mean 'test'? The splits are train, dev, test", "gold", "--splits", "tets");
        fails("unknown split 'tets'", "evaluate", "--agent", "random", "--split", "tets");
    }

    @Test
    void unknownAgentAndProtocol() {
        fails("did you mean 'two-level'", "evaluate", "--agent", "two-levels");
        fails("did you mean 'seed'", "evaluate", "--protocol", "sead");
    }

    @Test
    void missingOrWrongJar() throws IOException {
        Path jar = Files.writeString(folder.resolve("wrong.jar"), "x");
        fails(
                "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881",
                "gold",
                "--scienceworld-jar",
                jar.toString());
        fails("no ScienceWorld jar at", "gold", "--scienceworld-jar", folder + "/none.jar");
        fails("Is it a ScienceWorld 1.2.x jar?", "gold", "--unsafe-jar", "--scienceworld-jar", jar.toString());
        fails("give it with --scienceworld-jar FILE", "gold", "--unsafe-jar");
    }

    @Test
    void flagsOfAnotherWorld() {
        fails(
                "--scienceworld-jar, --unsafe-jar and --simulator-mode are for --domain scienceworld, not for toy",
                "gold",
                "--domain",
                "toy",
                "--unsafe-jar");
        fails("--goldsequences is for a domain whose", "gold", "--domain", "toy", "--goldsequences", "gold.json");
    }

    @Test
    void corruptLine() throws IOException {
        Path file = Files.writeString(folder.resolve("t.jsonl"), "{\"variation\": 1}\n");
        fails("t.jsonl, line 1: not a valid Trajectory record", "annotate", "--trajectories", file.toString());
        fails("t.jsonl, line 1: not a valid AnnotatedTrajectory record", "dataset", "--annotated", file.toString());
        fails("no such file", "annotate", "--trajectories", folder + "/none.jsonl");
    }

    @Test
    void filesWithNothingInThem() throws IOException {
        String file = Files.writeString(folder.resolve("t.jsonl"), "\n").toString();
        fails("t.jsonl holds no trajectory; record some with `cairn gold`", "annotate", "--trajectories", file);
        fails("t.jsonl holds no trajectory, so that there is nothing to make rows of", "dataset", "--annotated", file);
    }

    @Test
    void annotationsThatCutNothingOrHaveNothingInCommon() throws IOException {
        String gold = folder + "/gold";
        cairn("gold", "--domain", "toy", "--run-dir", gold);
        String answers = Files.writeString(folder.resolve("a.jsonl"), "").toString();
        fails(
                "none of the 3 trajectories was cut into sub-goals: 3 times no answer is recorded for it",
                "annotate",
                "--domain",
                "toy",
                "--trajectories",
                gold,
                "--annotator",
                "recorded",
                "--recorded",
                answers,
                "--run-dir",
                folder + "/none");
        cairn("annotate", "--domain", "toy", "--trajectories", gold, "--run-dir", folder + "/rules");
        fails(
                "have no trajectory in common that both cut",
                "annotate",
                "report",
                folder + "/rules",
                answers,
                "--run-dir",
                folder + "/common");
    }

    @Test
    void moreThreadsThanAnyMachineHas() {
        fails("--threads is 1000000: expected 1 to 1024", "gold", "--domain", "toy", "--threads", "1000000");
        fails(
                "--episodes-at-once is 1000000000: expected 1 to 10000",
                "evaluate",
                "--domain",
                "toy",
                "--agent",
                "random",
                "--episodes-at-once",
                "1000000000");
    }

    @Test
    void subGoalsOfAnAgentThatHasNone() {
        fails(
                "the agent random has no sub-goals, so that --sub-goals gold changes nothing",
                "evaluate",
                "--domain",
                "toy",
                "--agent",
                "random",
                "--sub-goals",
                "gold");
    }

    @Test
    void annotatorsThatLackSomething() throws IOException {
        String file = Files.writeString(folder.resolve("t.jsonl"), "").toString();
        fails("give --trajectories", "annotate");
        fails(
                "unknown annotator 'ruls'; did you mean 'rules'?",
                "annotate",
                "--trajectories",
                file,
                "--annotator",
                "ruls");
        fails("set CAIRN_LLM_URL", "annotate", "--trajectories", file, "--annotator", "llm");
        fails("CAIRN_LLM_MODEL", "annotate", "--trajectories", file, "--annotator", "llm", "--llm-url", "http://a/v1");
        fails("give --recorded FILE", "annotate", "--trajectories", file, "--annotator", "recorded");
        fails("give --annotator llm", "annotate", "--trajectories", file, "--dry-run");
        String prices =
                Files.writeString(folder.resolve("p.yaml"), "m: {inptu: 1}\n").toString();
        fails(
                "p.yaml, line 1: unknown key 'inptu'; did you mean 'input'?",
                "annotate",
                "--trajectories",
                file,
                "--annotator",
                "llm",
                "--llm-url",
                "http://a/v1",
                "--llm-model",
                "m",
                "--prices",
                prices,
                "--dry-run");
    }

    @Test
    void modelDirectoryWithoutAFile() throws IOException {
        fails("no first model at", "evaluate", "--models", folder.toString());
        Path swift = Files.createDirectories(folder.resolve("swift"));
        Files.writeString(swift.resolve("config.json"), "{}");
        fails("No model weights at", "evaluate", "--agent", "swift", "--models", folder.toString());
    }

    @Test
    void missingRows() throws IOException {
        Path dataset = Files.createDirectories(folder.resolve("dataset"));
        fails("no train rows for the swift", "train", "swift", "--dataset", dataset.toString());
        fails("unknown role 'swft'", "train", "swft", "--dataset", dataset.toString());
    }

    @Test
    void brokenKeyInAPipelineFile() throws IOException {
        Path file = folder.resolve("p.yaml");
        Files.writeString(file, "tasks: short\nsede: 1\n");
        fails("p.yaml, line 2: unknown key 'sede'; did you mean 'seed'?", "pipeline", file.toString());
        Files.writeString(file, "tasks: short\ngold: {train-per-tsk: 1}\n");
        fails("did you mean 'train-per-task'?", "pipeline", file.toString());
        Files.writeString(file, "tasks: [short\n");
        fails("p.yaml, line", "pipeline", file.toString());
    }

    @Test
    void aDemoGoesIntoTheRunDirectoryThatIsNamed_andIntoNoEarlierOne() {
        Path run = folder.resolve("demo");
        String[] demo = {"demo", "--domain", "toy", "--models", "none", "--run-dir", run.toString()};
        fails("none", demo);
        assertThat(run.resolve("manifest.json")).exists();
        fails("demo holds a run already", demo);
    }

    @Test
    void improveReadsTheTrajectoriesOfARun() {
        fails(
                "no such file: " + folder.resolve("annotated.jsonl"),
                "improve",
                "../configs/toy.yaml",
                "--gold",
                folder.toString());
    }

    @Test
    void brokenKeyInASettingsFile() throws IOException {
        Path file = Files.writeString(folder.resolve("s.yaml"), "taks: short\n");
        fails("unknown key 'taks' for cairn gold; did you mean 'tasks'?", "gold", "--config", file.toString());
    }

    @Test
    void emptyPathsAreNotThisFolderAndPathsThatCannotBeAreNamed() throws IOException {
        fails(
                "Invalid value for option '--trajectories': it is empty; give a path, or . for this folder",
                "annotate",
                "--domain",
                "toy",
                "--trajectories",
                "");
        Path file = Files.writeString(folder.resolve("options.yaml"), "models: \"a\\0b\"\n");
        fails("no path of this system: Nul character not allowed", "evaluate", "--config", file.toString());
        Files.writeString(file, "swift: \"a\\0b\"\n");
        fails(
                "cairn: 'a?b' is no path of this system: Nul character not allowed",
                "evaluate",
                "--domain",
                "toy",
                "--agent",
                "swift",
                "--config",
                file.toString());
    }

    @Test
    void asManyQuestionsAtOnceAsThreads() throws IOException {
        annotatingFails("--concurrency is 1025: expected 1 to 1024", "--concurrency", "1025");
    }

    @ParameterizedTest
    @CsvSource({
        "--tries, 0, 1 or more",
        "--max-wait, -1, 0 or more",
        "--requests-per-minute, -1, 0 or more",
        "--tokens-per-minute, -1, 0 or more",
        "--max-tokens, -1, 0 or more"
    })
    void limitsOfALanguageModelAreCheckedBeforeThereIsARun(String option, String value, String expected)
            throws IOException {
        annotatingFails(option + " is " + value + ": expected " + expected, option, value);
    }

    @ParameterizedTest
    @CsvSource({
        "--trials, -1, 1 or more",
        "--context-tokens, 0, 1 or more",
        "--answer-tokens, 0, 1 or more",
        "--tries, 0, 1 or more",
        "--timeout, 0, 1 or more",
        "--max-cost, -1.0, 0 or more"
    })
    void valuesOfALanguageModelAreCheckedAlsoWhereNoneIsAsked(String option, String value, String expected) {
        String message = option + " is " + value + ": expected " + expected;
        fails(message, "evaluate", "--domain", "toy", "--agent", "random", option, value);
        fails(message, "evaluate", "--domain", "toy", "--agent", "random", "--dry-run", "x.txt", option, value);
        fails(message, "run", "--domain", "toy", "--agent", "random", "--task", "t-1", option, value);
    }

    @ParameterizedTest
    @CsvSource({
        "--concurrency, 0, 1 to 1024",
        "--answer-tokens, 0, 1 or more",
        "--tries, 0, 1 or more",
    })
    void valuesOfAnAnnotatingModelAreCheckedAlsoWhereRulesCut(String option, String value, String expected)
            throws IOException {
        Path file = Files.writeString(folder.resolve("x.jsonl"), "{}\n");
        fails(
                option + " is " + value + ": expected " + expected,
                "annotate",
                "--domain",
                "toy",
                "--trajectories",
                file.toString(),
                option,
                value);
    }

    /** With a language model, and one more option. */
    private void annotatingFails(String expected, String option, String value) throws IOException {
        Path file = Files.writeString(folder.resolve("x.jsonl"), "{}\n");
        fails(
                expected,
                "annotate",
                "--domain",
                "toy",
                "--trajectories",
                file.toString(),
                "--annotator",
                "llm",
                "--llm-url",
                "http://127.0.0.1:1/v1",
                "--llm-model",
                "m",
                option,
                value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--mix-temperature | 4 | change nothing without --mix-limit; give that too, or leave them out",
                "--final-step-weight | -1 | final-step-weight is -1: expected 1 to 1000",
                "--randomize-passes | 2 | change nothing without --randomize-entities",
                "--randomize-except | water | change nothing without --randomize-entities",
                "--lora-alpha | 8 | change nothing without --lora-rank",
                "--lora-alpha | -1 | alpha -1.0"
            })
    void flagsOfAPartThatIsOffAreNotTakenInSilence(String option, String value, String message) {
        fails(message, "train", "swift", "--dataset", folder.toString(), option, value);
    }

    @Test
    void unknownOption() {
        fails("--taks", "gold", "--taks", "short");
    }

    @Test
    void placeThatCannotBeWritten() {
        Command.Result result = cairn("gold", "--tasks", "7-1", "--runs", "/proc/runs");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("cannot write /proc/runs").contains("disk is not full");
    }

    @Test
    void readOnlyOrUnwritableRunDirectoryIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        Command.Result result =
                cairn("gold", "--tasks", "7-1", "--run-dir", file.resolve("run").toString());
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("cannot write").contains(file.toString());
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    private void fails(String message, String... arguments) {
        String[] all = Stream.concat(Stream.of(arguments), Stream.of("--runs", runs().toString()))
                .toArray(String[]::new);
        Command.Result result = cairn(all);
        assertThat(result.err()).contains(message);
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
    }
}

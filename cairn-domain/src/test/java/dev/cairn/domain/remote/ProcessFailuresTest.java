package dev.cairn.domain.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.CairnException;
import dev.cairn.core.Split;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.domain.Domain;
import dev.cairn.domain.DomainOptions;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs that do what they should not, made of one that speaks the protocol by one change each. */
class ProcessFailuresTest {
    private static final String ACT = "act(world, ask[\"action\"])";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            1 / 0                            | ended with exit code 1; ZeroDivisionError
            print('Ha')                      | answered what is no JSON: Ha; standard error
            print('[1]')                     | did not answer with a JSON object: [1]
            print('{"error": "lost the map"}') | the world says: lost the map
            print('{"done": false}')         | 'observation' is missing
            print('{"observation": "o"}')    | 'done' is missing
            print('{"observation": "o", "done": false, "score": 40}') | the score 40.0; from -1 to 1
            print('{"observation": "o", "done": false, "score": NaN}') | answered what is no JSON
            print('{"observation": 3, "done": false}') | 'observation' is 3; expected a text
            print('{"observation": "o", "done": false, "actions": [""]}') | expected a list of texts
            print('{"observation": "o", "done": false, "actions": [" "]}') | none of them empty or blank
            """)
    void aWorldThatFailsInAStepSaysHowAndTheNextEpisodeIsPlayedInANewOne(String instead, String reasons) {
        assertFailsOnce(OwnWorld.open(OwnWorld.changed(folder, ACT, instead)), reasons);
    }

    /** Patient enough for Python to start on a busy machine. */
    @Test
    void aWorldThatHangsIsGivenUp() {
        String choice = OwnWorld.changed(folder, ACT, "import time; time.sleep(600)");
        assertFailsOnce(OwnWorld.open(choice, 10), "gave no answer within 10 s; {\"op\":\"step\",\"action\"");
    }

    @Test
    void whoeverWaitsForASlowWorldIsAsPatientAsItWasTold() {
        assertThat(OwnWorld.open(OwnWorld.choice(folder), 500).patience()).isGreaterThan(Duration.ofSeconds(500));
    }

    private static void assertFailsOnce(Domain world, String reasons) {
        try (TextEnvironment environment = world.open()) {
            environment.reset(first(world), ResetOptions.easy(10));
            String valid = environment.validActions().get(0);
            assertThatThrownBy(() -> environment.step(valid))
                    .isInstanceOf(CairnException.class)
                    .isNotInstanceOf(UserException.class)
                    .hasMessageContainingAll(reasons.split("; "));
            assertThatThrownBy(environment::look).isInstanceOf(IllegalStateException.class);

            assertThat(environment.reset(first(world), ResetOptions.easy(10)).observation())
                    .startsWith("You are in the");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "version": 1             | "version": 7         | 'version' is 7; expected 1
            "name": "fetch"          | "title": "fetch"     | 'name' is missing
            "train": 200             | "train": 0           | 'train' is 0; at least 1
            "train": 200             | "trian": 200         | 'train' is missing; `variations`
            {"name": "bring"         | {"name": "../bring"  | the world has a task that cannot be; '../bring'
            "train": 200             | "train": 2147483647  | variations at most
            {"name": "bring"         | {"name": "all"       | 'all', which means all tasks
            {"name": "bring"         | {"name": "get", "code": "bring", "variations": 3}, {"name": "bring" | two tasks with the code 'bring'
            {"name": "bring"         | {"title": "bring"    | 'tasks' is [; a name for each task
            r"You are in the (\\w+)" | "You are in"         | no group in brackets
            r"You are in the (\\w+)" | "("                  | the world's pattern `place`
            ask = json.loads(line)   | sys.exit("no disk")  | ended with exit code 1; no disk
            """)
    void aWorldThatSaysWhatCannotBeUnderstoodOfItselfIsTheUsersToMend(String text, String instead, String reasons) {
        String choice = OwnWorld.changed(folder, text.replace("\\\\", "\\"), instead);
        assertThatThrownBy(() -> OwnWorld.open(choice))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll(reasons.split("; "));
    }

    @Test
    void aCommandThatIsMissingIsNamed() {
        assertThatThrownBy(() -> OwnWorld.open("process:no-such-program-here x"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no-such-program-here");
        assertThatThrownBy(() -> OwnWorld.open("process: "))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> new ProcessDomain().open(DomainOptions.NONE))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("--domain 'process:COMMAND'");
    }

    @Test
    void whatAWorldDoesNotTellIsMadeUpFor() {
        Domain world = OwnWorld.open(
                OwnWorld.changed(
                        folder,
                        "    print(json.dumps(answer)",
                        "    for field in ('look', 'actions', 'known', 'inventory'): answer.pop(field, 0)\n    print(json.dumps(answer)"));
        try (TextEnvironment environment = world.open()) {
            environment.reset(first(world), ResetOptions.easy(10));
            assertThat(environment.validActions()).isEmpty();
            assertThat(environment.inventory()).isEmpty();
            assertThat(environment.step("dance").observation()).isEqualTo("You cannot do that.");
            assertThat(environment.look()).isEqualTo("You cannot do that.");
        }
    }

    @Test
    void variationsAreDividedAsTheWorldSays() {
        Domain world = OwnWorld.open(OwnWorld.changed(folder, "hello", "hello"));
        assertThat(Split.values())
                .extracting(split -> world.tasks()
                        .variations(world.tasks().byIndex(0), split)
                        .size())
                .containsExactly(200, 20, 40);
        assertThat(world.tasks().variation(world.tasks().byIndex(0), 219).split())
                .isEqualTo(Split.DEV);
        assertThat(world.texts().place("You are in the den. You see: hat.")).hasValue("den");
        assertThat(world.provenance()).containsEntry("domain.content", "1");
    }

    private static Variation first(Domain world) {
        return world.tasks().variation(world.tasks().byIndex(0), 0);
    }
}

package dev.cairn.domain.toy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.Split;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.text.PromptTexts;
import dev.cairn.domain.text.VisitedPlaces;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On texts of the world itself, not on copies of them. */
class ToyTextsTest {
    private final ToyWorld world = new ToyWorld();
    private final PromptTexts prompts = world.promptTexts();

    @Test
    void placesAreToldByWhatIsSeen() {
        try (TextEnvironment environment = start("bring-thing", "")) {
            VisitedPlaces places = new VisitedPlaces(world.texts());
            assertThat(places.observe("", environment.look())).isTrue();
            String refused = environment.step("go to study").observation();
            assertThat(world.texts().refuses(refused)).isTrue();
            assertThat(places.observe(refused, environment.look())).isFalse();
            String opened = environment.step("open door to study").observation();
            assertThat(world.texts().refuses(opened)).isFalse();
            String went = environment.step("go to study").observation();
            assertThat(places.observe(went, environment.look())).isTrue();
            assertThat(places.places()).containsExactly("hall", "study");
        }
    }

    @Test
    void surroundingsAreShortAndWhatTheTaskNamesIsMarked() {
        try (TextEnvironment environment = start("bring-thing", ResetOptions.EASY)) {
            environment.step("go to study");
            String look = prompts.look(environment.look());
            assertThat(look).startsWith("study; note; red ball; blue ball; ").endsWith("; door to hall: open");
            assertThat(prompts.marked(environment.taskDescription(), look))
                    .isEqualTo(look.replace("red ball", "* red ball"));
            environment.step("take red ball");
            assertThat(prompts.marked(environment.taskDescription(), prompts.inventory(environment.inventory())))
                    .isEqualTo("* red ball");
        }
    }

    @Test
    void whatTheNoteSaysIsAFinding() {
        try (TextEnvironment environment = start("choose-thing", ResetOptions.EASY)) {
            environment.step("go to study");
            String read = environment.step("read note").observation();
            assertThat(prompts.findings(environment.taskDescription(), List.of("You wait.", read)))
                    .containsExactly("", "red ball");
        }
    }

    private TextEnvironment start(String task, String simplifications) {
        TextEnvironment environment = world.open();
        environment.reset(
                world.tasks()
                        .variations(world.tasks().select(task).get(0), Split.TRAIN)
                        .get(0),
                new ResetOptions(simplifications, 100, false));
        return environment;
    }
}

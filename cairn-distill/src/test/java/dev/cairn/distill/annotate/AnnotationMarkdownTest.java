package dev.cairn.distill.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.scienceworld.annotate.ScienceWorldRules;
import dev.cairn.scienceworld.gold.GoldFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnotationMarkdownTest {
    private static final RuleAnnotator ANNOTATOR = new RuleAnnotator(new ScienceWorldRules());

    /** {@code -Dgolden.update=true} writes it again, for review in the diff. */
    @Test
    void thePageInTheDocumentationIsWhatTheRulesMake() throws IOException {
        Path file = Path.of("..", "docs", "reference", "annotation-examples.md");
        String page = AnnotationMarkdown.render(
                GoldFixture.onePerTask().stream().map(ANNOTATOR::annotate).toList());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, page);
        }
        assertThat(page).isEqualTo(Files.readString(file));
    }

    @Test
    void aSectionHasTaskVariationDescriptionAndATableOfSubGoals() {
        String page = AnnotationMarkdown.render(List.of(ANNOTATOR.annotate(GoldFixture.ofTask("7-1"))));
        assertThat(page)
                .contains("## 7-1 lifespan-longest-lived, variation 40\n")
                .contains("find the animal with the longest life span.")
                .contains("| `navigate_to(outside)` | open door to outside; go to outside |\n")
                .contains("| `focus_on(crocodile egg)` | focus on crocodile |\n");
    }

    @Test
    void equalNeighboursAreShownOnce() {
        String page = AnnotationMarkdown.render(List.of(ANNOTATOR.annotate(GoldFixture.ofTask("8-1"))));
        assertThat(page).contains("| `wait_for_change(baby wolf)` | wait1 (7 times) |\n");
    }
}

package dev.cairn.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    @TempDir
    private Path folder;

    @Test
    void aPipelinesFolderStandsForTheRunsInIt() {
        Runs.evaluation(folder.resolve("evaluate-swift"), "swift", 3, 2);
        Runs.training(folder.resolve("train-swift"));
        Report report = Report.of(List.of(folder));
        assertThat(report.runs()).isEqualTo(2);
        assertThat(report.episodes()).isEqualTo(3);
    }

    @Test
    void anEvaluationInAFolderThatHasJustBegunIsLeftOut_andRefusedWhereItIsNamedItself() throws IOException {
        Runs.evaluation(folder.resolve("evaluate-swift"), "swift", 3, 2);
        Path begun = Runs.evaluation(folder.resolve("evaluate-two-level"), "two-level", 3, 2);
        Files.writeString(begun.resolve("episodes.jsonl"), "");
        Report report = Report.of(List.of(folder));
        assertThat(report.episodes()).isEqualTo(3);
        assertThat(report.notStarted()).containsExactly(begun);
        assertThat(report.html()).contains("swift");
        assertThatThrownBy(() -> Report.of(List.of(begun)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no finished episode yet");
    }

    @Test
    void textOfRunsIsNeverMarkup() {
        String html =
                Report.of(List.of(Runs.evaluation(folder, "<b>bold</b>", 3, 2))).html();
        assertThat(html)
                .doesNotContain("<img")
                .doesNotContain("<script>window")
                .doesNotContain("<b>bold")
                .contains("&lt;b&gt;bold");
    }

    @Test
    void aRunThatIsStillWrittenIsReadUpToItsLastWholeLine() throws IOException {
        Path run = Runs.evaluation(folder, "swift", 4, 2);
        String lines = Files.readString(run.resolve("episodes.jsonl"));
        Files.writeString(run.resolve("episodes.jsonl"), lines.substring(0, lines.length() - 40));
        Files.writeString(run.resolve("status"), "running\n");
        Report report = Report.of(List.of(run));
        assertThat(report.episodes()).isEqualTo(3);
        assertThat(report.html()).contains("Not finished: 3 of 4 episodes");
    }

    @Test
    void runsOfDifferentEpisodesAreComparedWithAWarning() {
        Path one = Runs.evaluation(folder.resolve("a"), "swift", 6, 2);
        Path two = Runs.evaluation(folder.resolve("b"), "two-level", 4, 2);
        assertThat(Report.of(List.of(one, two)).html())
                .contains("the episodes differ: 6 and 4, 4 of the first are in both");
    }

    @Test
    void aNameThatEndsInMdMakesTables() throws IOException {
        Path one = Runs.evaluation(folder.resolve("a"), "swift", 6, 2);
        Path two = Runs.evaluation(folder.resolve("b"), "<b>|", 6, 3);
        Path file = folder.resolve("scores.md");
        Report.of(List.of(one, two)).write(file);
        assertThat(Files.readString(file).lines())
                .startsWith(
                        "| agent | mean of tasks | 95 % | mean of episodes | 95 % | best | success | done above 0 | moves |",
                        "|---|---|---|---|---|---|---|---|---|")
                .anyMatch(line -> line.matches("\\| swift \\| 62.5 \\| .* \\| 50 % \\| 50 % \\| 3.0 \\|"))
                .anyMatch(line -> line.startsWith("| &lt;b>\\| | 50.0 | "))
                .contains("| task | swift | &lt;b>\\| |", "| 4-1 task-of-4-1 | 63 | 100 |")
                .anyMatch(line -> line.startsWith("| &lt;b>\\| - swift | −12.5 | "));
    }

    @Test
    void aFolderWithoutRunsSaysWhatIsWanted() {
        assertThatThrownBy(() -> Report.of(List.of(folder)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("cairn evaluate");
    }
}

package dev.cairn.distill.gold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import dev.cairn.core.io.Json;
import dev.cairn.scienceworld.edit.ScienceWorldEdits;
import dev.cairn.scienceworld.gold.GoldFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoldQualityTest {
    @Test
    void theReportOfTheThirtyTasksIsAsBefore() throws IOException {
        GoldQuality quality = new GoldQuality(new ScienceWorldEdits().checks());
        GoldFixture.onePerTask().forEach(quality::add);
        GoldFixture.onePerTask().stream().limit(2).forEach(quality::addEdited);
        String table = String.join("\n", GoldReportTable.lines(quality.report())) + "\n";
        Path golden = Path.of("src/test/resources/golden/gold-report.md");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, table);
        }
        assertThat(table).isEqualTo(Files.readString(golden));
    }

    @Test
    void theMedianOfAnEvenNumberIsTheLowerMiddleOne() {
        GoldQuality quality = new GoldQuality(new ScienceWorldEdits().checks());
        for (int length : List.of(7, 1, 5, 3)) {
            quality.add(path(
                    "",
                    java.util.Collections.nCopies(length + 1, "wait -> Time passes.")
                            .toArray(String[]::new)));
        }
        assertThat(quality.report().all().length()).isEqualTo(new GoldReport.Length(1, 3, 7, 16));
    }

    @Test
    void reasonsAreWrittenInTheSameOrderByEachProcess() {
        Map<String, Integer> reasons = Map.of("wait", 3, "answer", 1, "race", 2, "idle", 5, "teleport", 4);
        assertThat(Json.write(new GoldReport.Count("no-op", true, reasons)))
                .isEqualTo("{\"check\":\"no-op\",\"ofSteps\":true,"
                        + "\"reasons\":{\"answer\":1,\"idle\":5,\"race\":2,\"teleport\":4,\"wait\":3}}");
    }

    /** Steps as {@code action -> observation}; a star at the end raises the score to 1. */
    private static Trajectory path(String task, String... lines) {
        List<Step> steps = new ArrayList<>();
        for (String line : lines) {
            String[] part = line.split(" -> ");
            steps.add(
                    new Step(part[0], part[1], line.endsWith("*") ? 1 : 0, line.endsWith("*"), "A place.", "Nothing."));
        }
        return new Trajectory(GoldFixture.ofTask("4-3").variation(), task, steps);
    }
}

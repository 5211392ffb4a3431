package dev.cairn.distill.annotate.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.Resources;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The quality of an annotation run.
 *
 * @param name of the run
 * @param annotators trajectories by who cut them
 * @param unannotated variations without sub-goals, with the reason
 * @param total of all trajectories
 * @param tasks the same by task
 * @param other name of the run that it is compared with
 * @param disagreement with that run
 */
public record QualityReport(
        String name,
        Map<String, Integer> annotators,
        Map<String, String> unannotated,
        Quality total,
        Map<String, Quality> tasks,
        Optional<String> other,
        @JsonProperty("disagreement") Optional<Disagreement> disagreement) {
    private static final String TEMPLATE = "quality.html";
    private static final String PLACE = "{{report}}";

    public QualityReport {
        annotators = new LinkedHashMap<>(annotators);
        unannotated = new LinkedHashMap<>(unannotated);
        tasks = new LinkedHashMap<>(tasks);
    }

    /** A page that needs nothing else: the template with this report as data. */
    public String html() {
        // "</script>" in a text would end the data
        return Resources.text(QualityReport.class, TEMPLATE)
                .replace(PLACE, Json.write(this).replace("<", "\\u003c"));
    }
}

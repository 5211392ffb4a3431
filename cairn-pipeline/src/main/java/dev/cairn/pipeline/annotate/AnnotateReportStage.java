package dev.cairn.pipeline.annotate;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.UserException;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.io.Sha256;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.distill.annotate.repair.RepairLog;
import dev.cairn.distill.annotate.report.DisagreementTally;
import dev.cairn.distill.annotate.report.Quality;
import dev.cairn.distill.annotate.report.QualityReport;
import dev.cairn.distill.annotate.report.QualityTally;
import dev.cairn.pipeline.Progress;
import dev.cairn.pipeline.Stage;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Judges an annotation and compares it with another: {@code report.html}, {@code report.json}.
 *
 * @param annotated {@code annotated.jsonl}; what lies in its folder is read too
 */
public record AnnotateReportStage(Path annotated, Optional<Path> other) implements Stage<QualityReport> {
    public static final String HTML = "report.html";
    public static final String JSON = "report.json";

    @Override
    public String command() {
        return "annotate-report";
    }

    @Override
    public Object config() {
        return Map.of();
    }

    @Override
    public Map<String, String> inputs() {
        Map<String, String> inputs = new LinkedHashMap<>();
        inputs.put("annotated", "sha256:" + Sha256.of(annotated));
        other.ifPresent(file -> inputs.put("other", "sha256:" + Sha256.of(file)));
        return inputs;
    }

    @Override
    public Class<QualityReport> resultType() {
        return QualityReport.class;
    }

    @Override
    public QualityReport run(RunDirectory run, Progress progress) {
        QualityReport report = report();
        AtomicFiles.write(run.file(JSON), Json.pretty(report));
        AtomicFiles.write(run.file(HTML), report.html());
        return report;
    }

    private QualityReport report() {
        Map<String, RepairLog> repairs = repairs();
        QualityTally total = new QualityTally();
        Map<String, QualityTally> tasks = new TreeMap<>();
        Map<String, Integer> annotators = new TreeMap<>();
        Map<String, AnnotatedTrajectory> theirs = theirs();
        DisagreementTally disagreement = new DisagreementTally();
        Jsonl.forEach(annotated, AnnotatedTrajectory.class, ours -> {
            String key = ours.trajectory().variation().key();
            RepairLog log = repairs.getOrDefault(key, RepairLog.NONE);
            total.add(ours, log);
            tasks.computeIfAbsent(ours.trajectory().variation().task().toString(), task -> new QualityTally())
                    .add(ours, log);
            annotators.merge(ours.annotator(), 1, Integer::sum);
            AnnotatedTrajectory their = theirs.remove(key);
            if (their == null) {
                disagreement.addFirst();
            } else {
                disagreement.add(ours, their);
            }
        });
        theirs.keySet().forEach(key -> disagreement.addSecond());
        Map<String, String> reasons = Unannotated.reasons(annotated.resolveSibling(AnnotateStage.UNANNOTATED));
        if (annotators.isEmpty() && reasons.isEmpty()) {
            throw new UserException(annotated + " holds no trajectory; annotate some with `cairn annotate`");
        }
        if (other.isPresent() && disagreement.disagreement().compared() == 0) {
            throw new UserException(annotated + " and " + other.get()
                    + " have no trajectory in common that both cut; the other run has to be on the same trajectories");
        }
        Map<String, Quality> byTask = new LinkedHashMap<>();
        tasks.forEach((task, tally) -> byTask.put(task, tally.quality()));
        return new QualityReport(
                name(annotated),
                annotators,
                reasons,
                total.quality(),
                byTask,
                other.map(AnnotateReportStage::name),
                other.map(file -> disagreement.disagreement()));
    }

    private Map<String, AnnotatedTrajectory> theirs() {
        Map<String, AnnotatedTrajectory> theirs = new HashMap<>();
        other.ifPresent(file -> Jsonl.forEach(
                file,
                AnnotatedTrajectory.class,
                their -> theirs.put(their.trajectory().variation().key(), their)));
        return theirs;
    }

    private Map<String, RepairLog> repairs() {
        Map<String, RepairLog> repairs = new HashMap<>();
        RepairRecord.forEach(
                annotated.resolveSibling(AnnotateStage.REPAIRS), line -> repairs.put(line.variation(), line.repairs()));
        return repairs;
    }

    private static String name(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        return file.endsWith(AnnotateStage.FILE) && folder != null && folder.getFileName() != null
                ? folder.getFileName().toString()
                : String.valueOf(file.getFileName());
    }
}

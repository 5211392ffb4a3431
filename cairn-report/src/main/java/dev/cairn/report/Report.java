package dev.cairn.report;

import dev.cairn.core.CairnException;
import dev.cairn.core.UserException;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Resources;
import dev.cairn.core.run.EvaluationRun;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import gg.jte.output.WriterOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** The page about some runs. */
public final class Report {
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

    private final List<EvaluationRun> evaluations = new ArrayList<>();
    private final List<TrainingRun> trainings = new ArrayList<>();
    private final List<Path> notStarted = new ArrayList<>();

    private Report() {}

    /**
     * Reads runs.
     *
     * @param directories of evaluations and trainings, or folders that hold such, for example that of a pipeline
     * @throws UserException if one is neither, or an evaluation without a finished episode
     */
    public static Report of(List<Path> directories) {
        Report report = new Report();
        directories.forEach(report::add);
        return report;
    }

    /** Evaluations in the given folders that were left out, since none of their episodes is finished yet. */
    public List<Path> notStarted() {
        return List.copyOf(notStarted);
    }

    public int runs() {
        return evaluations.size() + trainings.size();
    }

    public int episodes() {
        return evaluations.stream().mapToInt(run -> run.scores().size()).sum();
    }

    /** Writes the page to {@code file}; the tables alone if its name ends in {@code .md}. */
    public void write(Path file) {
        if (file.toString().endsWith(".md")) {
            AtomicFiles.write(file, markdown());
        } else {
            AtomicFiles.write(file, out -> render(new WriterOutput(out)));
        }
    }

    /** Scores of the evaluations as Markdown tables. */
    public String markdown() {
        return ScoreTables.of(evaluations);
    }

    /** The page. */
    public String html() {
        StringOutput out = new StringOutput(1 << 20);
        render(out);
        return out.toString();
    }

    /** The style sheet of the page, for other pages that look like it. */
    public static String style() {
        return resource("report.css");
    }

    private void render(TemplateOutput out) {
        String script = resource("report.js");
        TEMPLATES.render(
                "report.jte",
                new Page(
                        RunSection.all(evaluations),
                        ComparisonSection.all(evaluations),
                        TrainingSection.all(trainings),
                        EpisodeData.of(evaluations),
                        style(),
                        script,
                        sha256(script)),
                out);
    }

    private void add(Path directory) {
        if (EvaluationRun.isIn(directory)) {
            evaluations.add(EvaluationRun.read(directory));
        } else if (TrainingRun.isIn(directory)) {
            trainings.add(TrainingRun.read(directory));
        } else {
            List<Path> within = runsWithin(directory);
            if (within.isEmpty()) {
                throw new UserException(
                        directory + " holds neither an evaluation nor a training; give run directories of"
                                + " cairn evaluate, train or pipeline");
            }
            within.forEach(this::addWithin);
        }
    }

    private void addWithin(Path directory) {
        if (EvaluationRun.isIn(directory)) {
            EvaluationRun.readStarted(directory).ifPresentOrElse(evaluations::add, () -> notStarted.add(directory));
        } else {
            add(directory);
        }
    }

    private static List<Path> runsWithin(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new UserException("no such run directory: " + directory);
        }
        try (Stream<Path> children = Files.list(directory)) {
            return children.filter(child -> EvaluationRun.isIn(child) || TrainingRun.isIn(child))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UserException("cannot list " + directory + ": " + e.getMessage(), e);
        }
    }

    private static String resource(String name) {
        return Resources.text(Report.class, name);
    }

    /** As a content security policy names a script: the browser runs this one and no other. */
    private static String sha256(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new CairnException("this Java has no SHA-256", e);
        }
    }
}

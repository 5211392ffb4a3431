package dev.cairn.serve.run;

import dev.cairn.report.Report;
import dev.cairn.serve.http.Answers;
import dev.cairn.serve.http.HttpProblem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code /v1/runs} and {@code /v1/report}. */
public final class RunRoutes {
    /** A page of more would take long to make, and nobody reads it. */
    private static final int MOST_IN_A_REPORT = 20;

    private final RunFolder folder;

    /** @param runs folder of run directories; there may be none yet */
    public RunRoutes(Path runs) {
        folder = new RunFolder(runs);
    }

    /** Adds them. */
    public void add(RoutesConfig routes) {
        routes.get(
                "/v1/runs",
                context -> Answers.json(
                        context,
                        Map.of(
                                "runs",
                                folder.all().stream()
                                        .map(run -> RunView.of(run.name(), run.directory()))
                                        .toList())));
        routes.get("/v1/runs/<run>", context -> {
            String name = context.pathParam("run");
            Answers.json(context, RunDetails.of(name, folder.named(name)));
        });
        routes.get("/v1/report", this::report);
    }

    private void report(Context context) {
        List<String> names = context.queryParams("run");
        if (names.isEmpty() || names.size() > MOST_IN_A_REPORT) {
            throw HttpProblem.badRequest("name 1 to " + MOST_IN_A_REPORT + " runs: ?run=NAME&run=OTHER");
        }
        Answers.text(
                context,
                "text/html",
                Report.of(names.stream().map(folder::named).toList()).html());
    }
}

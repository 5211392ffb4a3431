package dev.cairn.serve.run;

import dev.cairn.report.Report;
import dev.cairn.serve.http.Answers;
import dev.cairn.serve.http.HttpProblem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /v1/runs} and {@code /v1/report}. */
public final class RunRoutes {
    /** A page of more would take long to make, and nobody reads it. */
    private static final int MOST_IN_A_REPORT = 20;

    private static final Logger LOG = LoggerFactory.getLogger(RunRoutes.class);

    private final RunFolder folder;

    /** Those that the log has named. */
    private final Set<Path> unreadable = ConcurrentHashMap.newKeySet();

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
                                        .flatMap(run -> view(run).stream())
                                        .toList())));
        routes.get("/v1/runs/<run>", context -> {
            String name = context.pathParam("run");
            Answers.json(context, RunDetails.of(name, folder.named(name)));
        });
        routes.get("/v1/report", this::report);
    }

    /** Empty for what cannot be read, such as a manifest that is none of Cairn's: the others are shown. */
    private Optional<RunView> view(RunFolder.Named run) {
        try {
            return Optional.of(RunView.of(run.name(), run.directory()));
        } catch (RuntimeException e) {
            if (unreadable.add(run.directory())) {
                LOG.warn("{} is left out: {}", run.directory(), e.getMessage());
            }
            return Optional.empty();
        }
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

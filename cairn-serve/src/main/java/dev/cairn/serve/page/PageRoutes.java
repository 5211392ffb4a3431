package dev.cairn.serve.page;

import dev.cairn.core.io.Resources;
import dev.cairn.report.Report;
import dev.cairn.serve.http.Answers;
import dev.cairn.serve.http.HttpProblem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Set;

/** {@code /} and what it loads. */
public final class PageRoutes {
    /** Nothing of another place, no script or style within the page, no frame around it. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final Set<String> SCRIPTS = Set.of(
            "main.js", "play.js", "player.js", "steps.js", "actions.js", "runs.js", "server.js", "dom.js");

    /** Adds them. */
    public void add(RoutesConfig routes) {
        routes.get("/", context -> {
            context.header("Content-Security-Policy", POLICY).header("Referrer-Policy", "no-referrer");
            Answers.text(context, "text/html", resource("index.html"));
        });
        routes.get("/page/{file}", PageRoutes::file);
    }

    private static void file(Context context) {
        String file = context.pathParam("file");
        if (file.equals("report.css")) {
            Answers.text(context, "text/css", Report.style());
        } else if (file.equals("page.css")) {
            Answers.text(context, "text/css", resource(file));
        } else if (SCRIPTS.contains(file)) {
            Answers.text(context, "text/javascript", resource(file));
        } else {
            throw HttpProblem.notFound("the page has no file of that name");
        }
    }

    private static String resource(String name) {
        return Resources.text(PageRoutes.class, name);
    }
}

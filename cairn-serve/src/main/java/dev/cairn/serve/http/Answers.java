package dev.cairn.serve.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cairn.core.UserException;
import dev.cairn.core.io.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How answers are written: JSON, errors too. */
public final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final String UNKNOWN_CHARSET = "the charset of the Content-Type is unknown; send UTF-8";
    private static final String JSON = "application/json";

    private Answers() {}

    /** Answers with a value as JSON. */
    public static void json(Context context, Object value) {
        text(context, JSON, Json.write(value));
    }

    /** Answers with a text of that type in UTF-8, which no cache keeps. */
    public static void text(Context context, String type, String text) {
        context.header("Cache-Control", "no-store")
                .contentType(type.startsWith("text/") ? type + "; charset=utf-8" : type)
                .result(text.getBytes(UTF_8));
    }

    /** Every failure of a route becomes an answer in the form of OpenAI's servers. */
    public static void handleFailures(RoutesConfig routes) {
        routes.exception(HttpProblem.class, (problem, context) -> error(context, problem.status(), message(problem)));
        routes.exception(UserException.class, (mendable, context) -> error(context, 400, message(mendable)));
        routes.exception(
                HttpResponseException.class,
                (problem, context) -> error(context, problem.getStatus(), message(problem)));
        routes.exception(IllegalCharsetNameException.class, (name, context) -> error(context, 415, UNKNOWN_CHARSET));
        routes.exception(UnsupportedCharsetException.class, (name, context) -> error(context, 415, UNKNOWN_CHARSET));
        routes.exception(IOException.class, (gone, context) -> {
            LOG.debug("the client of {} has gone", context.path(), gone);
            error(context, 400, "the request was cut off");
        });
        routes.exception(Exception.class, (failure, context) -> {
            LOG.error("{} {} failed", context.method(), context.path(), failure);
            error(context, 500, "the server failed at this; its log says more");
        });
    }

    static Map<String, Object> error(int status, String message) {
        return Map.of("error", Map.of("message", message, "type", type(status)));
    }

    private static void error(Context context, int status, String message) {
        context.status(status);
        json(context, error(status, message));
    }

    private static String type(int status) {
        return switch (status) {
            case 401 -> "unauthorized";
            case 403 -> "forbidden";
            case 404 -> "not_found";
            case 405 -> "method_not_allowed";
            case 409 -> "conflict";
            case 413 -> "too_large";
            case 429 -> "too_many";
            default -> status < 500 ? "bad_request" : "server_error";
        };
    }

    private static String message(Exception failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName().toLowerCase(Locale.ROOT) : message;
    }
}

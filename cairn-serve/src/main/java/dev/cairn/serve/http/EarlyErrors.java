package dev.cairn.serve.http;

import dev.cairn.core.io.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** What Jetty refuses before any route, such as a path or a header that is none, is answered in the form of all errors. */
public final class EarlyErrors extends ErrorHandler {
    private static final String JSON = "application/json";

    public EarlyErrors() {
        setDefaultResponseMimeType(JSON);
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected boolean generateAcceptableResponse(
            Request request,
            Response response,
            Callback callback,
            String contentType,
            List<Charset> charsets,
            int code,
            @Nullable String message,
            @Nullable Throwable cause)
            throws IOException {
        return super.generateAcceptableResponse(
                request, response, callback, JSON, List.of(StandardCharsets.UTF_8), code, message, cause);
    }

    @Override
    protected void writeErrorJson(
            Request request, PrintWriter writer, int code, @Nullable String message, @Nullable Throwable cause) {
        writer.append(Json.write(Answers.error(
                code, "no request of HTTP that this server takes" + (message == null ? "" : ": " + message))));
    }
}

package dev.cairn.serve.http;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.Handler;
import io.javalin.http.SameSite;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask. A page of another site that a browser on this machine shows cannot: it comes with its own {@code Origin}, and if it
 * points a name of its own at this address (DNS rebinding), with that name as {@code Host}.
 *
 * @param names by which the server goes if it listens on the loopback interface only; empty if it goes by any
 * @param token to be shown with every request, if there is one
 */
public record Guard(List<String> names, Optional<String> token) implements Handler {
    private static final String COOKIE = "cairn_token";
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(:\\d{1,5})?");
    private static final Pattern BEARER = Pattern.compile("Bearer\\s+(\\S+)", Pattern.CASE_INSENSITIVE);

    public Guard {
        names = List.copyOf(names);
    }

    @Override
    public void handle(Context context) {
        String host = requireHost(context.header("Host"));
        requireSameOrigin(context.header("Origin"), host);
        context.header("X-Content-Type-Options", "nosniff");
        token.ifPresent(secret -> requireToken(secret, context));
    }

    private String requireHost(@Nullable String host) {
        Matcher parts = AUTHORITY.matcher(host == null ? "" : host);
        if (!parts.matches()) {
            throw HttpProblem.badRequest("the Host header is missing or no host");
        }
        if (!names.isEmpty() && !names.contains(parts.group(1))) {
            throw HttpProblem.forbidden("this server goes by these names only: " + String.join(", ", names));
        }
        return parts.group();
    }

    private static void requireSameOrigin(@Nullable String origin, String host) {
        if (origin != null && !origin.equals("http://" + host) && !origin.equals("https://" + host)) {
            throw HttpProblem.forbidden("pages of other sites may not ask this server");
        }
    }

    /** A browser shows it once, as {@code /?token=...}, and gets a cookie for it; programs send a header. */
    private static void requireToken(String secret, Context context) {
        String shown = context.path().equals("/") ? context.queryParam("token") : null;
        if (shown != null && same(shown, secret)) {
            Cookie cookie = new Cookie(COOKIE, secret, "/");
            cookie.setHttpOnly(true);
            cookie.setSameSite(SameSite.STRICT);
            context.cookie(cookie);
            context.redirect("/");
            context.skipRemainingHandlers();
            return;
        }
        Matcher bearer = BEARER.matcher(
                Optional.ofNullable(context.header("Authorization")).orElse(""));
        String given = bearer.matches() ? bearer.group(1) : context.cookie(COOKIE);
        if (given == null || !same(given, secret)) {
            context.header("WWW-Authenticate", "Bearer");
            throw HttpProblem.unauthorized(
                    "this server asks for its token: Authorization: Bearer TOKEN, or open /?token=TOKEN");
        }
    }

    /** Takes the same time wherever they differ. */
    private static boolean same(String given, String secret) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Guard[names=" + names + ", token=" + (token.isPresent() ? "***" : "none") + "]";
    }
}

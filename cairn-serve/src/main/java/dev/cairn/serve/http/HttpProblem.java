package dev.cairn.serve.http;

import dev.cairn.core.CairnException;

/** What a client is told instead of an answer. */
public final class HttpProblem extends CairnException {
    private static final long serialVersionUID = 1L;

    private final int status;

    private HttpProblem(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The request cannot be understood, or asks for what there is not. */
    public static HttpProblem badRequest(String message) {
        return new HttpProblem(400, message);
    }

    /** The token is missing or wrong. */
    public static HttpProblem unauthorized(String message) {
        return new HttpProblem(401, message);
    }

    /** The request comes from where none may come. */
    public static HttpProblem forbidden(String message) {
        return new HttpProblem(403, message);
    }

    public static HttpProblem notFound(String message) {
        return new HttpProblem(404, message);
    }

    /** It cannot be done now: a step is under way, or the episode has ended. */
    public static HttpProblem conflict(String message) {
        return new HttpProblem(409, message);
    }

    /** A limit of this server is reached. */
    public static HttpProblem tooMany(String message) {
        return new HttpProblem(429, message);
    }

    public int status() {
        return status;
    }
}

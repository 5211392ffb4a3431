package dev.cairn.llm.http;

import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/** The body of a request, which knows when it is asked for: the client does so once it has a connection, through a proxy or not. */
final class Question implements HttpRequest.BodyPublisher {
    private final HttpRequest.BodyPublisher body;
    private final CompletableFuture<Void> connected = new CompletableFuture<>();

    Question(String body) {
        this.body = HttpRequest.BodyPublishers.ofString(body);
    }

    /** Done when there is a connection. */
    CompletableFuture<Void> connected() {
        return connected;
    }

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        connected.complete(null);
        body.subscribe(subscriber);
    }
}

package dev.cairn.serve.chat;

import dev.cairn.core.io.Json;
import dev.cairn.core.io.Sha256;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Conversations that go on where their last request ended. Requests carry the whole conversation, so that one which is not kept here
 * is gone through again; to keep the newest saves the time. Who sends the same conversation gets the same answer in either case.
 */
final class Conversations {
    private static final int KEPT = 512;

    private final Map<String, Conversation> kept = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Conversation> eldest) {
            return size() > KEPT;
        }
    };

    /** Takes one out: it goes on in one request only. */
    synchronized Optional<Conversation> take(String model, List<Message> until) {
        return Optional.ofNullable(kept.remove(key(model, until)));
    }

    synchronized void keep(String model, List<Message> until, Conversation conversation) {
        kept.put(key(model, until), conversation);
    }

    private static String key(String model, List<Message> messages) {
        return Sha256.of(model + "\n" + Json.write(messages));
    }
}

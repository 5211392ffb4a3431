package dev.cairn.agent.policy;

import dev.cairn.core.UserException;
import dev.cairn.llm.ChatModel;

/**
 * A model that a server answers for, in OpenAI's protocol.
 *
 * @param model its name there
 * @param url what comes before {@code /chat/completions}, as {@code http://localhost:8000/v1}
 */
public record ServedModel(String model, String url) {
    private static final String PREFIX = "openai:";

    /** Asks served models. */
    @FunctionalInterface
    public interface Servers {
        /** For a place where no server is asked. */
        Servers NONE = served -> {
            throw new UserException(
                    "models behind an address act only in episodes of `cairn evaluate` and `cairn run`; name the"
                            + " folder of a model instead of " + served);
        };

        /** The model, for as long as the run goes on. */
        ChatModel chat(ServedModel served);
    }

    /** Whether a place of a model is an address and no folder. */
    public static boolean isMeant(String place) {
        return place.startsWith(PREFIX);
    }

    /**
     * Reads {@code openai:MODEL@URL}.
     *
     * @throws UserException if it is none
     */
    public static ServedModel of(String place) {
        // A name may hold an @ itself; an address of a server has none.
        int at = place.lastIndexOf('@');
        if (!isMeant(place) || at <= PREFIX.length() || at == place.length() - 1) {
            throw new UserException("'" + place + "' names no served model; give openai:MODEL@URL, for example"
                    + " openai:qwen@http://localhost:8000/v1");
        }
        return new ServedModel(place.substring(PREFIX.length(), at), place.substring(at + 1));
    }

    /** As {@link #of} reads it. */
    @Override
    public String toString() {
        return PREFIX + model + "@" + url;
    }
}

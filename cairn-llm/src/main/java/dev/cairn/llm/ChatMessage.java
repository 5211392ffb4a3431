package dev.cairn.llm;

/** One message of a chat. */
public record ChatMessage(Speaker role, String content) {
    public static ChatMessage system(String content) {
        return new ChatMessage(Speaker.SYSTEM, content);
    }

    public static ChatMessage user(String content) {
        return new ChatMessage(Speaker.USER, content);
    }

    public static ChatMessage assistant(String content) {
        return new ChatMessage(Speaker.ASSISTANT, content);
    }
}

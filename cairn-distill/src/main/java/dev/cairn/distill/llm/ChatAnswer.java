package dev.cairn.distill.llm;

/**
 * What a model answered.
 *
 * @param finish why it stopped, in the server's words: {@code stop}, {@code length} and others
 */
public record ChatAnswer(String text, String finish, Usage usage) {}

package dev.cairn.llm;

/**
 * What was spent so far.
 *
 * @param cost NaN if the model's price is not known
 */
public record Spending(int calls, TokenUsage usage, double cost) {}

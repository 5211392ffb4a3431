package dev.cairn.llm.store;

import dev.cairn.llm.TokenUsage;

/**
 * What was spent so far.
 *
 * @param cost NaN if the model's price is not known
 */
public record Spending(int calls, TokenUsage usage, double cost) {}

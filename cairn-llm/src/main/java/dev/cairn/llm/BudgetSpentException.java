package dev.cairn.llm;

import dev.cairn.core.UserException;

/** The next call could go over the budget. */
public final class BudgetSpentException extends UserException {
    private static final long serialVersionUID = 1L;

    public BudgetSpentException(String message) {
        super(message);
    }
}

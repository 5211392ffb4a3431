package dev.cairn.distill.annotate.repair;

import dev.cairn.core.CairnException;

/** An answer could not be brought into line with its trajectory; the message says why. */
public final class RepairFailedException extends CairnException {
    private static final long serialVersionUID = 1L;

    public RepairFailedException(String message) {
        super(message);
    }
}

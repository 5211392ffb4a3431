package dev.cairn.distill.annotate;

import dev.cairn.core.CairnException;

/** A trajectory could not be annotated; others may be. */
public final class AnnotationFailedException extends CairnException {
    private static final long serialVersionUID = 1L;

    public AnnotationFailedException(Annotation.Failed failed) {
        super(failed.variation().key() + " is not annotated: " + failed.reason());
    }
}

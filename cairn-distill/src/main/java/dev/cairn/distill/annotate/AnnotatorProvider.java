package dev.cairn.distill.annotate;

import dev.cairn.domain.annotation.AnnotationRules;
import java.nio.file.Path;

/** An annotator of another module that reads a folder of answers; found by its name through {@link java.util.ServiceLoader}. */
public interface AnnotatorProvider {
    /** As after {@code --annotator}. */
    String name();

    /**
     * Opens the annotator.
     *
     * @param rules of the world, for what the folder leaves out
     * @param folder of answers
     * @throws dev.cairn.core.UserException if there is no such folder
     */
    Annotator open(AnnotationRules rules, Path folder);
}

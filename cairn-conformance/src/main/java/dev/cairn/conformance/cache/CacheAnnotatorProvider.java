package dev.cairn.conformance.cache;

import dev.cairn.distill.annotate.Annotator;
import dev.cairn.distill.annotate.AnnotatorProvider;
import dev.cairn.domain.annotation.AnnotationRules;
import java.nio.file.Path;

/** Offers the published code's caches as the annotator {@code cache}. */
public final class CacheAnnotatorProvider implements AnnotatorProvider {
    @Override
    public String name() {
        return "cache";
    }

    @Override
    public Annotator open(AnnotationRules rules, Path folder) {
        return new CacheAnnotator(rules, folder);
    }
}

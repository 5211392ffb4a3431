package dev.cairn.conformance.cache;

import dev.cairn.core.TaskId;
import dev.cairn.core.Trajectory;
import dev.cairn.core.UserException;
import dev.cairn.distill.annotate.Annotation;
import dev.cairn.distill.annotate.AnswerAnnotation;
import dev.cairn.distill.annotate.AttemptingAnnotator;
import dev.cairn.distill.annotate.RuleNamer;
import dev.cairn.distill.annotate.repair.Answer;
import dev.cairn.domain.action.ActionLanguage;
import dev.cairn.domain.annotation.AnnotationRules;
import dev.cairn.scienceworld.action.ScienceWorldActions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Takes the sub-goals from the published code's caches. Where the trajectory differs from the cached one, since another
 * version of the simulator made it, the sub-goals are aligned with it.
 */
public final class CacheAnnotator extends AttemptingAnnotator {
    /** Its answers were repaired letter by letter. */
    private static final ActionLanguage AS_PUBLISHED = ScienceWorldActions.PUBLISHED;

    private final AnnotationRules rules;
    private final Path folder;

    /**
     * Opens a folder of caches.
     *
     * @param rules of the world, for what a cache leaves out
     * @throws UserException if there is no such folder
     */
    public CacheAnnotator(AnnotationRules rules, Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UserException("no folder of caches at " + folder);
        }
        this.rules = rules;
        this.folder = folder;
    }

    @Override
    public String name() {
        return "cache";
    }

    @Override
    public Annotation attempt(Trajectory trajectory) {
        Trajectory kept = kept(rules, trajectory);
        TaskId task = trajectory.variation().task();
        int number = trajectory.variation().number();
        OriginalCache cache = new OriginalCache(folder, task.name() + "_" + task.index());
        Optional<Answer> repaired = cache.repaired(number).map(cached -> new Answer(cached.actions(), List.of()));
        if (repaired.isPresent()) {
            return AnswerAnnotation.of(AS_PUBLISHED, kept, name(), repaired::orElseThrow, new RuleNamer(rules, kept));
        }
        return cache.answer(number)
                .map(text -> AnswerAnnotation.of(
                        AS_PUBLISHED,
                        kept,
                        name(),
                        () -> new OriginalAnswerReader().read(text),
                        new RuleNamer(rules, kept)))
                .orElseGet(() ->
                        new Annotation.Failed(trajectory.variation(), "the caches in " + folder + " do not have it"));
    }
}

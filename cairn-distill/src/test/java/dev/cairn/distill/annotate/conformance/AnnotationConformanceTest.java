package dev.cairn.distill.annotate.conformance;

import dev.cairn.distill.annotate.repair.AlignmentRepair.Stalled;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnnotationConformanceTest {
    @ParameterizedTest
    @EnumSource
    void answersAreReadAsThePublishedCodeReadsThem(AnnotationVectors vectors) {
        VectorCheck.all(vectors.withErrors("annotation_parse"), AnnotationChecks::parse);
    }

    @ParameterizedTest
    @EnumSource
    void differencesAreThoseOfThePublishedCode(AnnotationVectors vectors) {
        VectorCheck.all(vectors.withErrors("align_diff"), AnnotationChecks::difference);
    }

    @ParameterizedTest
    @EnumSource
    void answersAreRepairedAsThePublishedCodeRepairsThem(AnnotationVectors vectors) {
        VectorCheck.all(
                vectors.withErrors("annotation_repair"), vector -> AnnotationChecks.repair(vector, Stalled.ASK_AGAIN));
    }

    @ParameterizedTest
    @EnumSource
    void repairThatEndsByItselfGivesTheSameSubGoals(AnnotationVectors vectors) {
        VectorCheck.all(
                vectors.withErrors("annotation_repair"), vector -> AnnotationChecks.repair(vector, Stalled.JOIN));
    }

    @ParameterizedTest
    @EnumSource
    void endsOfSubGoalsAreInsertedAsInThePublishedCode(AnnotationVectors vectors) {
        VectorCheck.all(vectors.withErrors("align_steps_only"), AnnotationChecks::steps);
    }

    @ParameterizedTest
    @EnumSource
    void cachesAreReadAndWrittenAsThePublishedCodeDoes(AnnotationVectors vectors, @TempDir Path folder) {
        VectorCheck.all(vectors.withErrors("annotation_cache"), new CacheChecks(folder));
    }

    @ParameterizedTest
    @EnumSource
    void promptsHaveTheShapeOfThePublishedOnes(AnnotationVectors vectors, @TempDir Path folder) {
        VectorCheck.all(vectors.withErrors("prompt_structure"), new AnnotationPromptChecks(folder));
    }
}

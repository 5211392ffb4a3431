package dev.cairn.pipeline.improve;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.OptBoolean;
import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Variation;
import java.util.Optional;

/**
 * What came of the search in one variation.
 *
 * @param ownScore what the agent scores by itself
 * @param bestScore of all attempts
 * @param attempts episodes played
 * @param found the way that succeeds where the agent by itself does not
 * @param broken how an episode broke down, which ended the search
 */
record Searched(
        Variation variation,
        int ownScore,
        int bestScore,
        int attempts,
        Optional<AnnotatedTrajectory> found,

        @JsonProperty(isRequired = OptBoolean.FALSE) @JsonInclude(JsonInclude.Include.NON_ABSENT)
        Optional<String> broken) {}

/** Where the sub-goals of the two-level agent come from: models, chance, the gold path, a file or a large language model. */
@NullMarked
package dev.cairn.agent.subgoal;

import org.jspecify.annotations.NullMarked;

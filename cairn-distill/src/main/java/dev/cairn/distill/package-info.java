/**
 * From solved episodes to training rows: annotation with sub-goals, the formal action language, the prompts of the small
 * models and the data sets they learn from. The agent uses the same prompts and the same language at run time. Knows
 * neither the simulator nor the models.
 */
@NullMarked
package dev.cairn.distill;

import org.jspecify.annotations.NullMarked;

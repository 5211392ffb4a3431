/** Training of the models of an agent: plans, mixing of examples, randomisation of entities, hard examples. */
@NullMarked
package dev.cairn.pipeline.train;

import org.jspecify.annotations.NullMarked;

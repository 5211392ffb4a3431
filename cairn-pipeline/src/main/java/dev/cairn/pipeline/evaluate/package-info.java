/** Scoring of agents: assembly of an agent from its models, episodes of a protocol, rows of a data set. */
@NullMarked
package dev.cairn.pipeline.evaluate;

import org.jspecify.annotations.NullMarked;

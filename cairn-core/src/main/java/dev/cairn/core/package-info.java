/**
 * The records that everything in Cairn exchanges: tasks, trajectories, sub-goals, training examples and episodes. Data
 * only; nothing here acts, and nothing here knows a simulator, a model or a file format.
 */
@NullMarked
package dev.cairn.core;

import org.jspecify.annotations.NullMarked;

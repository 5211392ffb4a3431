/** Trajectories, episodes and rows as Apache Parquet; adds its command by {@code ServiceLoader}. */
@NullMarked
package dev.cairn.parquet;

import org.jspecify.annotations.NullMarked;

/** Cairn's side of the work on Apache Spark: what is dealt out, and how a part of it is done. It knows nothing of Spark but {@link dev.cairn.spark.engine}. */
@NullMarked
package dev.cairn.spark;

import org.jspecify.annotations.NullMarked;

/**
 * What runs among Spark's classes. It knows Spark and the JDK and nothing else, since Cairn's own classes live in a class loader of their own
 * ({@link dev.cairn.spark.engine.CairnClasses}): Spark brings other versions of libraries that both use. Cairn's side sees this package.
 */
@NullMarked
package dev.cairn.spark.engine;

import org.jspecify.annotations.NullMarked;

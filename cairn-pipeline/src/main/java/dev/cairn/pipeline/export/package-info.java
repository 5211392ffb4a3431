/** Episodes and rows in the formats of others. Reads run directories. */
@NullMarked
package dev.cairn.pipeline.export;

import org.jspecify.annotations.NullMarked;

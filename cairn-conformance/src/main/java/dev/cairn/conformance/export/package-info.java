/** Files of results as the published code writes them. */
@NullMarked
package dev.cairn.conformance.export;

import org.jspecify.annotations.NullMarked;

/** How agents are scored: which episodes, which limits, which score counts. */
@NullMarked
package dev.cairn.domain.protocol;

import org.jspecify.annotations.NullMarked;

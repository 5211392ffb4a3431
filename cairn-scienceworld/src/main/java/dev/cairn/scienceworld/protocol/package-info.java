/** The protocols of the literature on ScienceWorld. */
@NullMarked
package dev.cairn.scienceworld.protocol;

import org.jspecify.annotations.NullMarked;

/** Gold files in the layout in which ScienceWorld published them. */
@NullMarked
package dev.cairn.scienceworld.gold;

import org.jspecify.annotations.NullMarked;

/** ScienceWorld's edits of recorded trajectories and the checks of their quality. They look at recorded texts only. */
@NullMarked
package dev.cairn.scienceworld.edit;

import org.jspecify.annotations.NullMarked;

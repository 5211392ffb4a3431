/** What ScienceWorld's texts tell. */
@NullMarked
package dev.cairn.scienceworld.text;

import org.jspecify.annotations.NullMarked;

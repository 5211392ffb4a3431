/** What ScienceWorld's texts say, and how prompts show them. */
@NullMarked
package dev.cairn.scienceworld.text;

import org.jspecify.annotations.NullMarked;

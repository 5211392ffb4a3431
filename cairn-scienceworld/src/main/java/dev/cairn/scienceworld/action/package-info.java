/** The formal action language of ScienceWorld's agents. */
@NullMarked
package dev.cairn.scienceworld.action;

import org.jspecify.annotations.NullMarked;

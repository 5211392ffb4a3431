/** Small choices of an agent where there is more than one way; the defaults are how Cairn acts, other modules may offer others. */
@NullMarked
package dev.cairn.agent.choice;

import org.jspecify.annotations.NullMarked;

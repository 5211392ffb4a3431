/**
 * A person plays an episode: the game with its log, the commands, and where lines come from. Knows worlds only through the
 * environment port.
 */
@NullMarked
package dev.cairn.cli.play;

import org.jspecify.annotations.NullMarked;

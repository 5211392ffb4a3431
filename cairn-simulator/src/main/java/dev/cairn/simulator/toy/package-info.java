/** A tiny text world without any dependency: for tests, and to show what a world needs. */
@NullMarked
package dev.cairn.simulator.toy;

import org.jspecify.annotations.NullMarked;

/** Which part of an evaluation took how much processor time. Measures, decides nothing. */
@NullMarked
package dev.cairn.agent.timing;

import org.jspecify.annotations.NullMarked;

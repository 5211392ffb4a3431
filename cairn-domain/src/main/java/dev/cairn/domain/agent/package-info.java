/** What agents ask of a world besides its texts and actions; each port has a default that works for any world. */
@NullMarked
package dev.cairn.domain.agent;

import org.jspecify.annotations.NullMarked;

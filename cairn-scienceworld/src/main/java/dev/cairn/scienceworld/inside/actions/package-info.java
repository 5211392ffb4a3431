/** Valid actions, generated without what the simulator throws away. Runs inside the simulator's class loader. */
@NullMarked
package dev.cairn.scienceworld.inside.actions;

import org.jspecify.annotations.NullMarked;

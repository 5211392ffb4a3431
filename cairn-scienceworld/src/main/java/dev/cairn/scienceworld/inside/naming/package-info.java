/** What objects are called: referents, unique names, and the caches that keep them. Runs inside the simulator's class loader. */
@NullMarked
package dev.cairn.scienceworld.inside.naming;

import org.jspecify.annotations.NullMarked;

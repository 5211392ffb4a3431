/**
 * Classes that live inside the simulator's class loader, with its own: what its woven methods call, and the session
 * that calls them. Compiled against signatures only; loaded again by every simulator. They know the JDK, Scala and the
 * simulator, and of Cairn only the {@link dev.cairn.scienceworld.SimulatorSession} that they implement.
 */
@NullMarked
package dev.cairn.scienceworld.inside;

import org.jspecify.annotations.NullMarked;

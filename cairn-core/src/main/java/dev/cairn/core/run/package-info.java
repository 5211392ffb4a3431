/** Run directories: manifest, status, the event log, and work that continues where it stopped. */
@NullMarked
package dev.cairn.core.run;

import org.jspecify.annotations.NullMarked;

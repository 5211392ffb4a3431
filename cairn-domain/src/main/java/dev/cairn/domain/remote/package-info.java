/** Text worlds that are no part of this JVM: programs that speak JSON lines, and servers. */
@NullMarked
package dev.cairn.domain.remote;

import org.jspecify.annotations.NullMarked;

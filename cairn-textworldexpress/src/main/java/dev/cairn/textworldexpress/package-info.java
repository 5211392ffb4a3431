/** TextWorldExpress (Jansen and Côté 2022) in this JVM: household games that a gold path solves, and what Cairn knows of them. */
@NullMarked
package dev.cairn.textworldexpress;

import org.jspecify.annotations.NullMarked;

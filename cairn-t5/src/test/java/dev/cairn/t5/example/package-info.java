/** What the README shows, compiled and run. */
@NullMarked
package dev.cairn.t5.example;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.cairn.t5.sampling;

import org.jspecify.annotations.NullMarked;

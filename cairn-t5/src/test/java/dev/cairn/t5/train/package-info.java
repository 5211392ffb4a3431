@NullMarked
package dev.cairn.t5.train;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.cairn.t5.tensor;

import org.jspecify.annotations.NullMarked;

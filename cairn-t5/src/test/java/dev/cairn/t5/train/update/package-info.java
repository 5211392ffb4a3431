@NullMarked
package dev.cairn.t5.train.update;

import org.jspecify.annotations.NullMarked;

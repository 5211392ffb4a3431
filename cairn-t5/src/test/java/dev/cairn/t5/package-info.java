@NullMarked
package dev.cairn.t5;

import org.jspecify.annotations.NullMarked;

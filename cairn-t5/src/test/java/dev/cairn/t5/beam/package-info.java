@NullMarked
package dev.cairn.t5.beam;

import org.jspecify.annotations.NullMarked;

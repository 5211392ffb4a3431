@NullMarked
package dev.cairn.t5.generate;

import org.jspecify.annotations.NullMarked;

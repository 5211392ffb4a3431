@NullMarked
package dev.cairn.bench.t5;

import org.jspecify.annotations.NullMarked;

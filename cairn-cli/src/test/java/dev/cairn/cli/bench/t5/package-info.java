@NullMarked
package dev.cairn.cli.bench.t5;

import org.jspecify.annotations.NullMarked;

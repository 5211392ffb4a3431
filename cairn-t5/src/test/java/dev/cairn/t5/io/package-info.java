@NullMarked
package dev.cairn.t5.io;

import org.jspecify.annotations.NullMarked;

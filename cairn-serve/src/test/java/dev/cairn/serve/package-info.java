@NullMarked
package dev.cairn.serve;

import org.jspecify.annotations.NullMarked;

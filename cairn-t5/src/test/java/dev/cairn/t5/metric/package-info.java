@NullMarked
package dev.cairn.t5.metric;

import org.jspecify.annotations.NullMarked;

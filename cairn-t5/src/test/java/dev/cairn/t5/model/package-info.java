@NullMarked
package dev.cairn.t5.model;

import org.jspecify.annotations.NullMarked;

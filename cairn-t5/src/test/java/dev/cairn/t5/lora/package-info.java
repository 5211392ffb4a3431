@NullMarked
package dev.cairn.t5.lora;

import org.jspecify.annotations.NullMarked;

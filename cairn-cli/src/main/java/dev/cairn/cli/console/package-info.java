/** What all commands share: the console, settings from files and the environment, failures in words, run directories. */
@NullMarked
package dev.cairn.cli.console;

import org.jspecify.annotations.NullMarked;

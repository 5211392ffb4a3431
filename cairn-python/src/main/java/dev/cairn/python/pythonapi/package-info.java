/** What the Python package {@code scienceworld} asks for by name when it is given Cairn's jar instead of its own. */
@NullMarked
package dev.cairn.python.pythonapi;

import org.jspecify.annotations.NullMarked;

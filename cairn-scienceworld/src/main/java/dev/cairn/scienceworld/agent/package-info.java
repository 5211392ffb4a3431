/** What agents know of ScienceWorld beyond its texts and actions, as the published agents do. */
@NullMarked
package dev.cairn.scienceworld.agent;

import org.jspecify.annotations.NullMarked;

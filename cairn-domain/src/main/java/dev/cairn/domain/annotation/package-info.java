/**
 * How a text world cuts its trajectories into sub-goals without a language model, and what it tells a language model that
 * does. Rules look at recorded texts only.
 */
@NullMarked
package dev.cairn.domain.annotation;

import org.jspecify.annotations.NullMarked;

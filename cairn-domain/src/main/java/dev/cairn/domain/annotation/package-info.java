/**
 * How a text world cuts its trajectories into sub-goals without a language model, and what a language model that cuts them
 * reads. Rules look at recorded texts only.
 */
@NullMarked
package dev.cairn.domain.annotation;

import org.jspecify.annotations.NullMarked;

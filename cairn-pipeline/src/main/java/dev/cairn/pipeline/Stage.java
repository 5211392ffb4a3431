package dev.cairn.pipeline;

import dev.cairn.core.run.RunDirectory;
import java.util.Map;

/**
 * One stage with its configuration.
 *
 * @param <R> record of the result, kept as {@code result.json} in the run directory
 */
public interface Stage<R> {
    /** The command that runs it, which is the first part of the run directory's name. */
    String command();

    /** All that decides the result besides the inputs; a record or map that becomes JSON. */
    Object config();

    /** Name of each input and its hash. */
    Map<String, String> inputs();

    Class<R> resultType();

    /** Checks what can be checked before anything is written. */
    default void check() {}

    /** Does what is left to do, and returns the result of the whole. */
    R run(RunDirectory run, Progress progress);
}

package dev.cairn.distill.dataset;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.cairn.core.Role;
import dev.cairn.distill.dataset.DatasetSummary.Derived;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * How the files of a data set are named and grouped. Paths are below the folder of the data set; a split is {@code train},
 * {@code val} or {@code test}. Others than {@link #CAIRN} are found by {@link DatasetVariants}.
 */
public interface DatasetLayout {
    /** {@code <role>/{train,val,test}.jsonl}. */
    DatasetLayout CAIRN = new CairnLayout();

    /** Lower-case name, as after {@code --layout} and in records of runs. */
    @JsonValue
    String label();

    /** Path of the file with the rows of all tasks. */
    String ofAll(Role role, String split);

    /** Path of the file with the rows of one task. */
    String ofTask(Role role, String split, String code);

    /**
     * Whether {@link #derive} joins the files of tasks to those of all. Then each task has a file for each split, if need be
     * without rows; else rows are written to the files of all, and to those of tasks if the plan says so.
     */
    boolean joinsTasks();

    /**
     * Makes the files that repeat rows of others, when these have their names.
     *
     * @param directory of the data set
     * @param codes of all tasks, in the order in which they come
     * @throws dev.cairn.core.UserException if a file cannot be read or written
     */
    List<Derived> derive(Path directory, DatasetPlan plan, Collection<String> codes);
}

package dev.cairn.distill.dataset;

import dev.cairn.core.Role;
import dev.cairn.core.UserException;
import java.util.List;

/**
 * What a data set holds and how it lies on disk.
 *
 * @param roles which models are to be trained; at least one
 * @param miniRows how many validation rows go into {@code val.mini.jsonl}; 0 for no such file; {@link DatasetLayout#CAIRN}
 * @param perTask whether there are files for each task too; {@link DatasetLayout#CAIRN}
 */
public record DatasetPlan(
        RowOptions rows, List<Role> roles, Selection selection, DatasetLayout layout, int miniRows, boolean perTask) {
    private static final int DEFAULT_MINI = 1000;

    public DatasetPlan {
        roles = List.copyOf(roles);
        if (roles.isEmpty()) {
            throw new UserException("a data set needs at least one role");
        }
        if (miniRows < 0) {
            throw new UserException("a file cannot have " + miniRows + " rows");
        }
    }

    /** All trajectories and all roles, in Cairn's layout. */
    public static DatasetPlan of(RowOptions rows) {
        return new DatasetPlan(rows, List.of(Role.values()), Selection.ALL, DatasetLayout.CAIRN, DEFAULT_MINI, false);
    }

    /** The same for fewer roles. */
    public DatasetPlan withRoles(List<Role> some) {
        return new DatasetPlan(rows, some, selection, layout, miniRows, perTask);
    }
}

package dev.cairn.distill.dataset;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.cairn.distill.dataset.TrajectorySource.Heading;
import java.util.List;
import java.util.stream.IntStream;

/** Which trajectories get into a data set, and in which order. Others than {@link #ALL} are found by {@link DatasetVariants}. */
public interface Selection {
    /** All, as they come. */
    Selection ALL = new Selection() {
        @Override
        public String label() {
            return "all";
        }

        @Override
        public List<Integer> choose(List<Heading> headings) {
            return IntStream.range(0, headings.size())
                    .filter(index -> headings.get(index).steps() > 1)
                    .boxed()
                    .toList();
        }
    };

    /** Lower-case name, as after {@code --selection} and in records of runs. */
    @JsonValue
    String label();

    /**
     * Chooses from trajectories of any number of tasks. Those with fewer than two steps give no row and are left out.
     *
     * @return indices of the chosen ones in {@code headings}, in the order in which their rows are written
     */
    List<Integer> choose(List<Heading> headings);
}

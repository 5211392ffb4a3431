package dev.cairn.pipeline.evaluate;

import dev.cairn.core.Lookup;
import dev.cairn.core.UserException;
import dev.cairn.pipeline.Stage;
import java.util.List;
import java.util.ServiceLoader;

/** A way of another module to compare a model with the rows of a data set; found by {@link ServiceLoader}. */
public interface RowComparison {
    /** What came of it. */
    interface Result {
        /** One line for people. */
        String line();
    }

    /** As after {@code --mode}. */
    String name();

    /** The stage that compares. */
    Stage<? extends Result> stage(RowQuestion question, AgentOptions options);

    /**
     * The comparison of that name.
     *
     * @throws UserException if no module on the class path has it
     */
    static RowComparison named(String name) {
        List<RowComparison> known = ServiceLoader.load(RowComparison.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        String advice = "interactive, em and sg are there always"
                + (known.isEmpty() ? "; that of the published code is in cairn-conformance, add its jar" : "");
        return Lookup.byName("mode", name, known, RowComparison::name, advice);
    }
}

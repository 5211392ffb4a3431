package dev.cairn.distill.dataset;

import dev.cairn.core.Lookup;
import dev.cairn.core.UserException;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Stream;

/** Layouts and selections of another module, found by {@link ServiceLoader} and chosen by their labels. */
public interface DatasetVariants {
    /** Layouts beyond {@link DatasetLayout#CAIRN}. */
    List<DatasetLayout> layouts();

    /** Selections beyond {@link Selection#ALL}. */
    List<Selection> selections();

    /**
     * The layout with that label.
     *
     * @throws UserException if no module on the class path has it
     */
    static DatasetLayout layout(String label) {
        return find("layout", label, DatasetLayout.CAIRN, DatasetVariants::layouts, DatasetLayout::label);
    }

    /**
     * The selection with that label.
     *
     * @throws UserException if no module on the class path has it
     */
    static Selection selection(String label) {
        return find("selection", label, Selection.ALL, DatasetVariants::selections, Selection::label);
    }

    private static <T> T find(
            String kind, String label, T usual, Function<DatasetVariants, List<T>> others, Function<T, String> labels) {
        List<T> known = Stream.concat(
                        Stream.of(usual),
                        ServiceLoader.load(DatasetVariants.class).stream()
                                .flatMap(module -> others.apply(module.get()).stream()))
                .toList();
        String advice = known.size() > 1 ? "" : "that of the published script is in cairn-conformance, add its jar";
        return Lookup.byName(kind, label, known, labels, advice);
    }
}

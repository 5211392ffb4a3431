package dev.cairn.distill.dataset;

import dev.cairn.core.Role;
import dev.cairn.core.Split;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.distill.dataset.DatasetSummary.Leak;
import dev.cairn.distill.dataset.TrajectorySource.Heading;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Looks for what validation and test share with training. A variation in two splits is an error: scores on it would mean
 * nothing. Equal rows of different variations are counted and reported only, since worlds that differ elsewhere do begin
 * alike.
 */
final class LeakCheck {
    /** Rows of one role and split: those that were seen, each once, and how many there were. */
    private static final class Seen {
        private final HashSet64 hashes = new HashSet64();
        private final List<long[]> all = new ArrayList<>();
        private int rows;
    }

    private final Map<Role, Map<Split, Seen>> seen = new EnumMap<>(Role.class);

    /**
     * How often variations come more than once.
     *
     * @throws UserException if one is in two splits
     */
    static Map<String, Integer> repeated(List<Heading> headings) {
        Map<String, Split> splits = new HashMap<>();
        Map<String, Integer> counts = new TreeMap<>();
        for (Heading heading : headings) {
            Variation variation = heading.variation();
            Split before = splits.putIfAbsent(variation.key(), variation.split());
            if (before != null && before != variation.split()) {
                throw new UserException("variation " + variation.key() + " is in two splits, " + before.label()
                        + " and " + variation.split().label()
                        + "; give each variation one split, or delete one of the two");
            }
            counts.merge(variation.key(), 1, Integer::sum);
        }
        counts.values().removeIf(count -> count == 1);
        return counts;
    }

    void add(Split split, EncodedRows rows) {
        Seen own = seen.computeIfAbsent(rows.role(), role -> new EnumMap<>(Split.class))
                .computeIfAbsent(split, any -> new Seen());
        own.rows += rows.size();
        if (split == Split.TRAIN) {
            for (long hash : rows.hashes()) {
                own.hashes.add(hash);
            }
        } else {
            own.all.add(rows.hashes());
        }
    }

    /** Splits that share rows with training, each with how many. */
    List<Leak> leaks() {
        List<Leak> leaks = new ArrayList<>();
        seen.forEach((role, splits) -> {
            Seen train = splits.getOrDefault(Split.TRAIN, new Seen());
            splits.forEach((split, own) -> {
                int shared =
                        own.all.stream().mapToInt(part -> shared(train, part)).sum();
                if (shared > 0) {
                    leaks.add(new Leak(role.label(), RowFile.split(split), shared, own.rows));
                }
            });
        });
        return leaks;
    }

    private static int shared(Seen train, long[] part) {
        int shared = 0;
        for (long hash : part) {
            shared += train.hashes.contains(hash) ? 1 : 0;
        }
        return shared;
    }
}

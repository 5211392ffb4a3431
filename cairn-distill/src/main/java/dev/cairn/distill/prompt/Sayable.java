package dev.cairn.distill.prompt;

import static java.util.stream.Collectors.joining;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Step;
import dev.cairn.core.UserException;
import dev.cairn.domain.Domain;
import dev.cairn.domain.action.ActionLanguage;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/**
 * Counts the actions of a file that its world's language cannot say, or does not read back. An executor that lacks words for what is to
 * be done cannot act; a few odd actions do no harm. Safe for use by several threads.
 */
public final class Sayable {
    /** Share of actions. */
    private static final double MOST_UNSAYABLE = 0.01;

    /** Of fewer, a share says nothing. */
    private static final int FEW_ACTIONS = 100;

    /** Actions that a message lists. */
    private static final int LISTED = 20;

    private final String domain;
    private final Predicate<String> says;
    private final LongAdder actions = new LongAdder();
    private final Map<String, Integer> unsayable = new ConcurrentHashMap<>();

    /**
     * None counted yet.
     *
     * @param alignment the published data are in a language that has one word for two actions, so that not all come back
     */
    public Sayable(Domain domain, Alignment alignment) {
        ActionLanguage published = domain.publishedActions();
        this.domain = domain.name();
        this.says = alignment == Alignment.ORIGINAL
                ? action -> published.formalize(action).isPresent()
                : domain.actions()::says;
    }

    /** Counts the actions of a trajectory. */
    public void add(AnnotatedTrajectory trajectory) {
        for (Step step : trajectory.trajectory().steps()) {
            actions.increment();
            if (!says.test(step.action())) {
                unsayable.merge(step.action(), 1, Integer::sum);
            }
        }
    }

    /** @throws UserException if it is more than 1 % */
    public void require() {
        int count = unsayable.values().stream().mapToInt(Integer::intValue).sum();
        if (actions.sum() >= FEW_ACTIONS && count > MOST_UNSAYABLE * actions.sum()) {
            throw new UserException("the action language of the domain " + domain + " cannot say and read back " + count
                    + " of " + actions.sum() + " actions: " + mostFrequent()
                    + "; are these trajectories of another world? --domain names it");
        }
    }

    private String mostFrequent() {
        String more = unsayable.size() > LISTED ? " and " + (unsayable.size() - LISTED) + " more" : "";
        return unsayable.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(LISTED)
                .map(entry -> "'" + entry.getKey() + "' (" + entry.getValue() + ")")
                .collect(joining(", ", "", more));
    }
}

package dev.cairn.distill.prompt;

import static java.util.stream.Collectors.joining;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Step;
import dev.cairn.core.UserException;
import dev.cairn.domain.Domain;
import dev.cairn.domain.action.ActionLanguage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Counts the actions of a file that its world's language cannot say, or does not read back. An executor that lacks words for what is to
 * be done cannot act; a few odd actions do no harm.
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
    private final Map<String, Integer> unsayable = new HashMap<>();
    private long actions;

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

    /**
     * The actions of a trajectory.
     *
     * @param unsayable those that cannot be said or do not come back, as often as they are taken
     */
    public record Count(int actions, List<String> unsayable) {}

    /** Looks at the actions of a trajectory. */
    public Count count(AnnotatedTrajectory trajectory) {
        List<Step> steps = trajectory.trajectory().steps();
        return new Count(
                steps.size(),
                steps.stream().map(Step::action).filter(says.negate()).toList());
    }

    public void add(Count count) {
        actions += count.actions();
        count.unsayable().forEach(action -> unsayable.merge(action, 1, Integer::sum));
    }

    /** @throws UserException if it is more than 1 % */
    public void require() {
        int count = unsayable.values().stream().mapToInt(Integer::intValue).sum();
        if (actions >= FEW_ACTIONS && count > MOST_UNSAYABLE * actions) {
            throw new UserException("the action language of the domain " + domain + " cannot say and read back " + count
                    + " of " + actions + " actions: " + mostFrequent()
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

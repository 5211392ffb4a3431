package dev.cairn.distill.annotate.repair;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Brings an answer into line with its trajectory (paper, appendix on the annotation): one missing action joins the sub-goal
 * before it, a run of missing actions gets sub-goals of its own, actions that the trajectory does not have are dropped, and
 * that again until nothing differs. The last action is always the trajectory's last one.
 */
public final class AlignmentRepair {
    /** What to do when the namer's answer leaves the very same run missing. */
    public enum Stalled {
        /** The run joins the sub-goal before it. */
        JOIN,
        /** Ask again, as the published code does without end; here up to the limit of passes. */
        ASK_AGAIN
    }

    private static final int MOST_PASSES = 60;

    private final RunNamer namer;
    private final Stalled stalled;

    public AlignmentRepair(RunNamer namer, Stalled stalled) {
        this.namer = namer;
        this.stalled = stalled;
    }

    /**
     * Repairs an answer.
     *
     * @param gold the trajectory's kept actions
     * @throws RepairFailedException if the answer or the trajectory is empty, the answer is far too long, or differences remain after many passes
     */
    public Repaired repair(List<String> gold, Answer answer) {
        if (gold.isEmpty() || answer.actions().isEmpty()) {
            throw new RepairFailedException("nothing to align: the trajectory has " + gold.size()
                    + " actions, the answer " + answer.actions().size());
        }
        Work work = new Work(gold, answer.actions());
        for (int pass = 1; pass <= MOST_PASSES; pass++) {
            if (work.pass()) {
                return new Repaired(work.items, work.log(pass, answer.remarks()));
            }
        }
        throw new RepairFailedException("the answer still differs from the trajectory after " + MOST_PASSES
                + " rounds of repair; the actions that nobody could name are " + work.lastAsked);
    }

    /** One answer while it is repaired. */
    private final class Work {
        private final List<String> gold;
        private final List<AnnotatedAction> items;
        private final Set<MissingRun> asked = new HashSet<>();
        private List<String> lastAsked = List.of();
        private int joined;
        private int namedRuns;
        private int stalledRuns;
        private int dropped;
        private final boolean lastReplaced;

        Work(List<String> gold, List<AnnotatedAction> answer) {
            this.gold = gold;
            this.items = new ArrayList<>(answer);
            this.lastReplaced = !last(gold).equals(last(answer).action());
        }

        /** Compares and mends once; true if nothing differed. */
        boolean pass() {
            Difference difference = Difference.of(
                    gold, items.stream().map(AnnotatedAction::action).toList());
            items.set(
                    items.size() - 1,
                    new AnnotatedAction(last(gold), last(items).subGoal()));
            if (difference.isNone()) {
                return true;
            }
            rebuild(insertions(runs(difference.additions())), new HashSet<>(difference.removals()));
            return false;
        }

        RepairLog log(int passes, List<String> remarks) {
            return new RepairLog(passes, joined, namedRuns, stalledRuns, dropped, lastReplaced, remarks);
        }

        /** What goes before which item. A last lone action waits for the next pass, unless it is the only addition. */
        private Map<Integer, List<AnnotatedAction>> insertions(List<List<Edit.Add>> runs) {
            Map<Integer, List<AnnotatedAction>> insertions = new HashMap<>();
            for (List<Edit.Add> run : runs) {
                if (run.size() == 1 && runs.size() > 1 && run.equals(last(runs))) {
                    continue;
                }
                int place = run.get(0).answer();
                List<AnnotatedAction> before = insertions.computeIfAbsent(place, position -> new ArrayList<>());
                before.addAll(found(run, neighbour(before, place)));
            }
            return insertions;
        }

        private List<AnnotatedAction> found(List<Edit.Add> run, String neighbour) {
            List<String> actions = run.stream().map(add -> gold.get(add.gold())).toList();
            if (actions.size() == 1) {
                joined++;
                return List.of(new AnnotatedAction(actions.get(0), neighbour));
            }
            MissingRun missing = new MissingRun(run.get(0).gold(), actions);
            lastAsked = actions;
            boolean first = asked.add(missing);
            if (first || stalled == Stalled.ASK_AGAIN) {
                try {
                    List<AnnotatedAction> named = namer.name(missing);
                    namedRuns += first ? 1 : 0;
                    return named;
                } catch (UnreadableAnswerException e) {
                    if (stalled == Stalled.ASK_AGAIN) {
                        throw e;
                    }
                }
            } else {
                namedRuns--;
            }
            stalledRuns++;
            return actions.stream()
                    .map(action -> new AnnotatedAction(action, neighbour))
                    .toList();
        }

        /** Sub-goal of what stands just before a place, or of the first item. */
        private String neighbour(List<AnnotatedAction> before, int place) {
            return before.isEmpty()
                    ? items.get(Math.max(0, place - 1)).subGoal()
                    : last(before).subGoal();
        }

        private void rebuild(Map<Integer, List<AnnotatedAction>> insertions, Set<Integer> removals) {
            List<AnnotatedAction> before = List.copyOf(items);
            items.clear();
            IntStream.range(0, before.size()).forEach(position -> {
                items.addAll(insertions.getOrDefault(position, List.of()));
                if (!removals.contains(position)) {
                    items.add(before.get(position));
                }
            });
            dropped += removals.size();
        }
    }

    private static List<List<Edit.Add>> runs(List<Edit.Add> additions) {
        List<List<Edit.Add>> runs = new ArrayList<>();
        for (Edit.Add add : additions) {
            boolean follows = !runs.isEmpty() && last(last(runs)).gold() + 1 == add.gold();
            if (!follows) {
                runs.add(new ArrayList<>());
            }
            last(runs).add(add);
        }
        return runs;
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }
}

package dev.cairn.conformance.data;

import dev.cairn.conformance.vector.Compat;
import dev.cairn.conformance.vector.ConformanceGroup;
import dev.cairn.conformance.vector.ConformanceVector;
import dev.cairn.conformance.vector.Verdict;
import dev.cairn.scienceworld.action.ScienceWorldActions;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One direction of the action language. */
public record ActionGroup(String name, String field, Function<String, Optional<String>> translation)
        implements ConformanceGroup {

    public static List<ConformanceGroup> all() {
        return List.of(
                new ActionGroup("action_formalize", "action", ScienceWorldActions.PUBLISHED::formalize),
                new ActionGroup("action_recover", "formal", ScienceWorldActions.PUBLISHED::recover));
    }

    @Override
    public Verdict check(ConformanceVector vector, Compat compat) {
        if (!vector.input().at(field).isText()) {
            return Verdict.skip("an action that is no text cannot be said in Java");
        }
        String action = vector.input().text(field);
        Optional<String> expected = vector.expected().isNull()
                ? Optional.empty()
                : Optional.of(vector.expected().text());
        return Verdict.all(List.of(
                () -> Verdict.same(action, expected, translation.apply(action)), () -> roundTrip(vector, action)));
    }

    /** Actions that do not come back as they were must at least be among the readings. */
    private static Verdict roundTrip(ConformanceVector vector, String formal) {
        if (!vector.all().has("roundtrip_equal")) {
            return Verdict.pass();
        }
        String from = vector.input().text("from");
        boolean equal = ScienceWorldActions.PUBLISHED.recover(formal).equals(Optional.of(from));
        return Verdict.all(List.of(
                () -> Verdict.same(
                        "whether " + from + " comes back", vector.all().flag("roundtrip_equal"), equal),
                () -> Verdict.same(
                        from + " among the readings of " + formal,
                        true,
                        ScienceWorldActions.PUBLISHED.readings(formal).contains(from))));
    }
}

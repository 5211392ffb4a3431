package dev.cairn.distill.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Short ways to compare what was found with what was recorded. */
final class Verdicts {
    private Verdicts() {}

    /** Passed if both are equal. */
    static Verdict compare(String what, Object found, Object recorded) {
        return Verdict.same(what, recorded, found);
    }

    /** The first of these that did not pass. */
    static Verdict first(Verdict... verdicts) {
        for (Verdict verdict : verdicts) {
            if (!(verdict instanceof Verdict.Passed)) {
                return verdict;
            }
        }
        return Verdict.pass();
    }

    static List<String> texts(JsonNode array) {
        return GoldPaths.stream(array).map(JsonNode::asText).toList();
    }
}

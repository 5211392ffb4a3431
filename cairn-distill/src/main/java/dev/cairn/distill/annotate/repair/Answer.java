package dev.cairn.distill.annotate.repair;

import java.util.ArrayList;
import java.util.List;

/**
 * What was read from a text.
 *
 * @param actions in the order of the text
 * @param remarks what was left out or cut off, for the report
 */
public record Answer(List<AnnotatedAction> actions, List<String> remarks) {
    public Answer {
        actions = List.copyOf(actions);
        remarks = List.copyOf(remarks);
    }

    /** With more actions at its end. */
    public Answer with(List<AnnotatedAction> end) {
        List<AnnotatedAction> all = new ArrayList<>(actions);
        all.addAll(end);
        return new Answer(all, remarks);
    }
}

package dev.cairn.distill.annotate.repair;

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
}

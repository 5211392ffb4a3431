package dev.cairn.distill.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.Segment;
import dev.cairn.core.SubGoal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads answers that need no repair. */
record ExactAnswers() implements AnswerCuts {
    private static final Pattern ITEM = Pattern.compile("\\d+- (.*?): ?\\{(.*?)}", Pattern.DOTALL);
    private static final Pattern ACTION = Pattern.compile("'([^']*)'");

    @Override
    public Optional<List<Segment>> segments(List<String> actions, JsonNode annotation) {
        List<Segment> segments = new ArrayList<>();
        List<String> read = new ArrayList<>();
        Matcher item = ITEM.matcher(annotation.path("answer").asText());
        while (item.find()) {
            int from = read.size();
            Matcher action = ACTION.matcher(item.group(2));
            while (action.find()) {
                read.add(action.group(1));
            }
            if (read.size() > from) {
                segments.add(new Segment(new SubGoal(item.group(1)), from, read.size()));
            }
        }
        return read.equals(actions) ? Optional.of(segments) : Optional.empty();
    }
}

package dev.cairn.distill.prompt;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the parts of a finished prompt begin.
 *
 * @param afterTask what ends the task, whichever comes first
 * @param experience what history and surroundings begin with; before the first of these stand task and sub-goals
 * @param surroundings what surroundings begin with
 * @param pursuit what the current sub-goal follows
 */
record PromptSections(List<String> afterTask, List<String> experience, String surroundings, String pursuit) {
    private static final Pattern VERB = Pattern.compile("\\w+");

    String orders(String prompt) {
        return before(experience, prompt);
    }

    String task(String prompt) {
        return before(afterTask, prompt);
    }

    String surroundings(String prompt) {
        return prompt.substring(Math.max(0, prompt.lastIndexOf(surroundings)));
    }

    Optional<String> pursuedVerb(String prompt) {
        int at = prompt.indexOf(pursuit);
        return Optional.of(VERB.matcher(prompt))
                .filter(verb -> at >= 0 && verb.find(at + pursuit.length()))
                .map(Matcher::group);
    }

    private static String before(List<String> marks, String prompt) {
        int end = marks.stream()
                .mapToInt(prompt::indexOf)
                .filter(at -> at >= 0)
                .min()
                .orElse(prompt.length());
        return prompt.substring(0, end);
    }
}

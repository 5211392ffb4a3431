package dev.cairn.distill.prompt;

import dev.cairn.distill.action.ActionLanguage;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The wording of prompts. A model is asked with the template it was trained with. */
public enum Template {
    /** That of the published data sets: executor, controller and first model see formal actions, swift sees words. */
    ORIGINAL,
    /** As {@link #ORIGINAL}, but swift sees and says formal actions too (the published template "v5"). */
    ORIGINAL_FORMAL,
    /** Short prompts for small models: no marks that a small vocabulary has no token for, and nothing said twice. */
    COMPACT,
    /** Shorter than {@link #COMPACT}, and names are easy to copy: actions and sub-goals are written without parentheses. */
    PLAIN,
    /** As {@link #PLAIN}, and a controller is told what the sub-goals before the current one measured. */
    NOTED,
    /** As {@link #NOTED}; numbers are compared, and a controller is told the recipe that it has read too. */
    COMPARED,
    /**
     * As {@link #COMPARED}, and of the sub-goals before the current one a controller is told the last only, and those that measured,
     * each with the one before it.
     */
    RECENT,
    /**
     * As {@link #RECENT}; what the task names is marked where it is seen, and neither rounds nor points are told. Points come to a path
     * before anything is decided, as many as its task gives for it, so that a small model goes by them instead of by what it sees.
     */
    MARKED;

    private static final Pattern VERB = Pattern.compile("\\w+");

    /** Whether swift speaks the formal action language. */
    public boolean formalSwift() {
        return this == ORIGINAL_FORMAL;
    }

    /** The formal form of an action in words; the published wording does not tell a long wait from a short one. */
    public Optional<String> formalize(String action) {
        return isPublished() ? ActionLanguage.formalize(action) : ActionLanguage.formalizeExactly(action);
    }

    /** The part of a prompt that says what to do, task and sub-goals, without what was done and is seen. */
    public String orders(String prompt) {
        return before(wording().experience(), prompt);
    }

    /** The part of a prompt that tells the task; in the published wording, with the sub-goals. */
    public String task(String prompt) {
        return before(wording().afterTask(), prompt);
    }

    /** The part of a prompt that says what is there and what the agent has; in the end, which rooms it has been to. */
    public String surroundings(String prompt) {
        return prompt.substring(Math.max(0, prompt.lastIndexOf(wording().surroundings())));
    }

    /** The verb of the sub-goal that the prompt of an executor or a controller says it pursues, if it says one. */
    public Optional<String> pursuedVerb(String prompt) {
        String mark = wording().pursuit();
        int at = prompt.indexOf(mark);
        return Optional.of(VERB.matcher(prompt))
                .filter(verb -> at >= 0 && verb.find(at + mark.length()))
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

    Wording wording() {
        return isPublished() ? new OriginalWording() : new CompactWording(this);
    }

    private boolean isPublished() {
        return compareTo(COMPACT) < 0;
    }
}

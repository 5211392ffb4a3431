package dev.cairn.distill.prompt;

import static dev.cairn.core.InvalidValueException.require;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cairn.core.Role;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The wording of prompts. A model is asked in that which it was trained with.
 *
 * @param style the others are options of {@link Style#COMPACT} only, and have their default values elsewhere
 * @param markTaskObjects whether what the task names is marked where it is seen
 * @param earlierSubGoals which of the sub-goals before the current one a controller sees
 * @param hideProgress whether the number of the step and points are left out. Points come to a path before anything is decided, as many
 *     as its task gives for it, so that a small model goes by them instead of by what it sees
 */
public record Wording(
        Style style,
        @JsonProperty("mark_task_objects") boolean markTaskObjects,
        @JsonProperty("earlier_sub_goals") EarlierSubGoals earlierSubGoals,
        @JsonProperty("hide_progress") boolean hideProgress) {
    /** Which sentences prompts are made of. */
    public enum Style {
        /** That of the published data sets: executor, controller and first model see formal actions, swift sees words. */
        ORIGINAL,
        /** As {@link #ORIGINAL}, but swift sees and says formal actions too (the published template "v5"). */
        ORIGINAL_FORMAL,
        /** Short prompts for small models: no marks that a small vocabulary has no token for, nothing said twice, names easy to copy. */
        COMPACT;

        /** As options and files that people write have it: {@code original-formal}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Sub-goals before the current one. With all of them, a small controller goes by them alone and does not look at what it sees. */
    public enum EarlierSubGoals {
        /** All. */
        ALL,
        /** The last, and those that measured something, each with the one before it. */
        MEASURED
    }

    /** That of the paper. */
    public static final Wording ORIGINAL = new Wording(Style.ORIGINAL, false, EarlierSubGoals.MEASURED, false);

    /** That of the paper, where swift speaks formally too. */
    public static final Wording ORIGINAL_FORMAL =
            new Wording(Style.ORIGINAL_FORMAL, false, EarlierSubGoals.MEASURED, false);

    /** The short one without options. */
    public static final Wording COMPACT = new Wording(Style.COMPACT, false, EarlierSubGoals.MEASURED, false);

    /** For recipes that say nothing. */
    public static final Wording DEFAULTS = ORIGINAL;

    private static final String ONLY_OF_COMPACT = "nothing with this style; it is an option of compact";

    private static final Pattern TERM = Pattern.compile("(\\w+)\\((.*)\\)");
    /** Around an action that has no form, such as {@code 0}: without parentheses it would be read as {@code 0()}. */
    private static final String QUOTE = "\"";

    private static final Pattern QUOTED = Pattern.compile(QUOTE + "(.+)" + QUOTE);
    private static final Pattern ANSWER = Pattern.compile("(\\w+)(?: (.*))?");

    /** @throws dev.cairn.core.InvalidValueException if another style is given options of compact */
    public Wording {
        boolean isCompact = style == Style.COMPACT;
        require(isCompact || !markTaskObjects, "mark-task-objects", true, ONLY_OF_COMPACT);
        require(isCompact || earlierSubGoals == EarlierSubGoals.MEASURED, "earlier-sub-goals", "all", ONLY_OF_COMPACT);
        require(isCompact || !hideProgress, "hide-progress", true, ONLY_OF_COMPACT);
    }

    /** Whether this role is shown and says formal actions or sub-goals; swift says words in the published wording and in compact. */
    public boolean speaksFormally(Role role) {
        return role != Role.SWIFT || style == Style.ORIGINAL_FORMAL;
    }

    /** What a model is to say: {@code action} is a formal action or sub-goal, or words where swift speaks words. */
    public String answer(Role role, String action) {
        if (!speaksFormally(role)) {
            return action;
        }
        String said = said(action);
        return meant(role, said).equals(action) || style != Style.COMPACT ? said : QUOTE + action + QUOTE;
    }

    /** The formal action or sub-goal, or the words, that an answer means; the reverse of {@link #answer}. */
    public String meant(Role role, String answer) {
        if (style != Style.COMPACT || !speaksFormally(role)) {
            return answer;
        }
        Matcher quoted = QUOTED.matcher(answer);
        if (quoted.matches()) {
            return quoted.group(1);
        }
        Matcher term = ANSWER.matcher(answer);
        return term.matches() ? term.group(1) + "(" + Objects.requireNonNullElse(term.group(2), "") + ")" : answer;
    }

    /**
     * A formal action or sub-goal as prompts and answers say it: {@code PUT cup, in box} in compact. Names are easy to copy, which small
     * models learn late, since each has a blank before it: a tokenizer makes other tokens of {@code (cup}.
     */
    String said(String formal) {
        Matcher matcher = TERM.matcher(formal);
        if (style != Style.COMPACT || !matcher.matches()) {
            return formal;
        }
        return matcher.group(2).isEmpty() ? matcher.group(1) : matcher.group(1) + " " + matcher.group(2);
    }

    /** The part of a prompt that says what to do, task and sub-goals, without what was done and is seen. */
    public String orders(String prompt) {
        return sections().orders(prompt);
    }

    /** The part of a prompt that tells the task; in the published wording, with the sub-goals. */
    public String task(String prompt) {
        return sections().task(prompt);
    }

    /** The part of a prompt that says what is there and what the agent has; in the end, which places it has been to. */
    public String surroundings(String prompt) {
        return sections().surroundings(prompt);
    }

    /** The verb of the sub-goal that the prompt of an executor or a controller says it pursues, if it says one. */
    public Optional<String> pursuedVerb(String prompt) {
        return sections().pursuedVerb(prompt);
    }

    private PromptSections sections() {
        return style == Style.COMPACT ? CompactRenderer.SECTIONS : OriginalRenderer.SECTIONS;
    }
}

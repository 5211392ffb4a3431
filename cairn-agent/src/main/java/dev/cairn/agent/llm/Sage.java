package dev.cairn.agent.llm;

import static java.util.stream.Collectors.joining;

import dev.cairn.core.Words;
import dev.cairn.domain.Domain;
import dev.cairn.domain.action.ActionLanguage;
import dev.cairn.domain.agent.PlanRules;
import dev.cairn.llm.ChatMessage;
import dev.cairn.llm.ChatRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * SwiftSage's large model: first it answers five questions about the moment (what is needed and where it may be, what is
 * missing, which sub-goals there are, which are done and which is next, what went wrong), then it turns its answers into a
 * few actions of the formal language.
 */
final class Sage {
    private static final int PLAN_TOKENS = 1024;
    private static final int ACT_TOKENS = 256;
    private static final int CHOICE_TOKENS = 50;
    private static final int GROUNDING_HISTORY = 10;
    private static final int CANDIDATES = 30;

    /** What came of a consultation. */
    record Advice(String text, List<PlannedAction> plan) {}

    private final Llm llm;
    private final AgentPrompts prompts;
    private final Example example;
    private final ActionLanguage language;
    private final PlanRules rules;
    private final LlmSession talk;

    /** @param example without thoughts */
    Sage(Llm llm, AgentPrompts prompts, Example example, Domain domain) {
        this.language = domain.publishedActions();
        this.rules = domain.planRules();
        this.llm = llm;
        this.prompts = prompts;
        this.example = example;
        this.talk = llm.talk();
    }

    LlmSession talk() {
        return talk;
    }

    /** What to do next; no actions if the model's answers hold none, however asked. */
    Advice consult(PromptContext now) {
        String advice = talk.text(List.of(ChatMessage.user(planQuestion(now))), PLAN_TOKENS);
        Map<String, String> fields = new HashMap<>(now.fields());
        fields.put("example", formalExample());
        fields.put("history", now.formalHistory(GROUNDING_HISTORY, language));
        fields.put("verbs", verbs());
        fields.put("advice", advice);
        ChatMessage question = ChatMessage.user(prompts.fill("sage-act", fields));
        String answer = talk.text(List.of(question), ACT_TOKENS);
        List<PlannedAction> plan = PlannedAction.read(answer, language, rules.waiting());
        if (plan.isEmpty()) {
            ChatMessage again = ChatMessage.user(prompts.fill("sage-again", Map.of()));
            plan = PlannedAction.read(
                    talk.text(List.of(question, ChatMessage.assistant(answer), again), ACT_TOKENS),
                    language,
                    rules.waiting());
        }
        return new Advice(advice, plan);
    }

    /** A valid action in the place of one that is not; only those with the same verb come into question. */
    Optional<String> instead(PlannedAction planned, Set<String> valid, PromptContext now) {
        List<String> candidates = candidates(planned.action(), valid);
        if (candidates.size() <= 1) {
            return candidates.stream().findFirst();
        }
        Map<String, String> fields = new HashMap<>(now.fields());
        fields.put("action", planned.action());
        fields.put("goal", planned.expected().isEmpty() ? planned.action() : planned.expected());
        fields.put("actions", candidates.stream().map(action -> "- " + action).collect(joining("\n")));
        String answer = talk.text(List.of(ChatMessage.user(prompts.fill("sage-choose", fields))), CHOICE_TOKENS);
        return candidates.stream().filter(answer::contains).max(Comparator.comparingInt(String::length));
    }

    private static List<String> candidates(String action, Set<String> valid) {
        Set<String> wanted = Words.separated(action);
        String verb = verb(action);
        return valid.stream()
                .filter(other -> verb(other).equals(verb))
                .sorted(Comparator.comparingLong((String other) -> -Words.separated(other).stream()
                                .filter(wanted::contains)
                                .count())
                        .thenComparing(Comparator.naturalOrder()))
                .limit(CANDIDATES)
                .toList();
    }

    private static String verb(String action) {
        return action.split(" ", 2)[0];
    }

    /** Where the question is too long, oldest actions are left out, and then the oldest steps of the example. */
    private String planQuestion(PromptContext now) {
        List<String> steps = example.entries().stream()
                .map(entry -> "- " + entry.said() + " --> " + entry.answer())
                .toList();
        Map<String, String> fields = new HashMap<>(now.fields());
        int shown = now.deeds().size();
        int from = 0;
        while (true) {
            fields.put("history", now.history(shown));
            fields.put("example", example.task() + "\n" + String.join("\n", steps.subList(from, steps.size())));
            String question = prompts.fill("sage-plan", fields);
            if (ChatRequest.estimatedTokens(question) <= llm.roomFor(PLAN_TOKENS) || from == steps.size()) {
                return question;
            }
            if (shown > GROUNDING_HISTORY) {
                shown--;
            } else {
                from++;
            }
        }
    }

    private String formalExample() {
        List<String> lines = new ArrayList<>(List.of(example.task()));
        example.entries()
                .forEach(entry -> language.formalize(entry.said())
                        .ifPresent(formal -> lines.add("- Action: " + formal + " --> " + entry.answer())));
        return String.join("\n", lines);
    }

    /** The kinds of action that the example needs, and going anywhere at once. */
    private String verbs() {
        Set<String> verbs = new LinkedHashSet<>(rules.kinds());
        example.entries().stream()
                .map(entry -> language.formalize(entry.said()))
                .flatMap(Optional::stream)
                .map(rules::kind)
                .forEach(verbs::add);
        return String.join(", ", verbs);
    }
}

package dev.cairn.distill.annotate.llm;

import dev.cairn.core.Trajectory;
import dev.cairn.distill.annotate.Annotation;
import dev.cairn.distill.annotate.AnswerAnnotation;
import dev.cairn.distill.annotate.AttemptingAnnotator;
import dev.cairn.distill.annotate.RuleNamer;
import dev.cairn.distill.annotate.repair.AnnotatedAction;
import dev.cairn.distill.annotate.repair.Answer;
import dev.cairn.distill.annotate.repair.AnswerReader;
import dev.cairn.distill.annotate.repair.RunNamer;
import dev.cairn.distill.annotate.repair.TolerantAnswerReader;
import dev.cairn.distill.annotate.repair.UnreadableAnswerException;
import dev.cairn.domain.action.ActionLanguage;
import dev.cairn.domain.annotation.AnnotationRules;
import dev.cairn.llm.ChatAnswer;
import dev.cairn.llm.ChatMessage;
import dev.cairn.llm.ChatModel;
import dev.cairn.llm.ChatRequest;
import dev.cairn.llm.PermanentLlmException;
import dev.cairn.llm.RetriableLlmException;
import java.util.ArrayList;
import java.util.List;

/** Cuts trajectories as a large language model says. Fails for a trajectory whose answer is of no use. */
public final class LlmAnnotator extends AttemptingAnnotator {
    private static final double TEMPERATURE = 0;

    private final ActionLanguage language;
    private final AnnotationRules rules;
    private final ChatModel model;
    private final AnnotationPrompts prompts;
    private final LlmOptions options;
    private final AnswerReader reader = new TolerantAnswerReader();

    /**
     * An annotator.
     *
     * @param language of the world, which tells spellings of an action
     * @param rules of the world: which steps are learnt from, and names for what an answer leaves out
     */
    public LlmAnnotator(
            ActionLanguage language,
            AnnotationRules rules,
            ChatModel model,
            AnnotationPrompts prompts,
            LlmOptions options) {
        this.language = language;
        this.rules = rules;
        this.model = model;
        this.prompts = prompts;
        this.options = options;
    }

    @Override
    public String name() {
        return "llm";
    }

    /** The question for a trajectory. */
    public static ChatRequest request(Trajectory kept, AnnotationPrompts prompts, LlmOptions options) {
        return request(prompts.annotate(kept), options);
    }

    @Override
    public Annotation attempt(Trajectory trajectory) {
        Trajectory kept = kept(rules, trajectory);
        try {
            ChatAnswer answer = model.answer(request(kept, prompts, options));
            return AnswerAnnotation.of(language, kept, name(), () -> read(answer), namer(kept, answer.text()));
        } catch (PermanentLlmException | RetriableLlmException e) {
            return new Annotation.Failed(trajectory.variation(), String.valueOf(e.getMessage()));
        }
    }

    private Answer read(ChatAnswer answer) {
        Answer read = reader.read(answer.text());
        if (!answer.finish().equals("length")) {
            return read;
        }
        List<String> remarks = new ArrayList<>(read.remarks());
        remarks.add("the answer reached its limit of " + options.answerTokens() + " tokens");
        return new Answer(read.actions(), remarks);
    }

    private RunNamer namer(Trajectory kept, String answer) {
        return switch (options.missing()) {
            case RULES -> new RuleNamer(rules, kept);
            case ASK -> run -> ask(prompts.missing(kept, answer, run));
        };
    }

    /** A question about a run that the server will not take leaves the run unnamed, which repair can live with. */
    private List<AnnotatedAction> ask(List<ChatMessage> messages) {
        try {
            return reader.read(model.answer(request(messages, options)).text()).actions();
        } catch (PermanentLlmException e) {
            throw new UnreadableAnswerException(String.valueOf(e.getMessage()));
        }
    }

    private static ChatRequest request(List<ChatMessage> messages, LlmOptions options) {
        return new ChatRequest(options.model(), messages, TEMPERATURE, options.answerTokens());
    }
}

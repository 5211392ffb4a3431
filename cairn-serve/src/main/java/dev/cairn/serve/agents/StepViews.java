package dev.cairn.serve.agents;

import dev.cairn.agent.Candidate;
import dev.cairn.agent.choice.AnswerMeaning;
import dev.cairn.agent.choice.AnswerText;
import dev.cairn.agent.choice.SubGoalReached;
import dev.cairn.agent.explore.Question;
import dev.cairn.core.Choice;
import dev.cairn.core.EpisodeStep;
import dev.cairn.core.Role;
import dev.cairn.core.SubGoal;
import dev.cairn.domain.Domain;
import dev.cairn.serve.agents.EpisodeView.AnswerView;
import dev.cairn.serve.agents.EpisodeView.QuestionView;
import dev.cairn.serve.agents.EpisodeView.StepView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is shown of a step: who chose what, among which answers, and why. */
record StepViews(Domain domain) {
    private static final String AGENT = "agent";
    private static final String YOU = "you";

    StepView of(PlayedStep played, Optional<StepView> before) {
        EpisodeStep step = played.step();
        Optional<SubGoal> subGoal = step.subGoal();
        boolean begins = subGoal.isPresent()
                && (played.named().isPresent()
                        || before.isEmpty()
                        || !before.get().subGoal().equals(subGoal.map(SubGoal::text))
                        || before.get().choice().equals(Choice.END_SUB_GOAL.label()));
        String namedBy = played.named().isPresent()
                ? YOU
                : begins ? AGENT : before.map(StepView::subGoalBy).orElse(AGENT);
        List<QuestionView> asked = new ArrayList<>();
        String why = played.byHand() ? "you chose it" : reason(step.choice());
        for (Question question : played.asked()) {
            int taken = taken(question, step);
            asked.add(view(question, taken));
            if (acts(question.role()) && step.choice() == Choice.FIRST && taken >= 0) {
                why = why(question.role(), taken);
            }
        }
        return new StepView(
                step.step(),
                subGoal.map(SubGoal::text),
                begins,
                namedBy,
                played.byHand() ? YOU : AGENT,
                step.action(),
                step.observation(),
                step.score(),
                step.moves(),
                step.choice().label(),
                why,
                step.predictions(),
                asked,
                played.look(),
                played.inventory());
    }

    private static QuestionView view(Question question, int taken) {
        List<AnswerView> answers = new ArrayList<>();
        for (Candidate candidate : question.answers()) {
            answers.add(
                    new AnswerView(candidate.text(), Math.exp(candidate.logProbability()), answers.size() == taken));
        }
        return new QuestionView(question.role().label(), answers);
    }

    /** Which answer the agent followed; -1 for none. */
    private int taken(Question question, EpisodeStep step) {
        for (int i = 0; i < question.answers().size(); i++) {
            if (isTaken(question.role(), question.answers().get(i).text(), step)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isTaken(Role role, String answer, EpisodeStep step) {
        if (!acts(role)) {
            return step.subGoal()
                    .map(SubGoal::text)
                    .filter(AnswerText.subGoal(answer)::equals)
                    .isPresent();
        }
        if (step.choice() == Choice.END_SUB_GOAL) {
            return SubGoalReached.isEnd(List.of(answer));
        }
        Optional<String> first = step.predictions().stream().findFirst();
        return first.filter(prediction -> prediction.equals(answer)
                        || AnswerMeaning.IN_WORDS
                                .actions(domain, List.of(answer))
                                .contains(prediction))
                .isPresent();
    }

    private static boolean acts(Role role) {
        return role == Role.EXECUTOR || role == Role.SWIFT;
    }

    private static String why(Role role, int taken) {
        return taken == 0
                ? "first answer of the " + role.label()
                : "answer " + (taken + 1) + " of the " + role.label()
                        + ": those before it mean nothing here, or the model's constraints pass over them";
    }

    private static String reason(Choice choice) {
        return switch (choice) {
            case FIRST -> "the agent's choice";
            case LATER_PREDICTION -> "the world does not know the first answer; this is the next that is valid";
            case SIMILARITY -> "no answer is valid here; this valid action is nearest in meaning";
            case OVERLAP -> "no answer is valid here; this valid action shares most words with the first";
            case RULE -> "a fixed rule demands it";
            case SCRIPTED -> "the script says so";
            case PLANNED -> "an earlier plan says so";
            case END_SUB_GOAL -> "the executor says that the sub-goal is reached";
            case THOUGHT -> "a thought, which leaves the world as it is";
            case NONE_VALID -> "the world does not know the answer and offers nothing instead";
        };
    }
}

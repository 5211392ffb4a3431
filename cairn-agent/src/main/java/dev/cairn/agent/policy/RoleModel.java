package dev.cairn.agent.policy;

import dev.cairn.agent.Candidate;
import dev.cairn.agent.ScoredRole;
import dev.cairn.agent.batch.BatchModel;
import dev.cairn.agent.batch.ModelThreads;
import dev.cairn.agent.choice.AgentChoices;
import dev.cairn.agent.constraint.Constraints;
import dev.cairn.agent.constraint.KnownWords;
import dev.cairn.agent.timing.Part;
import dev.cairn.agent.timing.PartTimes;
import dev.cairn.core.Role;
import dev.cairn.core.Step;
import dev.cairn.core.UserException;
import dev.cairn.core.io.TextFile;
import dev.cairn.distill.prompt.Alignment;
import dev.cairn.distill.prompt.Placeholders;
import dev.cairn.distill.prompt.PromptState;
import dev.cairn.distill.prompt.Prompts;
import dev.cairn.distill.prompt.Wording;
import dev.cairn.domain.Domain;
import dev.cairn.domain.action.LanguageFile;
import dev.cairn.domain.action.SubGoalEnd;
import dev.cairn.t5.T5Exception;
import dev.cairn.t5.TextGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A small model in its role: makes its prompt, asks, and tidies the answers. Its callers' prompts are answered in batches;
 * the answer to a prompt is always the same, so the newest are kept and not computed again.
 */
public final class RoleModel implements BatchModel, ScoredRole {
    /** Answers kept; a prompt is asked again mostly by an episode that begins like another one. */
    private static final int KEPT = 1000;

    private final Role role;
    private final Domain domain;
    private final AgentModelConfig config;
    private final Prompts prompts;
    private final Answers answers;
    private final KnownWords knownWords;
    private final int beams;
    private final AgentChoices choices;
    private final ModelThreads threads;
    private final PartTimes times;
    private final Map<String, List<Candidate>> known = Collections.synchronizedMap(new RecentAnswers(KEPT));
    private final Map<String, List<Candidate>> knownBest = Collections.synchronizedMap(new RecentAnswers(KEPT));

    /** Asked for the best answer alone; none if that means nothing. */
    private final BatchModel bestAlone = this::bestAnswers;

    private final boolean ownsWeights;

    private RoleModel(Role role, AgentModelConfig config, Answers answers, ModelSetup setup, AgentChoices choices) {
        this.ownsWeights = true;
        this.role = role;
        this.config = config;
        this.domain = setup.domain();
        this.prompts = prompts(config.historyLength());
        this.answers = answers;
        this.knownWords = new KnownWords(answers::length);
        this.beams = setup.beams();
        this.choices = choices;
        this.threads = setup.threads();
        this.times = setup.times();
    }

    private RoleModel(RoleModel other, int beams) {
        ownsWeights = false;
        role = other.role;
        domain = other.domain;
        config = other.config;
        prompts = other.prompts;
        answers = other.answers;
        knownWords = other.knownWords;
        this.beams = beams;
        choices = other.choices;
        threads = other.threads;
        times = other.times;
    }

    /** The same weights with another width of the beam search; to be used no longer than this model is open. */
    public RoleModel withBeams(int beams) {
        ModelSetup.requireBeams(beams);
        return new RoleModel(this, beams);
    }

    /**
     * Loads the model of a role.
     *
     * @throws UserException if the folder or one of its files is missing, or it is the model of another role or domain
     */
    public static RoleModel load(ModelSetup setup, Role role) {
        return load(setup, role, AgentChoices.DEFAULT);
    }

    /**
     * As above.
     *
     * @param choices of the agent: how it words prompts that are too long, and reads answers
     */
    public static RoleModel load(ModelSetup setup, Role role, AgentChoices choices) {
        Path folder = setup.models().folder(role);
        if (!Files.isDirectory(folder)) {
            throw new UserException("no " + role.label() + " model at " + folder + "; train one with `cairn train "
                    + role.label() + "`, or name another folder with --models");
        }
        AgentModelConfig config =
                AgentModelConfig.ofModel(folder, role.label(), setup.domain().name());
        if (!config.role().equals(role.label())) {
            throw new UserException(folder + " holds a model for the role " + config.role() + ", not " + role.label());
        }
        if (!config.domain().equals(setup.domain().name())) {
            throw new UserException(folder + " holds a model of the domain " + config.domain() + ", not of "
                    + setup.domain().name() + "; act in its world with --domain " + config.domain());
        }
        requireLanguage(folder, setup.domain());
        return new RoleModel(role, config, answers(setup, role, config), setup, choices);
    }

    private static Answers answers(ModelSetup setup, Role role, AgentModelConfig config) {
        ServedModel served = setup.models().served(role).orElse(null);
        if (served != null) {
            return new ServedAnswers(setup.servers().chat(served), served, config);
        }
        try {
            return new T5Answers(TextGenerator.load(setup.models().folder(role)), config);
        } catch (T5Exception e) {
            throw new UserException(String.valueOf(e.getMessage()), e);
        }
    }

    /** A model speaks the language that it was trained in; of an older or a foreign model nothing is known. */
    private static void requireLanguage(Path folder, Domain domain) {
        Path file = folder.resolve(LanguageFile.FILE);
        if (Files.isRegularFile(file)) {
            LanguageFile learnt = LanguageFile.read(TextFile.read(file), file.toString());
            if (!domain.languageFile().filter(learnt::equals).isPresent()) {
                throw new UserException(file + " is the action language that the model was trained in, and the domain "
                        + domain.name() + " now speaks another one; give it that file, or train the model again");
            }
        }
    }

    @Override
    public Alignment alignment() {
        return config.alignment();
    }

    @Override
    public Constraints constraints() {
        return config.constraints();
    }

    @Override
    public Wording wording() {
        return config.wording();
    }

    /** Waits until the prompt's batch is done. */
    @Override
    public List<Candidate> candidates(PromptState state) {
        return answers(known, this, state);
    }

    /** Only of a search in this process is the first answer to be had for less. */
    @Override
    public Optional<String> best(PromptState state) {
        if (beams == 1 || !(answers instanceof T5Answers)) {
            return Optional.empty();
        }
        // Not by what is known of all answers: whether there is a best one that means something must not depend on what
        // was asked before.
        return answers(knownBest, bestAlone, state).stream().findFirst().map(Candidate::text);
    }

    /** Those that are kept, or else the model's. */
    private List<Candidate> answers(Map<String, List<Candidate>> kept, BatchModel model, PromptState state) {
        String prompt = prompt(state);
        List<Candidate> before = kept.get(prompt);
        if (before != null) {
            return before;
        }
        List<Candidate> answers = threads.ask(model, prompt).stream()
                .map(answer -> new Candidate(config.wording().meant(role, answer.text()), answer.logProbability()))
                .toList();
        kept.put(prompt, answers);
        return answers;
    }

    /** What is too long loses its oldest history first, since the end holds the question. */
    private String prompt(PromptState state) {
        String prompt = prompts.of(role, state);
        for (int steps = config.historyLength() - 1;
                steps > 0 && choices.shortensHistory() && isTooLong(prompt);
                steps--) {
            prompt = prompts(steps).of(role, state);
        }
        return prompt;
    }

    private Prompts prompts(int historyLength) {
        return new Prompts(domain, historyLength, config.alignment(), config.wording());
    }

    private boolean isTooLong(String prompt) {
        return answers.length(placeholders(prompt).hide(prompt)) > config.maxInputLength();
    }

    /** Answers to prompts that are ready made, rows of a data set for example; each best first. */
    @Override
    public List<List<Candidate>> answer(List<String> batch) {
        return revealed(batch, inputs -> answers.of(inputs, beams)).stream()
                .map(given -> given.isEmpty() ? List.of(new Candidate(nothing(), 0)) : given)
                .toList();
    }

    private List<List<Candidate>> bestAnswers(List<String> batch) {
        T5Answers t5 = (T5Answers) answers;
        return revealed(
                batch, inputs -> t5.best(inputs, beams).stream().map(List::of).toList());
    }

    /** The answers in words of the prompts, without those whose placeholders stand for nothing in them. */
    private List<List<Candidate>> revealed(List<String> batch, Function<List<String>, List<List<Candidate>>> asked) {
        List<Placeholders> placeholders = batch.stream().map(this::placeholders).toList();
        List<String> inputs = IntStream.range(0, batch.size())
                .mapToObj(i -> placeholders.get(i).hide(batch.get(i)))
                .toList();
        List<List<Candidate>> given = times.time(part(), () -> asked.apply(inputs));
        return IntStream.range(0, batch.size())
                .mapToObj(i -> revealed(placeholders.get(i), batch.get(i), given.get(i)))
                .toList();
    }

    private List<Candidate> revealed(Placeholders placeholders, String prompt, List<Candidate> answers) {
        return answers.stream()
                .map(answer -> new Candidate(choices.tidying().apply(answer.text()), answer.logProbability()))
                .filter(answer -> isGrounded(placeholders, prompt, answer.text()))
                .map(answer -> new Candidate(placeholders.reveal(answer.text()), answer.logProbability()))
                .toList();
    }

    private boolean isGrounded(Placeholders placeholders, String prompt, String answer) {
        return namesThings()
                ? placeholders.nameThingsOf(prompt, answer, domain.functionWords())
                : placeholders.areKnown(answer);
    }

    /** Arguments of sub-goals are names as texts have them; those of actions may be put together, {@code lid of jug}. */
    private boolean namesThings() {
        return role == Role.CONTROLLER || role == Role.FIRST;
    }

    /** What is left to say for a model none of whose answers means anything. */
    private String nothing() {
        return switch (role) {
            case EXECUTOR -> SubGoalEnd.FORMAL;
            case SWIFT -> Step.LOOK_AROUND;
            case CONTROLLER, FIRST -> "";
        };
    }

    private Placeholders placeholders(String prompt) {
        // A served model learnt names as they are.
        return config.knownTaskWords()
                .filter(words -> answers instanceof T5Answers)
                .map(words ->
                        Placeholders.of(prompt, knownWords.in(config.wording().task(prompt), words)))
                .orElse(Placeholders.NONE);
    }

    private Part part() {
        return switch (role) {
            case FIRST, CONTROLLER -> Part.CONTROLLER;
            case EXECUTOR, SWIFT -> Part.EXECUTOR;
        };
    }

    @Override
    public void close() {
        if (ownsWeights) {
            answers.close();
        }
    }
}

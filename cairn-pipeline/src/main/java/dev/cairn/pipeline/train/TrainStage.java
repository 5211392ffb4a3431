package dev.cairn.pipeline.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cairn.agent.constraint.Constraints;
import dev.cairn.agent.constraint.KnownWords;
import dev.cairn.agent.policy.AgentModelConfig;
import dev.cairn.core.Example;
import dev.cairn.core.Role;
import dev.cairn.core.UserException;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.io.Sha256;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.distill.dataset.DatasetSummary;
import dev.cairn.distill.prompt.Placeholders;
import dev.cairn.distill.prompt.Wording;
import dev.cairn.domain.action.LanguageFile;
import dev.cairn.pipeline.Progress;
import dev.cairn.pipeline.Stage;
import dev.cairn.t5.Device;
import dev.cairn.t5.T5Tokenizer;
import dev.cairn.t5.train.InitialModel;
import dev.cairn.t5.train.TextPair;
import dev.cairn.t5.train.Trainer;
import dev.cairn.t5.train.TrainingListener;
import dev.cairn.t5.train.TrainingResult;
import dev.cairn.t5.train.distributed.ProcessGroup;
import dev.cairn.t5.train.tensorboard.TensorBoardLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Trains one model on the rows of its role, or a base model on the rows of all: {@code model/}.
 *
 * @param data where the rows are
 * @param start Hugging Face T5 directory to start from; otherwise from scratch
 * @param device of this process
 * @param group of several processes, of which the first runs the stage and the others {@link #assist}
 */
@SuppressWarnings("exports") // On the module path process groups are Cairn's own.
public record TrainStage(
        TrainStage.Config config, TrainingData data, Optional<Path> start, Device device, ProcessGroup group)
        implements Stage<TrainResult> {
    /** Folder of the finished model below the run directory. */
    public static final String MODEL = "model";

    /** Name of a model trained on the rows of all roles, from which the four can start. */
    public static final String BASE = "base";

    /** Name of a model trained on the rows of the executor alone, from which a base model can start. */
    public static final String CURRICULUM = "curriculum";

    /** No agent asks these, so they have no recipe. */
    private static final Set<String> ONLY_TO_START_FROM = Set.of(BASE, CURRICULUM);

    /**
     * What decides the result besides the data.
     *
     * @param model label of the role, {@link #BASE} or {@link #CURRICULUM}
     * @param roles whose rows are learnt
     * @param corpus roles on whose rows the tokenizer of a model from scratch is trained; those that are learnt among them
     * @param shape of a model from scratch; not used when there is a model to start from
     */
    public record Config(
            String model, List<Role> roles, List<Role> corpus, ModelShape shape, TrainPlan plan, long seed) {
        private Config on(Device device) {
            return new Config(model, roles, corpus, shape, plan.on(device), seed);
        }
    }

    private static final String TRAIN = "train";
    private static final String TOKENIZER = "tokenizer";

    private static final String RUN_DIRECTORY = "run directory";

    /** What is not for this device is left out of the configuration, so that records say what was done. */
    public TrainStage {
        config = config.on(device);
    }

    @Override
    public String command() {
        return "train-" + config.model();
    }

    @Override
    public Map<String, String> inputs() {
        Map<String, String> inputs = new TreeMap<>();
        for (Role role : config.corpus()) {
            for (String split : List.of(TRAIN, "val")) {
                inputs.put(role.label() + " " + split, "sha256:" + Sha256.of(rows(role, split)));
            }
            // What is read beside the rows: the wording, among others, and a language that the model keeps.
            for (String name : List.of(DatasetSummary.FILE, LanguageFile.FILE)) {
                Path file = data.of(role).resolve(name);
                if (Files.isRegularFile(file)) {
                    inputs.put(role.label() + " " + name, "sha256:" + Sha256.of(file));
                }
            }
        }
        start.ifPresent(model -> inputs.putAll(ModelFiles.hashes("start", model)));
        return inputs;
    }

    @Override
    public Class<TrainResult> resultType() {
        return TrainResult.class;
    }

    @Override
    public void check() {
        if (start.isEmpty() && config.plan().weighsHardExamples()) {
            throw new UserException(
                    "hard examples are to come more often, but there is no model to start from that could answer"
                            + " wrongly");
        }
        config.plan().training(config.seed());
    }

    @Override
    public TrainResult run(RunDirectory run, Progress progress) {
        DatasetSummary summary = summary(config.roles().get(0));
        Path tokenizerDir = tokenizer(run);
        group.fromFirst(RUN_DIRECTORY, () -> run.path().toAbsolutePath().toString());
        try (T5Tokenizer tokenizer = T5Tokenizer.load(tokenizerDir);
                TrainingLog log = new TrainingLog(run.file("metrics.jsonl"), config.model(), progress);
                TensorBoardLog tensorBoard = new TensorBoardLog(run.file("tensorboard"), Clock.systemUTC())) {
            TrainingListener listener = event -> {
                log.onEvent(event);
                tensorBoard.onEvent(event);
            };
            List<TextPair> train = trainingPairs(run.path(), tokenizer, progress);
            List<TextPair> validation = validationPairs(tokenizer);
            TrainingResult trained = fit(run.path(), listener, tokenizer, train, validation);
            TrainResult result = new TrainResult(
                    config.model(),
                    train.size(),
                    validation.size(),
                    log.parameters(),
                    trained.steps(),
                    trained.bestStep(),
                    trained.averaged(),
                    trained.scores().loss(),
                    trained.scores().exactMatch(),
                    trained.scores().bleu(),
                    MODEL);
            describe(trained.modelDir(), summary, result);
            return result;
        }
    }

    /** What the other processes do: the same training, of which the first writes the files. */
    public void assist() {
        Path directory = Path.of(group.fromFirst(RUN_DIRECTORY, () -> ""));
        try (T5Tokenizer tokenizer = T5Tokenizer.load(start.orElse(directory.resolve(TOKENIZER)))) {
            List<TextPair> train = trainingPairs(directory, tokenizer, Progress.SILENT);
            fit(directory, TrainingListener.NONE, tokenizer, train, validationPairs(tokenizer));
        }
    }

    private TrainingResult fit(
            Path directory,
            TrainingListener listener,
            T5Tokenizer tokenizer,
            List<TextPair> train,
            List<TextPair> validation) {
        InitialModel initial = start.map(InitialModel::pretrained)
                .orElseGet(() -> InitialModel.random(config.shape().config(tokenizer.vocabSize())));
        return new Trainer(config.plan().training(config.seed()), directory, listener, device, group)
                .fit(
                        config.plan()
                                .regularization()
                                .dropout()
                                .map(initial::withDropout)
                                .orElse(initial),
                        tokenizer,
                        train,
                        validation);
    }

    private void describe(Path model, DatasetSummary summary, TrainResult result) {
        TrainPlan plan = config.plan();
        if (!ONLY_TO_START_FROM.contains(config.model())) {
            new AgentModelConfig(
                            config.model(),
                            summary.domain(),
                            summary.alignment(),
                            summary.wording(),
                            summary.historyLength(),
                            plan.lengths().input(),
                            plan.lengths().target(),
                            plan.entityRandomization().map(randomization -> taskWords()),
                            constraints(summary))
                    .write(model);
        }
        ModelFiles.copyLanguage(data.of(config.roles().get(0)), model);
        AtomicFiles.write(model.resolve("README.md"), ModelCard.render(config, summary, result));
    }

    /** Words of tasks that an agent takes for known; of no use where names stay as they are in training. */
    private SortedSet<String> familiarWords() {
        return config.plan().entityRandomization().isPresent() ? taskWords() : new TreeSet<>();
    }

    /** Words of the tasks in all training rows, which is what the model cannot be surprised by. */
    private SortedSet<String> taskWords() {
        return KnownWords.fit(config.roles().stream()
                .flatMap(role -> {
                    Wording wording = summary(role).wording();
                    return read(role, TRAIN).stream().map(row -> wording.task(row.input()));
                })
                .toList());
    }

    /** None for rows whose sub-goals have no end: there nothing says what was done under which. */
    private Constraints constraints(DatasetSummary summary) {
        if (config.roles().size() != 1) {
            return Constraints.NONE;
        }
        Role role = config.roles().get(0);
        return RoleConstraints.of(role, read(role, TRAIN), summary);
    }

    /** The start model's tokenizer, or one trained on the rows of the corpus; kept in the run directory. */
    private Path tokenizer(RunDirectory run) {
        return start.orElseGet(() -> DomainTokenizer.in(
                run.file(TOKENIZER),
                () -> config.corpus().stream()
                        .flatMap(role -> mixed(read(role, TRAIN)).stream())
                        .toList(),
                config.shape().vocabulary()));
    }

    private List<TextPair> trainingPairs(Path directory, T5Tokenizer tokenizer, Progress progress) {
        KnownWords known = known(tokenizer);
        SortedSet<String> words = config.plan().weighsHardExamples() ? familiarWords() : new TreeSet<>();
        return config.roles().stream()
                .flatMap(role -> {
                    List<Example> all = read(role, TRAIN);
                    Set<Example> wrong = wrong(role, all, known, words, directory, progress);
                    List<Example> mixed = config.plan()
                            .mix()
                            .map(mix -> mix.of(all, wrong::contains))
                            .orElse(all);
                    return renamed(role, mixed, all, known).stream();
                })
                .map(TrainStage::pair)
                .toList();
    }

    private List<TextPair> validationPairs(T5Tokenizer tokenizer) {
        KnownWords known = known(tokenizer);
        SortedSet<String> words = familiarWords();
        return config.roles().stream()
                .flatMap(role -> hidden(role, mixed(read(role, "val")), known, words).stream())
                .map(TrainStage::pair)
                .toList();
    }

    private static TextPair pair(Example row) {
        return new TextPair(row.input(), row.target());
    }

    private static KnownWords known(T5Tokenizer tokenizer) {
        return new KnownWords(text -> tokenizer.encode(text, Integer.MAX_VALUE).length);
    }

    /** Rows that the model to start from answers wrongly, if they come more often than others. */
    private Set<Example> wrong(
            Role role,
            List<Example> rows,
            KnownWords known,
            SortedSet<String> words,
            Path directory,
            Progress progress) {
        Set<Example> wrong = Collections.newSetFromMap(new IdentityHashMap<>());
        if (!config.plan().weighsHardExamples()) {
            return wrong;
        }
        Path model = start.orElseThrow();
        Path file = directory.resolve("wrong-" + role.label() + ".json");
        String numbers = group.fromFirst(
                "wrong " + role.label(),
                () -> HardExamples.in(file, model, device, hidden(role, rows, known, words), config.plan(), progress));
        try {
            for (int row : Json.mapper().readValue(numbers, int[].class)) {
                wrong.add(rows.get(row));
            }
        } catch (JsonProcessingException e) {
            throw new UserException(file + " is damaged: " + e.getOriginalMessage(), e);
        }
        return wrong;
    }

    private List<Example> read(Role role, String split) {
        List<Example> rows = new ArrayList<>();
        Jsonl.forEach(rows(role, split), Example.class, rows::add);
        return rows;
    }

    private List<Example> mixed(List<Example> rows) {
        return config.plan().mix().map(mix -> mix.of(rows)).orElse(rows);
    }

    /** Training rows several times, where names are other ones each time. */
    private List<Example> renamed(Role role, List<Example> rows, List<Example> all, KnownWords known) {
        DatasetSummary summary = summary(role);
        return randomization(known)
                .map(randomization -> randomization.of(
                        rows, all, summary.wording(), functionWords(role, summary), known, config.seed()))
                .orElse(rows);
    }

    private Set<String> functionWords(Role role, DatasetSummary summary) {
        return summary.functionWords()
                .orElseThrow(
                        () -> new UserException(
                                data.of(role) + " was made by an older Cairn and does not say which words are no"
                                        + " names, which has to be known where entities are randomized; make it again with `cairn dataset`"));
    }

    /** Rows as an agent asks that knows {@code words} of tasks. */
    private List<Example> hidden(Role role, List<Example> rows, KnownWords known, SortedSet<String> words) {
        if (randomization(known).isEmpty()) {
            return rows;
        }
        Wording wording = summary(role).wording();
        return rows.stream()
                .map(row -> EntityRandomization.hidden(
                        row, Placeholders.of(row.input(), known.in(wording.task(row.input()), words))))
                .toList();
    }

    private Optional<EntityRandomization> randomization(KnownWords known) {
        Optional<EntityRandomization> randomization = config.plan().entityRandomization();
        if (randomization.isPresent() && !Placeholders.ALL.stream().allMatch(known)) {
            throw new UserException("entities are randomized, but the tokenizer to start from has no tokens for"
                    + " placeholders (" + Placeholders.ALL.get(0)
                    + " and so on): train from scratch, or without randomization");
        }
        return randomization;
    }

    private Path rows(Role role, String split) {
        Path file = DatasetSummary.rows(data.of(role), role, split);
        if (!Files.isRegularFile(file)) {
            throw new UserException("no " + split + " rows for the " + role.label() + " at " + file
                    + "; make them with `cairn dataset` from trajectories of the splits train and dev");
        }
        return file;
    }

    private DatasetSummary summary(Role role) {
        return DatasetSummary.read(data.of(role));
    }
}

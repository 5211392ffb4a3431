package dev.cairn.scienceworld;

import dev.cairn.core.TaskId;
import dev.cairn.domain.AgentGymEnvironment;
import dev.cairn.domain.Domain;
import dev.cairn.domain.TaskCatalog;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.TrajectoryFormat;
import dev.cairn.domain.action.ActionLanguage;
import dev.cairn.domain.action.LanguageFile;
import dev.cairn.domain.agent.AdmissibleActions;
import dev.cairn.domain.agent.AgentTexts;
import dev.cairn.domain.agent.EntityNames;
import dev.cairn.domain.agent.PlanRules;
import dev.cairn.domain.annotation.AnnotationExamples;
import dev.cairn.domain.annotation.AnnotationRules;
import dev.cairn.domain.edit.TrajectoryEdits;
import dev.cairn.domain.protocol.Protocols;
import dev.cairn.domain.text.PromptTexts;
import dev.cairn.domain.text.TextReader;
import dev.cairn.scienceworld.action.ScienceWorldActions;
import dev.cairn.scienceworld.agent.ScienceWorldChoices;
import dev.cairn.scienceworld.agent.ScienceWorldNames;
import dev.cairn.scienceworld.agent.ScienceWorldPlanRules;
import dev.cairn.scienceworld.agent.ScienceWorldTexts;
import dev.cairn.scienceworld.annotate.ScienceWorldExamples;
import dev.cairn.scienceworld.annotate.ScienceWorldRules;
import dev.cairn.scienceworld.edit.ScienceWorldEdits;
import dev.cairn.scienceworld.gold.GoldSequencesFormat;
import dev.cairn.scienceworld.protocol.SciWorld;
import dev.cairn.scienceworld.protocol.ScienceWorldProtocols;
import dev.cairn.scienceworld.text.ScienceWorldPromptTexts;
import dev.cairn.scienceworld.text.ScienceWorldReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * The front door: ScienceWorld from a jar.
 *
 * <pre>{@code
 * Domain world = new ScienceWorld(ScienceWorldJar.of(Path.of("scienceworld.jar")));
 * try (TextEnvironment environment = world.open()) {
 *     TaskId task = world.tasks().select("find-animal").get(0);
 *     environment.reset(world.tasks().variation(task, 0), ResetOptions.easy(100));
 *     System.out.println(environment.step("open door to kitchen").observation());
 * }
 * }</pre>
 */
public final class ScienceWorld implements Domain {
    /** Name of the domain. */
    public static final String NAME = "scienceworld";

    private static final TextReader TEXTS = new ScienceWorldReader();
    private static final PromptTexts PROMPT_TEXTS = new ScienceWorldPromptTexts();

    private final Supplier<Loaded> simulator;

    /** A jar and its loaded classes; one of unknown content always runs in the plain mode. */
    private record Loaded(ScienceWorldJar jar, SimulatorMode mode, SimulatorClassLoader loader) {
        /** Of each jar and mode one: the JVM does not unload the simulator's classes, 10 MB each time. */
        private static final ConcurrentMap<Key, Loaded> OPEN = new ConcurrentHashMap<>();

        private record Key(ScienceWorldJar jar, SimulatorMode mode) {}

        static Loaded of(ScienceWorldJar jar, SimulatorMode wanted) {
            SimulatorMode mode = jar.known() ? wanted : SimulatorMode.PLAIN;
            return OPEN.computeIfAbsent(
                    new Key(jar, mode), key -> new Loaded(jar, mode, SimulatorClassLoader.open(jar, mode.changes())));
        }
    }

    /** The fast mode. */
    public ScienceWorld(ScienceWorldJar jar) {
        this(jar, SimulatorMode.FAST);
    }

    /**
     * A jar in that mode; one of unknown content always runs in the plain mode.
     *
     * @throws dev.cairn.core.UserException if the jar cannot be loaded
     */
    public ScienceWorld(ScienceWorldJar jar, SimulatorMode mode) {
        Loaded loaded = Loaded.of(jar, mode);
        this.simulator = () -> loaded;
    }

    private ScienceWorld(Supplier<Loaded> simulator) {
        this.simulator = simulator;
    }

    /** As above, but nothing is looked for or loaded before the first environment is opened. */
    public static ScienceWorld whenNeeded(Supplier<ScienceWorldJar> jar, SimulatorMode mode) {
        return new ScienceWorld(new Supplier<Loaded>() {
            private Optional<Loaded> loaded = Optional.empty();

            @Override
            public synchronized Loaded get() {
                if (loaded.isEmpty()) {
                    loaded = Optional.of(Loaded.of(jar.get(), mode));
                }
                return loaded.get();
            }
        });
    }

    /** For work on texts only: there is no simulator, and opening an environment fails. */
    public static ScienceWorld textsOnly() {
        return new ScienceWorld(() -> {
            throw new IllegalStateException("ScienceWorld was opened for its texts only, without a simulator");
        });
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ActionLanguage actions() {
        return ScienceWorldActions.EXACT;
    }

    @Override
    public Optional<LanguageFile> languageFile() {
        return Optional.of(ScienceWorldActions.FILE);
    }

    @Override
    public ActionLanguage publishedActions() {
        return ScienceWorldActions.PUBLISHED;
    }

    @Override
    public TextReader texts() {
        return TEXTS;
    }

    @Override
    public PromptTexts promptTexts() {
        return PROMPT_TEXTS;
    }

    @Override
    public AnnotationRules annotationRules() {
        return new ScienceWorldRules();
    }

    @Override
    public AnnotationExamples annotationExamples() {
        return new ScienceWorldExamples();
    }

    @Override
    public TrajectoryEdits edits() {
        return new ScienceWorldEdits();
    }

    @Override
    public Optional<TrajectoryFormat> trajectoryFormat() {
        return Optional.of(new GoldSequencesFormat(tasks()::byIndex));
    }

    @Override
    public Optional<AgentGymEnvironment> agentGym() {
        return Optional.of(SciWorld.of(tasks()));
    }

    @Override
    public TaskCatalog tasks() {
        return ScienceWorldTasks.catalog();
    }

    @Override
    public Optional<String> simulatorJar() {
        ScienceWorldJar jar = simulator.get().jar();
        return Optional.of("ScienceWorld " + jar.version() + ", " + jar.path() + ", sha256 " + jar.sha256());
    }

    /** A short one, which needs nothing but finding and taking. */
    @Override
    public TaskId firstTask() {
        return tasks().single("find-plant");
    }

    /** Those of English, and what its formal actions say of contents, ages and waiting. */
    @Override
    public Set<String> functionWords() {
        Set<String> words = new TreeSet<>(Domain.super.functionWords());
        words.addAll(List.of("containing", "stage", "times"));
        return words;
    }

    @Override
    public AdmissibleActions admissibleActions() {
        return new ScienceWorldChoices();
    }

    @Override
    public EntityNames entityNames() {
        return new ScienceWorldNames();
    }

    @Override
    public AgentTexts agentTexts() {
        return new ScienceWorldTexts();
    }

    @Override
    public PlanRules planRules() {
        return new ScienceWorldPlanRules();
    }

    @Override
    public Protocols protocols() {
        return ScienceWorldProtocols.PROTOCOLS;
    }

    @Override
    public TextEnvironment open() {
        Loaded loaded = simulator.get();
        return new ScienceWorldEnvironment(
                loaded.loader().session(), loaded.jar().version());
    }

    /** One simulator, without the rules of an environment. */
    public SimulatorSession simulator() {
        return simulator.get().loader().session();
    }

    @Override
    public Map<String, String> provenance() {
        Loaded loaded = simulator.get();
        return Map.of(
                "domain",
                NAME,
                "domain.version",
                loaded.jar().version(),
                "domain.content",
                "sha256:" + loaded.jar().sha256(),
                "domain.mode",
                loaded.mode().label());
    }
}

package examples;

import dev.cairn.agent.EpisodeListener;
import dev.cairn.agent.EpisodeRunner;
import dev.cairn.agent.Policy;
import dev.cairn.agent.batch.ModelThreads;
import dev.cairn.agent.policy.ModelSetup;
import dev.cairn.agent.timing.PartTimes;
import dev.cairn.core.Episode;
import dev.cairn.core.UserException;
import dev.cairn.domain.Domain;
import dev.cairn.domain.DomainOptions;
import dev.cairn.domain.Domains;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.pipeline.evaluate.AgentKind;
import dev.cairn.pipeline.evaluate.AgentOptions;
import java.nio.file.Path;
import java.util.Map;

/** The agent with sub-goals as a part of an application: one episode, whose moves the application hears of. */
public final class AgentInside {
    private AgentInside() {}

    /** Arguments: the simulator's jar, and the folder of Cairn's models. */
    public static void main(String[] args) {
        Domain world =
                Domains.installed().open("scienceworld", new DomainOptions(Map.of("jar", args[0]), message -> {}));
        try (ModelThreads threads = new ModelThreads(1, 1);
                TextEnvironment environment = world.open();
                Policy agent = AgentKind.TWO_LEVEL.load(
                        new ModelSetup(world, Path.of(args[1]), 5, threads, new PartTimes()),
                        1,
                        AgentOptions.DEFAULT,
                        () -> {
                            throw new UserException("this agent asks no language model");
                        })) {
            Episode episode = new EpisodeRunner(
                            environment, world.protocols().named("seed"), EpisodeListener.SILENT)
                    .run(agent, world.tasks().variation(world.tasks().single("4-2"), 225));
            episode.steps().forEach(step -> System.out.println(step.action()));
            System.out.println("score " + episode.score() + " with sub-goals " + episode.subGoals());
        }
    }
}

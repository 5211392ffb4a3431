package dev.cairn.scienceworld;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.TaskId;
import dev.cairn.core.Variation;
import dev.cairn.domain.EnvironmentFactory;
import dev.cairn.domain.Outcome;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TaskCatalog;
import dev.cairn.domain.TextEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An agent that does anything: what the world understands, and what it does not. */
class StrangeActionsTest {
    private static final int EPISODES = 100;
    private static final int ACTIONS = 6;
    private static final long SEED = 20_261_123;

    private record Episode(Variation variation, String simplifications, List<String> actions) {}

    @Test
    void anyTextIsAnActionAndBothModesAnswerItAlike() {
        EnvironmentFactory fast = new ScienceWorld(TestJar.JAR, SimulatorMode.FAST);
        EnvironmentFactory plain = new ScienceWorld(TestJar.JAR, SimulatorMode.PLAIN);
        IntStream.range(0, 2).parallel().forEach(half -> {
            try (TextEnvironment first = fast.open();
                    TextEnvironment second = plain.open()) {
                for (int i = half; i < EPISODES; i += 2) {
                    Episode episode = invent(first, fast.tasks(), new Random(SEED + i));
                    assertThat(trace(first, episode))
                            .as("episode %d of seed %d: %s", i, SEED, episode)
                            .isEqualTo(trace(second, episode));
                }
            }
        });
    }

    private static List<String> trace(TextEnvironment environment, Episode episode) {
        List<String> told = new ArrayList<>();
        tell(environment, environment.reset(episode.variation(), options(episode.simplifications())), told);
        episode.actions().forEach(action -> tell(environment, environment.step(action), told));
        return told;
    }

    private static void tell(TextEnvironment environment, Outcome outcome, List<String> told) {
        told.add(outcome.toString());
        told.add(environment.look() + environment.inventory());
        told.add(environment.validActions().toString());
    }

    private static ResetOptions options(String simplifications) {
        return new ResetOptions(simplifications, 100_000, false);
    }

    private static Episode invent(TextEnvironment environment, TaskCatalog tasks, Random random) {
        TaskId task = tasks.all().get(random.nextInt(tasks.all().size()));
        Variation variation = tasks.variation(task, random.nextInt(tasks.variations(task)));
        String simplifications = pick(List.of("easy", "", "teleportAction,openContainers"), random);
        environment.reset(variation, new ResetOptions(simplifications, 1000, false));
        List<String> actions = new ArrayList<>();
        for (int i = 0; i < ACTIONS; i++) {
            String action = action(environment.validActions(), random);
            actions.add(action);
            environment.step(action);
        }
        return new Episode(variation, simplifications, actions);
    }

    private static String action(List<String> valid, Random random) {
        String known = valid.isEmpty() ? "" : pick(valid, random);
        return switch (random.nextInt(14)) {
            case 0 -> "";
            case 1 -> "  \t\n ";
            case 2 -> known.substring(0, random.nextInt(known.length() + 1));
            case 3 -> known.toUpperCase(Locale.ROOT) + "  the ";
            case 4 -> unicode(random);
            case 5 -> (known + " in ").repeat(10_000 / (known.length() + 4));
            case 6 -> Integer.toString(random.nextInt(5) - 1);
            case 7 ->
                pick(
                        List.of("help", "objects", "task", "reset task", "wait1", "99999999999999", "a", "object"),
                        random);
            default -> known;
        };
    }

    private static String unicode(Random random) {
        return random.ints(random.nextInt(80), 0, Character.MAX_CODE_POINT + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}

package dev.cairn.scienceworld.inside;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.function.IntPredicate;
import net.bytebuddy.implementation.bind.annotation.Argument;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.Tuple2;
import scienceworld.goldagent.PathFinder$;
import scienceworld.struct.EnvObject;

/**
 * The gold agent's search for a way through the house: all walks from a start, one step longer each time, in shuffled
 * order, until one fits. The original copies every walk at every step; here a walk is its last room and the number of
 * the walk it goes on from. Same order, same random numbers.
 */
public final class Walks {
    /** Visited rooms of a walk are bits of a long. */
    private static final int MOST_ROOMS = 64;

    private final List<String> rooms = new ArrayList<>();
    private final int[] @Nullable [] neighbours;

    private Walks(scala.collection.immutable.Map<String, String[]> graph, String start) {
        Map<String, Integer> numbers = new HashMap<>();
        rooms.add(start);
        numbers.put(start, 0);
        for (int i = 0; i < rooms.size(); i++) {
            Option<String[]> next = graph.get(rooms.get(i));
            for (String room : next.isDefined() ? next.get() : new String[0]) {
                if (numbers.putIfAbsent(room, rooms.size()) == null) {
                    rooms.add(room);
                }
            }
        }
        if (rooms.size() > MOST_ROOMS) {
            throw new IllegalStateException("more than " + MOST_ROOMS + " rooms: " + rooms.size());
        }
        neighbours = new int[rooms.size()][];
        for (int i = 0; i < neighbours.length; i++) {
            Option<String[]> next = graph.get(rooms.get(i));
            if (next.isDefined()) {
                neighbours[i] = Arrays.stream(next.get()).mapToInt(numbers::get).toArray();
            }
        }
    }

    /** {@code PathFinder.getLocationSequence}: rooms from start to end. */
    public static Tuple2<?, ?> getLocationSequence(
            @Argument(0) EnvObject universe,
            @Argument(1) String start,
            @Argument(2) String end,
            @Argument(3) int maxSteps) {
        scala.collection.immutable.Map<String, String[]> graph = PathFinder$.MODULE$.buildLocationGraph(universe);
        if (sanitize(start).equals(sanitize(end))) {
            return new Tuple2<Object, Object>(true, new String[0]);
        }
        Walks walks = new Walks(graph, start);
        String target = sanitize(end);
        return walks.search(
                maxSteps, Goal.room(room -> sanitize(walks.rooms.get(room)).equals(target)));
    }

    /** {@code PathFinder.getSearchPathSequenceAllLocations}: a walk through all rooms. */
    public static Tuple2<?, ?> getSearchPathSequenceAllLocations(
            @Argument(0) EnvObject universe, @Argument(1) String start, @Argument(2) int maxSteps) {
        scala.collection.immutable.Map<String, String[]> graph = PathFinder$.MODULE$.buildLocationGraph(universe);
        int all = graph.size();
        return new Walks(graph, start).search(maxSteps, (last, visited) -> Long.bitCount(visited) == all);
    }

    /** Whether a walk is the one that is looked for. */
    private interface Goal {
        boolean reached(int last, long visited);

        static Goal room(IntPredicate room) {
            return (last, visited) -> room.test(last);
        }
    }

    /** Walks of one length: the walk each goes on from, its last room, the rooms it visited. */
    private static final class Generation {
        private final int[] from;
        private final byte[] last;
        private final long[] visited;

        Generation(int size) {
            from = new int[size];
            last = new byte[size];
            visited = new long[size];
        }
    }

    private Tuple2<?, ?> search(int maxSteps, Goal goal) {
        Random random = EnvironmentState.current().random;
        List<Generation> generations = new ArrayList<>();
        Generation current = new Generation(1);
        current.visited[0] = 1;
        generations.add(current);
        for (int step = 0; step < maxSteps; step++) {
            Generation next = grow(current, random);
            generations.add(next);
            for (int i = 0; i < next.last.length; i++) {
                if (goal.reached(next.last[i], next.visited[i])) {
                    return new Tuple2<Object, Object>(true, trace(generations, i));
                }
            }
            current = next;
        }
        return new Tuple2<Object, Object>(false, new String[0]);
    }

    private Generation grow(Generation walks, Random random) {
        int size = 0;
        for (byte last : walks.last) {
            size += neighbours(last).length;
        }
        Generation next = new Generation(size);
        int count = 0;
        for (int i = 0; i < walks.last.length; i++) {
            int[] ways = neighbours(walks.last[i]).clone();
            shuffle(ways, random);
            for (int room : ways) {
                next.from[count] = i;
                next.last[count] = (byte) room;
                next.visited[count] = walks.visited[i] | 1L << room;
                count++;
            }
        }
        return next;
    }

    private int[] neighbours(int room) {
        int[] found = neighbours[room];
        if (found == null) {
            throw new NoSuchElementException("key not found: " + rooms.get(room));
        }
        return found;
    }

    /** As {@code scala.util.Random.shuffle}. */
    private static void shuffle(int[] values, Random random) {
        for (int n = values.length; n >= 2; n--) {
            int k = random.nextInt(n);
            int kept = values[n - 1];
            values[n - 1] = values[k];
            values[k] = kept;
        }
    }

    private String[] trace(List<Generation> generations, int walk) {
        String[] path = new String[generations.size()];
        int at = walk;
        for (int step = path.length - 1; step >= 0; step--) {
            Generation generation = generations.get(step);
            path[step] = rooms.get(generation.last[at]);
            at = generation.from[at];
        }
        return path;
    }

    private static String sanitize(String name) {
        return name.trim().toLowerCase(Locale.ROOT);
    }
}

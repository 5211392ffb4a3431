package dev.cairn.conformance.data;

import dev.cairn.conformance.layout.PublishedSelection;
import dev.cairn.conformance.layout.PublishedTasks;
import dev.cairn.conformance.vector.Compat;
import dev.cairn.conformance.vector.ConformanceGroup;
import dev.cairn.conformance.vector.ConformanceVector;
import dev.cairn.conformance.vector.MalformedVectorException;
import dev.cairn.conformance.vector.Value;
import dev.cairn.conformance.vector.Verdict;
import dev.cairn.core.PythonRandom;
import dev.cairn.core.Split;
import dev.cairn.core.TaskId;
import dev.cairn.core.Variation;
import dev.cairn.core.io.Sha256;
import dev.cairn.distill.dataset.TrajectorySource.Heading;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which variations of a task get into a data set. */
public final class SamplingGroups {
    private SamplingGroups() {}

    public static List<ConformanceGroup> all() {
        return List.of(new DownSampling(), new RealSize());
    }

    /**
     * What the published script takes must be taken; the mended selection takes that and more of the same task.
     *
     * @param published variations in the order in which the published script used them
     */
    static Verdict taken(List<Integer> published, List<Integer> taken, Compat compat) {
        if (compat == Compat.ORIGINAL) {
            return Verdict.same("variations", published, taken);
        }
        return Verdict.same(
                "variations of the published script among those taken",
                published,
                taken.stream().filter(published::contains).toList());
    }

    static PublishedSelection selection(Compat compat) {
        return compat == Compat.ORIGINAL ? PublishedSelection.ORIGINAL : PublishedSelection.CAPPED;
    }

    private record DownSampling() implements ConformanceGroup {
        @Override
        public String name() {
            return "dataset_downsampling";
        }

        @Override
        public Verdict check(ConformanceVector vector, Compat compat) {
            int size = vector.input().count("n");
            if (vector.input().has("seed")) {
                return shuffle(vector, size);
            }
            List<Integer> all = IntStream.range(0, size).boxed().toList();
            String code = vector.input().text("task_real_id");
            return Verdict.same(
                    "kept of " + code, vector.expected().integers(), PublishedSelection.downSample(code, all));
        }

        private static Verdict shuffle(ConformanceVector vector, int size) {
            int[] order = new PythonRandom(vector.input().integer("seed")).permutation(size);
            List<Integer> first = vector.expected().integers("first");
            String joined = Arrays.stream(order).mapToObj(Integer::toString).collect(Collectors.joining(","));
            return Verdict.all(List.of(
                    () -> Verdict.same(
                            "first of the order",
                            first,
                            Arrays.stream(order).limit(first.size()).boxed().toList()),
                    () -> Verdict.same(
                            "digest of the order",
                            vector.expected().text("sha256_of_comma_joined"),
                            Sha256.of(joined))));
        }
    }

    private record RealSize() implements ConformanceGroup {
        @Override
        public String name() {
            return "dataset_real_size";
        }

        @Override
        public Verdict check(ConformanceVector vector, Compat compat) {
            Value input = vector.input();
            String name = input.text("task_name");
            TaskId task = new TaskId(0, name, code(name));
            List<Heading> variations = IntStream.range(0, input.count("n_variations"))
                    .mapToObj(number -> new Heading(new Variation(task, number, split(input, number)), 2))
                    .toList();
            List<Integer> taken = selection(compat).choose(variations);
            return taken(vector.expected().integers("processed_variations_in_order"), taken, compat);
        }

        private static String code(String task) {
            return PublishedTasks.code(task)
                    .orElseThrow(() -> new MalformedVectorException("no task is called " + task));
        }

        private static Split split(Value input, int variation) {
            return contains(input.at("train"), variation)
                    ? Split.TRAIN
                    : contains(input.at("dev"), variation) ? Split.DEV : Split.TEST;
        }

        private static boolean contains(Value range, int number) {
            return range.integer(0) <= number && number <= range.integer(1);
        }
    }
}

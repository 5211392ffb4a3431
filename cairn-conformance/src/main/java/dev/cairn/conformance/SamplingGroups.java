package dev.cairn.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.PythonRandom;
import dev.cairn.core.Split;
import dev.cairn.core.io.Sha256;
import dev.cairn.distill.Compat;
import dev.cairn.distill.dataset.PublishedTasks;
import dev.cairn.distill.dataset.Selection;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which variations of a task get into a data set. */
final class SamplingGroups {
    private SamplingGroups() {}

    static List<ConformanceGroup> all() {
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

    static Selection selection(Compat compat) {
        return compat == Compat.ORIGINAL ? Selection.ORIGINAL : Selection.CAPPED;
    }

    private record DownSampling() implements ConformanceGroup {
        @Override
        public String name() {
            return "dataset_downsampling";
        }

        @Override
        public Verdict check(ConformanceVector vector, Compat compat) {
            int size = vector.input().path("n").asInt();
            if (vector.input().has("seed")) {
                return shuffle(vector, size);
            }
            List<Integer> all = IntStream.range(0, size).boxed().toList();
            String code = vector.input().path("task_real_id").asText();
            return Verdict.same("kept of " + code, numbers(vector.expected()), Selection.downSample(code, all));
        }

        private static Verdict shuffle(ConformanceVector vector, int size) {
            int[] order = new PythonRandom(vector.input().path("seed").asInt()).permutation(size);
            List<Integer> first = numbers(vector.expected().path("first"));
            String joined = Arrays.stream(order).mapToObj(Integer::toString).collect(Collectors.joining(","));
            return Verdict.all(List.of(
                    () -> Verdict.same(
                            "first of the order",
                            first,
                            Arrays.stream(order).limit(first.size()).boxed().toList()),
                    () -> Verdict.same(
                            "digest of the order",
                            vector.expected().path("sha256_of_comma_joined").asText(),
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
            JsonNode input = vector.input();
            String code = PublishedTasks.code(input.path("task_name").asText()).orElseThrow();
            List<Integer> variations = IntStream.range(
                            0, input.path("n_variations").asInt())
                    .boxed()
                    .toList();
            List<Integer> taken = selection(compat)
                    .choose(variations, number -> new Selection.Candidate(code, fold(input, number), 2));
            return taken(numbers(vector.expected().path("processed_variations_in_order")), taken, compat);
        }

        private static Split fold(JsonNode input, int variation) {
            return contains(input.path("train"), variation)
                    ? Split.TRAIN
                    : contains(input.path("dev"), variation) ? Split.DEV : Split.TEST;
        }

        private static boolean contains(JsonNode range, int number) {
            return range.path(0).asInt() <= number && number <= range.path(1).asInt();
        }
    }

    static List<Integer> numbers(JsonNode array) {
        return GoldPaths.stream(array).map(JsonNode::asInt).toList();
    }
}

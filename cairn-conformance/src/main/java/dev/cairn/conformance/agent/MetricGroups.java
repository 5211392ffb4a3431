package dev.cairn.conformance.agent;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.conformance.ConformanceGroup;
import dev.cairn.conformance.ConformanceVector;
import dev.cairn.conformance.Verdict;
import dev.cairn.distill.Compat;
import dev.cairn.t5.metric.Bleu;
import dev.cairn.t5.metric.ExactMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Metrics of texts: BLEU as sacrebleu computes it, and those of the published training script. */
final class MetricGroups {
    private static final double NEAR = 1e-9;

    private MetricGroups() {}

    static List<ConformanceGroup> all() {
        return List.of(new Texts(), new Training());
    }

    private record Texts() implements ConformanceGroup {
        @Override
        public String name() {
            return "metrics_bleu";
        }

        @Override
        public Verdict check(ConformanceVector vector, Compat compat) {
            List<String> predictions = Script.texts(vector.input().path("predictions"));
            List<String> labels = Script.texts(vector.input().path("labels"));
            JsonNode expected = vector.expected();
            Bleu found = Bleu.of(stripped(predictions), stripped(labels));
            return Verdict.all(List.of(
                    () -> near("score", expected.path("score"), found.score()),
                    () -> near(
                            "rounded score",
                            expected.path("rounded_bleu"),
                            TrainingMetrics.of(predictions, labels, List.of()).bleu()),
                    () -> near("brevity penalty", expected.path("bp"), found.brevityPenalty()),
                    () -> Verdict.same("counts", longs(expected.path("counts")), found.counts()),
                    () -> Verdict.same("totals", longs(expected.path("totals")), found.totals()),
                    () -> near(
                            "exact match",
                            expected.path("exact_match"),
                            ExactMatch.STRIPPED.share(predictions, labels))));
        }

        private static List<String> stripped(List<String> texts) {
            return texts.stream().map(String::strip).toList();
        }
    }

    /** The published script leaves the end marks in its labels, so with them its numbers come out, and without them better. */
    private record Training() implements ConformanceGroup {
        @Override
        public String name() {
            return "metrics_training";
        }

        @Override
        public Verdict check(ConformanceVector vector, Compat compat) {
            ToyTokenizer tokenizer = new ToyTokenizer(vector.input());
            List<List<Integer>> predicted = rows(vector.input().path("pred_ids"));
            List<List<Integer>> labels = rows(vector.input().path("label_ids"));
            List<String> predictions =
                    predicted.stream().map(tokenizer::withoutMarks).toList();
            List<Integer> lengths = predicted.stream().map(tokenizer::length).toList();
            TrainingMetrics published = TrainingMetrics.of(
                    predictions, labels.stream().map(tokenizer::withMarks).toList(), lengths);
            TrainingMetrics mended = TrainingMetrics.of(
                    predictions, labels.stream().map(tokenizer::withoutMarks).toList(), lengths);
            JsonNode expected = vector.expected();
            return Verdict.all(List.of(
                    () -> near("BLEU", expected.path("bleu"), published.bleu()),
                    () -> near("length", expected.path("gen_len"), published.generatedLength()),
                    () -> near("exact match", expected.path("exact_match"), published.exactMatch()),
                    () -> vector.name().equals("all_equal")
                            ? Verdict.same("mended exact match", 1.0, mended.exactMatch())
                            : Verdict.pass()));
        }
    }

    /** Words by number; the two marks are written without a blank before them. */
    private record ToyTokenizer(JsonNode input) {
        String withoutMarks(List<Integer> ids) {
            return text(ids, false);
        }

        String withMarks(List<Integer> ids) {
            return text(ids, true);
        }

        int length(List<Integer> ids) {
            return (int) ids.stream().filter(id -> id != pad()).count();
        }

        private int pad() {
            return input.path("pad_id").asInt();
        }

        private String text(List<Integer> ids, boolean marks) {
            StringBuilder text = new StringBuilder();
            for (int id : ids) {
                int shown = id < 0 ? pad() : id;
                if (shown == pad() || shown == input.path("eos_id").asInt()) {
                    text.append(!marks ? "" : shown == pad() ? "<pad>" : "</s>");
                } else {
                    text.append(text.isEmpty() ? "" : " ")
                            .append(input.path("vocab")
                                    .path(String.valueOf(shown))
                                    .asText());
                }
            }
            return text.toString();
        }
    }

    private static Verdict near(String what, JsonNode expected, double actual) {
        return Math.abs(expected.asDouble() - actual) < NEAR
                ? Verdict.pass()
                : new Verdict.Failed(what, expected.asText(), String.valueOf(actual));
    }

    private static List<List<Integer>> rows(JsonNode rows) {
        List<List<Integer>> all = new ArrayList<>();
        rows.forEach(row -> all.add(StreamSupport.stream(row.spliterator(), false)
                .map(JsonNode::asInt)
                .toList()));
        return all;
    }

    private static List<Long> longs(JsonNode numbers) {
        return StreamSupport.stream(numbers.spliterator(), false)
                .map(JsonNode::asLong)
                .toList();
    }
}

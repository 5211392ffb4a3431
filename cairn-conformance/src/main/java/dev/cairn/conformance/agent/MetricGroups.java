package dev.cairn.conformance.agent;

import dev.cairn.conformance.vector.Compat;
import dev.cairn.conformance.vector.ConformanceGroup;
import dev.cairn.conformance.vector.ConformanceVector;
import dev.cairn.conformance.vector.Value;
import dev.cairn.conformance.vector.Verdict;
import dev.cairn.t5.metric.Bleu;
import dev.cairn.t5.metric.ExactMatch;
import java.util.ArrayList;
import java.util.List;

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
            List<String> predictions = vector.input().texts("predictions");
            List<String> labels = vector.input().texts("labels");
            Value expected = vector.expected();
            Bleu found = Bleu.of(stripped(predictions), stripped(labels));
            return Verdict.all(List.of(
                    () -> near("score", expected.at("score"), found.score()),
                    () -> near(
                            "rounded score",
                            expected.at("rounded_bleu"),
                            TrainingMetrics.of(predictions, labels, List.of()).bleu()),
                    () -> near("brevity penalty", expected.at("bp"), found.brevityPenalty()),
                    () -> Verdict.same("counts", longs(expected.at("counts")), found.counts()),
                    () -> Verdict.same("totals", longs(expected.at("totals")), found.totals()),
                    () -> near(
                            "exact match",
                            expected.at("exact_match"),
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
            List<List<Integer>> predicted = rows(vector.input().at("pred_ids"));
            List<List<Integer>> labels = rows(vector.input().at("label_ids"));
            List<String> predictions =
                    predicted.stream().map(tokenizer::withoutMarks).toList();
            List<Integer> lengths = predicted.stream().map(tokenizer::length).toList();
            TrainingMetrics published = TrainingMetrics.of(
                    predictions, labels.stream().map(tokenizer::withMarks).toList(), lengths);
            TrainingMetrics mended = TrainingMetrics.of(
                    predictions, labels.stream().map(tokenizer::withoutMarks).toList(), lengths);
            Value expected = vector.expected();
            return Verdict.all(List.of(
                    () -> near("BLEU", expected.at("bleu"), published.bleu()),
                    () -> near("length", expected.at("gen_len"), published.generatedLength()),
                    () -> near("exact match", expected.at("exact_match"), published.exactMatch()),
                    () -> vector.name().equals("all_equal")
                            ? Verdict.same("mended exact match", 1.0, mended.exactMatch())
                            : Verdict.pass()));
        }
    }

    /** Words by number; the two marks are written without a blank before them. */
    private record ToyTokenizer(Value input) {
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
            return input.integer("pad_id");
        }

        private String text(List<Integer> ids, boolean marks) {
            StringBuilder text = new StringBuilder();
            for (int id : ids) {
                int shown = id < 0 ? pad() : id;
                if (shown == pad() || shown == input.integer("eos_id")) {
                    text.append(!marks ? "" : shown == pad() ? "<pad>" : "</s>");
                } else {
                    text.append(text.isEmpty() ? "" : " ")
                            .append(input.at("vocab").text(String.valueOf(shown)));
                }
            }
            return text.toString();
        }
    }

    private static Verdict near(String what, Value expected, double actual) {
        return Math.abs(expected.number() - actual) < NEAR
                ? Verdict.pass()
                : new Verdict.Failed(what, expected.text(), String.valueOf(actual));
    }

    private static List<List<Integer>> rows(Value rows) {
        List<List<Integer>> all = new ArrayList<>();
        rows.forEach(row -> all.add(row.list().stream().map(Value::integer).toList()));
        return all;
    }

    private static List<Long> longs(Value numbers) {
        return numbers.list().stream().map(value -> (long) value.integer()).toList();
    }
}

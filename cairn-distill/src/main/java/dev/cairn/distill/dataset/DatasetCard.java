package dev.cairn.distill.dataset;

import dev.cairn.core.Role;
import dev.cairn.distill.dataset.DatasetSummary.Derived;
import dev.cairn.distill.dataset.DatasetSummary.FileSummary;
import dev.cairn.distill.dataset.DatasetSummary.Leak;
import dev.cairn.distill.dataset.DatasetSummary.Tokens;
import dev.cairn.distill.prompt.Wording;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The {@code README.md} of a data set, with the front matter by which Hugging Face {@code datasets} finds its files. */
final class DatasetCard {
    private DatasetCard() {}

    static String render(DatasetSummary summary, DatasetLayout layout) {
        StringBuilder card = new StringBuilder("---\n");
        card.append("license: apache-2.0\nlanguage: [en]\ntask_categories: [text-generation]\n");
        card.append("tags: [sub-goal-distillation, ").append(summary.domain()).append(", cairn]\n");
        card.append("size_categories: [").append(size(summary)).append("]\n");
        card.append("configs:\n").append(configs(summary, layout)).append("---\n# Rows for sub-goal distillation\n\n");
        card.append("One JSON object a line: `input`, `target`, `task_id`, `variation_id`, `task_real_id`. Made by"
                + " Cairn.\n");
        card.append(String.format(
                Locale.ROOT,
                "Text world %s, alignment %s, wording %s, %d steps of history, selection %s.%n%n",
                summary.domain(),
                lower(summary.alignment()),
                wording(summary.wording()),
                summary.historyLength(),
                summary.selection()));
        card.append(files(summary)).append(tokens(summary)).append(derived(summary.derived()));
        card.append(leaks(summary)).append(skipped(summary.skipped()));
        return card.toString();
    }

    private static String configs(DatasetSummary summary, DatasetLayout layout) {
        StringBuilder text = new StringBuilder();
        for (String role : roles(summary)) {
            text.append("- config_name: ").append(role).append("\n  data_files:\n");
            paths(summary, role, layout)
                    .forEach((split, path) -> text.append("  - split: ")
                            .append(split.equals("val") ? "validation" : split)
                            .append("\n    path: ")
                            .append(path)
                            .append('\n'));
        }
        return text.toString();
    }

    private static List<String> roles(DatasetSummary summary) {
        return summary.files().stream()
                .filter(file -> file.rows() > 0)
                .map(FileSummary::role)
                .distinct()
                .toList();
    }

    /** The file with all rows of a split. */
    private static Map<String, String> paths(DatasetSummary summary, String role, DatasetLayout layout) {
        return summary.files().stream()
                .filter(file -> file.role().equals(role) && file.rows() > 0)
                .collect(Collectors.toMap(
                        FileSummary::split,
                        file -> layout.ofAll(Role.of(role), file.split()),
                        (first, second) -> first,
                        java.util.LinkedHashMap::new));
    }

    private static String files(DatasetSummary summary) {
        return "| file | trajectories | rows | characters of an input, mean and most | of a target, most | sha256 |\n"
                + "|---|---|---|---|---|---|\n"
                + summary.files().stream()
                        .map(file -> String.format(
                                Locale.ROOT,
                                "| `%s` | %d | %d | %.1f, %d | %d | `%s` |%n",
                                file.path(),
                                file.trajectories(),
                                file.rows(),
                                file.meanInputChars(),
                                file.maxInputChars(),
                                file.maxTargetChars(),
                                file.sha256()))
                        .collect(Collectors.joining());
    }

    private static String tokens(DatasetSummary summary) {
        return summary.tokenizer()
                .map(tokenizer -> String.format(
                                Locale.ROOT,
                                "%nTokens by `%s`; inputs above %d are cut in training:%n%n"
                                        + "| file | input, median | 95 %% | most | target, most | cut |%n"
                                        + "|---|---|---|---|---|---|%n",
                                tokenizer.name(),
                                tokenizer.maxInput())
                        + summary.files().stream()
                                .filter(file -> file.rows() > 0)
                                .flatMap(file -> file.tokens().stream().map(tokens -> row(file, tokens)))
                                .collect(Collectors.joining()))
                .orElse("");
    }

    private static String row(FileSummary file, Tokens tokens) {
        return String.format(
                Locale.ROOT,
                "| `%s` | %d | %d | %d | %d | %.2f %% |%n",
                file.path(),
                tokens.medianInput(),
                tokens.p95Input(),
                tokens.maxInput(),
                tokens.maxTarget(),
                100.0 * tokens.truncated() / file.rows());
    }

    private static String derived(List<Derived> files) {
        return files.isEmpty()
                ? ""
                : "\nMade of these:\n\n| file | rows | sha256 |\n|---|---|---|\n"
                        + files.stream()
                                .map(file ->
                                        "| `" + file.path() + "` | " + file.rows() + " | `" + file.sha256() + "` |\n")
                                .collect(Collectors.joining());
    }

    private static String leaks(DatasetSummary summary) {
        StringBuilder text = new StringBuilder("\n## Splits\n\nNo variation is in two splits. ");
        if (summary.leaks().isEmpty()) {
            text.append("No row of validation or test is in the training file.\n");
        } else {
            text.append(
                    "Rows that are in the training file too, since worlds that differ elsewhere can look alike:\n\n");
            text.append("| role | split | rows | of |\n|---|---|---|---|\n");
            for (Leak leak : summary.leaks()) {
                text.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %d (%.1f %%) | %d |%n",
                        leak.role(),
                        leak.split(),
                        leak.rows(),
                        100.0 * leak.rows() / leak.of(),
                        leak.of()));
            }
        }
        if (!summary.repeated().isEmpty()) {
            text.append("\nVariations that come more than once: ")
                    .append(summary.repeated())
                    .append('\n');
        }
        return text.toString();
    }

    private static String skipped(Map<String, Integer> skipped) {
        return skipped.isEmpty()
                ? ""
                : "\n## Left out\n\nActions without a formal form have no executor row: "
                        + skipped.entrySet().stream()
                                .map(entry -> "`" + entry.getKey() + "` (" + entry.getValue() + ")")
                                .collect(Collectors.joining(", "))
                        + ".\n";
    }

    /** Hugging Face's classes of size. */
    private static String size(DatasetSummary summary) {
        long rows = summary.files().stream().mapToLong(FileSummary::rows).sum();
        return rows < 1_000 ? "n<1K" : rows < 10_000 ? "1K<n<10K" : rows < 100_000 ? "10K<n<100K" : "100K<n<1M";
    }

    private static String wording(Wording wording) {
        return wording.style()
                + (wording.markTaskObjects() ? ", what the task names is marked" : "")
                + (wording.style() == Wording.Style.COMPACT
                        ? ", earlier sub-goals " + lower(wording.earlierSubGoals())
                        : "")
                + (wording.hideProgress() ? ", progress hidden" : "");
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

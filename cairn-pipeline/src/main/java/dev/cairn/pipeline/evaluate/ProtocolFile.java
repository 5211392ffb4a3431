package dev.cairn.pipeline.evaluate;

import dev.cairn.core.DidYouMean;
import dev.cairn.core.Lookup;
import dev.cairn.core.UserException;
import dev.cairn.core.io.RenamedKey;
import dev.cairn.domain.Domain;
import dev.cairn.domain.TaskCatalog;
import dev.cairn.domain.protocol.Limits;
import dev.cairn.domain.protocol.Protocol;
import dev.cairn.domain.protocol.Protocols;
import dev.cairn.domain.protocol.VariationChoice;
import dev.cairn.pipeline.StrictYaml;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A protocol as people write it: a preset and what is different. {@code docs/reference/protocols.md} describes the keys.
 *
 * @param from the preset
 * @param seeds exclude {@code episodes}
 * @param episodes variations by code of the task
 */
@RenamedKey(old = "rounds", now = "'steps'")
@RenamedKey(old = "plateau-rounds", now = "'plateau-steps'")
@RenamedKey(old = "repetition-rounds", now = "'repetition-steps'")
record ProtocolFile(
        Optional<String> name,
        Optional<String> from,
        Optional<String> tasks,
        Optional<List<Long>> seeds,
        Optional<Map<String, List<Integer>>> episodes,
        Optional<Integer> variationsPerTask,
        Optional<String> simplifications,
        Optional<Integer> moves,
        Optional<Integer> steps,
        Optional<Integer> actions,
        Optional<Map<String, Integer>> actionsPerTask,
        Optional<Integer> plateauSteps,
        Optional<Integer> repetitionSteps,
        Optional<String> score) {

    /**
     * Reads a file.
     *
     * @throws UserException naming what is wrong where
     */
    static Protocol read(Path file, Domain domain) {
        ProtocolFile given = StrictYaml.read(file, ProtocolFile.class);
        try {
            given.check(domain);
            return given.over(given.base(domain.protocols()), domain.tasks());
        } catch (UserException | IllegalArgumentException e) {
            throw new UserException(file + ": " + e.getMessage(), e);
        }
    }

    private Protocol base(Protocols presets) {
        return from.map(presets::named).orElseGet(presets::usual);
    }

    private void check(Domain domain) {
        TaskCatalog catalog = domain.tasks();
        String called = name.orElseThrow(() -> new UserException("no name; results go by it"));
        if (domain.protocols().names().contains(called)) {
            throw new UserException("the name '" + called + "' belongs to a preset; choose another one");
        }
        if (seeds.isPresent() && episodes.isPresent()) {
            throw new UserException("seeds and episodes exclude each other");
        }
        if (plateauSteps.orElse(1) > 0 && repetitionSteps.orElse(1) == 0) {
            throw new UserException("repetition-steps is 0; to give no episode up early, set plateau-steps to 0");
        }
        if (seeds.filter(List::isEmpty).isPresent()) {
            throw new UserException("seeds is empty; give at least one, or leave it out");
        }
        if (episodes.filter(lists -> lists.values().stream().allMatch(List::isEmpty))
                .isPresent()) {
            throw new UserException("episodes has no variation; give at least one, or leave it out");
        }
        actionsPerTask.ifPresent(limits -> requireTasks("actions-per-task", limits.keySet(), catalog));
        episodes.ifPresent(lists -> {
            requireTasks("episodes", lists.keySet(), catalog);
            lists.forEach((code, numbers) -> numbers.forEach(
                    number -> catalog.variation(catalog.select(code).get(0), number)));
        });
    }

    private static void requireTasks(String key, Collection<String> codes, TaskCatalog catalog) {
        List<String> known = catalog.all().stream().map(task -> task.code()).toList();
        for (String code : codes) {
            if (!known.contains(code)) {
                throw new UserException(key + ": no task has the code '" + code + "'" + DidYouMean.hint(code, known));
            }
        }
    }

    private Protocol over(Protocol base, TaskCatalog catalog) {
        Optional<String> listed = episodes.map(lists -> String.join(",", lists.keySet()));
        String selection = tasks.or(() -> listed).orElse(base.tasks());
        catalog.select(selection);
        return new Protocol(
                name.orElseThrow(),
                selection,
                choice().orElse(base.variations()),
                variationsPerTask.or(this::asManyAsGiven).orElse(base.variationsPerTask()),
                simplifications.orElse(base.simplifications()),
                new Limits(
                        moves.orElse(base.limits().moves()),
                        steps.orElse(base.limits().steps()),
                        actions.or(() -> base.limits().actions()),
                        actionsPerTask.orElse(base.limits().actionsPerTask())),
                plateauSteps.orElse(base.plateauSteps()),
                repetitionSteps.orElse(base.repetitionSteps()),
                score.map(ProtocolFile::rule).orElse(base.scoreRule()));
    }

    private Optional<VariationChoice> choice() {
        return seeds.<VariationChoice>map(VariationChoice.Seeds::new)
                .or(() -> episodes.map(VariationChoice.Listed::new));
    }

    private Optional<Integer> asManyAsGiven() {
        return seeds.map(List::size)
                .or(() -> episodes.flatMap(
                        lists -> lists.values().stream().map(List::size).max(Integer::compare)));
    }

    private static Protocol.ScoreRule rule(String label) {
        return Lookup.byName("score rule", label, List.of(Protocol.ScoreRule.values()), Protocol.ScoreRule::label);
    }
}

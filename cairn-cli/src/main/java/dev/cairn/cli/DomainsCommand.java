package dev.cairn.cli;

import dev.cairn.cli.console.Console;
import dev.cairn.cli.console.ConsoleCommand;
import dev.cairn.cli.option.DomainChoice;
import dev.cairn.domain.DomainContents;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cairn domains}. */
@Command(
        name = "domains",
        description = "List the text worlds that are there, or the tasks of one, with their variations and splits.")
final class DomainsCommand extends ConsoleCommand {
    @Parameters(
            paramLabel = "NAME[:ADDRESS]",
            arity = "0..1",
            description = "The text world whose tasks are to be listed, as --domain takes it elsewhere.")
    private Optional<String> name = Optional.empty();

    @Mixin
    private DomainChoice.Setup setup = new DomainChoice.Setup();

    /** A world that can be chosen. */
    record Entry(String name, String description, Map<String, String> options) {}

    DomainsCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        if (name.isPresent()) {
            DomainContents contents = DomainContents.of(setup.open(name.get(), Map.of(), console()));
            present(contents, () -> print(contents));
        } else {
            List<Entry> entries = setup.domains().all().stream()
                    .map(provider ->
                            new Entry(provider.name(), provider.description(), new TreeMap<>(provider.options())))
                    .toList();
            present(entries, () -> entries.forEach(this::print));
        }
        return 0;
    }

    private void present(Object result, Runnable printer) {
        if (json()) {
            printJson(result);
        } else {
            printer.run();
        }
    }

    private void print(Entry entry) {
        line("%-16s %s", entry.name(), entry.description());
        entry.options().forEach((option, meaning) -> line("%-16s   %s: %s", "", option, meaning));
    }

    private void print(DomainContents contents) {
        int width = contents.tasks().stream()
                .mapToInt(task -> task.name().length())
                .max()
                .orElse(0);
        String form = "%-6s %-" + Math.max(width, 4) + "s %10s %6s %6s %6s";
        line(form, "code", "task", "variations", "train", "dev", "test");
        for (DomainContents.Task task : contents.tasks()) {
            Map<String, Integer> splits = task.splits();
            line(
                    form,
                    task.code(),
                    task.name(),
                    task.variations(),
                    splits.getOrDefault("train", 0),
                    splits.getOrDefault("dev", 0),
                    splits.getOrDefault("test", 0));
        }
        contents.groups().forEach((group, codes) -> line("group %s: %s", group, String.join(", ", codes)));
        line("protocols: %s", String.join(", ", contents.protocols()));
        line("edits: %s", String.join(", ", contents.edits()));
    }
}

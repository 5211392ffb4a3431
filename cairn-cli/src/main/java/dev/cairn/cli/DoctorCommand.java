package dev.cairn.cli;

import dev.cairn.agent.batch.ModelThreads;
import dev.cairn.agent.match.MiniLm;
import dev.cairn.agent.policy.AgentModels;
import dev.cairn.agent.timing.PartTimes;
import dev.cairn.cli.console.Console;
import dev.cairn.cli.console.StageCommand;
import dev.cairn.cli.option.DomainFlags;
import dev.cairn.cli.option.ModelOptions;
import dev.cairn.core.UserException;
import dev.cairn.pipeline.evaluate.AgentKind;
import dev.cairn.pipeline.evaluate.AgentLlm;
import dev.cairn.pipeline.evaluate.AgentOptions;
import dev.cairn.t5.T5Exception;
import dev.cairn.t5.Torch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cairn doctor}. */
@Command(name = "doctor", description = "Check what Cairn needs: each line is ok, or says what to do.")
final class DoctorCommand extends StageCommand {
    /** One thing that was looked at. */
    record Finding(String what, boolean ok, String detail) {}

    @Mixin
    private DomainFlags chosenDomain = new DomainFlags();

    @Mixin
    private ModelOptions models = new ModelOptions();

    DoctorCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        List<Finding> findings = new ArrayList<>();
        findings.add(
                look("java", () -> System.getProperty("java.version") + ", " + System.getProperty("java.vm.name")));
        findings.add(look(
                "simulator jar",
                () -> chosenDomain.open(console()).simulatorJar().orElse("this text world has none")));
        findings.add(look("engine", () -> "libtorch " + Torch.version() + ", natives load"));
        findings.add(look(
                "threads",
                () -> Torch.threads() + " side by side, " + Runtime.getRuntime().availableProcessors()
                        + " processors"));
        findings.add(look("allocator", () -> Torch.allocatorAdvice().orElse("nothing to set")));
        findings.add(look(
                "GPU",
                () -> Torch.cudaDevices() == 0
                        ? "none in use; the CPU is all that Cairn needs. " + Torch.cudaReport()
                        : Torch.cudaReport()));
        findings.add(look("sentence model", () -> {
            MiniLm.load().close();
            return "all-MiniLM-L6-v2 loads, for --matcher similarity";
        }));
        for (AgentKind agent : AgentKind.values()) {
            if (!agent.roles().isEmpty() && !agent.asksLlm()) {
                findings.add(look("models, " + agent.label(), () -> {
                    try (ModelThreads threads = new ModelThreads(1, 1)) {
                        agent.load(
                                        models.setup(
                                                chosenDomain.open(console()),
                                                AgentModels.in(models.models()),
                                                threads,
                                                new PartTimes()),
                                        models.seed(),
                                        AgentOptions.DEFAULT,
                                        DoctorCommand::noLlm)
                                .close();
                    }
                    return models.models().toString();
                }));
            }
        }
        if (json()) {
            printJson(findings);
        } else {
            findings.forEach(
                    finding -> line("%-6s %-18s %s", finding.ok() ? "ok" : "FAILED", finding.what(), finding.detail()));
        }
        return findings.stream().allMatch(Finding::ok) ? 0 : 2;
    }

    private static AgentLlm.Setup noLlm() {
        throw new IllegalStateException("the agent asks no language model");
    }

    private static Finding look(String what, Supplier<String> probe) {
        try {
            return new Finding(what, true, probe.get());
        } catch (UserException | T5Exception e) {
            return new Finding(what, false, String.valueOf(e.getMessage()));
        } catch (LinkageError e) {
            return new Finding(what, false, e.getMessage() + "; " + Torch.nativesNeeded());
        }
    }
}

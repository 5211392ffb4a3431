package dev.cairn.agent.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.agent.batch.ModelThreads;
import dev.cairn.agent.timing.PartTimes;
import dev.cairn.core.Role;
import dev.cairn.core.UserException;
import dev.cairn.distill.prompt.Alignment;
import dev.cairn.distill.prompt.Wording;
import dev.cairn.domain.Domain;
import dev.cairn.domain.action.LanguageFile;
import dev.cairn.domain.toy.ToyWorld;
import dev.cairn.scienceworld.ScienceWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoleModelTest {
    private static final Path SHIPPED = Path.of("..", "models");

    @Test
    void aModelOfAnotherDomainIsNotAsked() {
        try (ModelThreads threads = new ModelThreads(1, 1)) {
            assertThatThrownBy(() -> RoleModel.load(setup(new ToyWorld(), threads), Role.EXECUTOR))
                    .isInstanceOf(UserException.class)
                    .hasMessageEndingWith(
                            "holds a model of the domain scienceworld, not of toy; act in its world with --domain"
                                    + " scienceworld");
        }
    }

    @Test
    void aModelSaysItselfHowItIsAsked() {
        try (ModelThreads threads = new ModelThreads(1, 1);
                RoleModel controller = RoleModel.load(setup(ScienceWorld.textsOnly(), threads), Role.CONTROLLER);
                RoleModel executor = RoleModel.load(setup(ScienceWorld.textsOnly(), threads), Role.EXECUTOR)) {
            assertThat(List.of(
                            controller.wording().markTaskObjects(),
                            controller.wording().hideProgress()))
                    .containsOnly(true);
            assertThat(executor.wording()).isEqualTo(Wording.COMPACT);
        }
    }

    @Test
    void aModelWithoutAFileIsACheckpointOfThePublishedCode(@TempDir Path folder) {
        AgentModelConfig config = AgentModelConfig.ofModel(folder, "executor", "scienceworld");
        assertThat(config.wording()).isEqualTo(Wording.ORIGINAL);
        assertThat(config.alignment()).isEqualTo(Alignment.ORIGINAL);
        assertThat(config.historyLength()).isEqualTo(10);
        config.write(folder);
        assertThat(AgentModelConfig.ofModel(folder, "swift", "toy")).isEqualTo(config);
    }

    @Test
    void aModelThatWasTrainedInAnotherActionLanguageIsNotAsked(@TempDir Path folder) throws IOException {
        Path model = Files.createDirectories(folder.resolve("executor"));
        try (Stream<Path> files = Files.list(SHIPPED.resolve("executor"))) {
            for (Path file : files.toList()) {
                Files.copy(file, model.resolve(file.getFileName()));
            }
        }
        Domain world = ScienceWorld.textsOnly();
        LanguageFile language = world.languageFile().orElseThrow();
        Path kept = model.resolve(LanguageFile.FILE);
        try (ModelThreads threads = new ModelThreads(1, 1)) {
            Files.writeString(kept, language.yaml());
            RoleModel.load(setup(world, folder, threads), Role.EXECUTOR).close();

            Files.writeString(kept, language.with("wait", "REST()").yaml());
            assertThatThrownBy(() -> RoleModel.load(setup(world, folder, threads), Role.EXECUTOR))
                    .isInstanceOf(UserException.class)
                    .hasMessageStartingWith(kept + " is the action language that the model was trained in");
        }
    }

    private static ModelSetup setup(Domain domain, ModelThreads threads) {
        return setup(domain, SHIPPED, threads);
    }

    private static ModelSetup setup(Domain domain, Path models, ModelThreads threads) {
        return new ModelSetup(domain, models, 1, threads, new PartTimes());
    }
}

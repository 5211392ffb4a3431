package dev.cairn.pipeline.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.UserException;
import dev.cairn.t5.train.distributed.Rendezvous;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DistributedConfigTest {
    @Test
    void withoutTheVariables_aProcessIsAlone() {
        assertThat(DistributedConfig.of(Map.of())).isEqualTo(new DistributedConfig(0, 1, Optional.empty()));
    }

    @Test
    void fileOrPort_isWhereTheProcessesMeet() {
        assertThat(DistributedConfig.of(Map.of("RANK", "1", "WORLD_SIZE", "2", "CAIRN_RENDEZVOUS", "/meet")))
                .isEqualTo(new DistributedConfig(1, 2, Optional.of(new Rendezvous.SharedFile(Path.of("/meet")))));
        assertThat(DistributedConfig.of(
                        Map.of("RANK", "0", "WORLD_SIZE", "2", "MASTER_ADDR", "10.0.0.1", "MASTER_PORT", "29500")))
                .isEqualTo(new DistributedConfig(0, 2, Optional.of(new Rendezvous.Port("10.0.0.1", 29500))));
    }

    @Test
    void whatIsMissingOrWrong_isNamed() {
        assertThatThrownBy(() -> DistributedConfig.of(Map.of("RANK", "0", "WORLD_SIZE", "2")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("set MASTER_ADDR and MASTER_PORT, or CAIRN_RENDEZVOUS");
        assertThatThrownBy(() -> DistributedConfig.of(Map.of("WORLD_SIZE", "2")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("RANK is absent");
        assertThatThrownBy(() -> DistributedConfig.of(Map.of("RANK", "2", "WORLD_SIZE", "2")))
                .hasMessageContaining("RANK is 2 and WORLD_SIZE is 2");
        assertThatThrownBy(() -> DistributedConfig.of(Map.of("RANK", "0", "WORLD_SIZE", "two")))
                .hasMessageContaining("WORLD_SIZE is two, expected a number");
    }
}

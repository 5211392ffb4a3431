package dev.cairn.t5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTest {

    @ParameterizedTest
    @CsvSource({"cpu, 0, cpu", "auto, 0, cpu", "cpu, 2, cpu", "auto, 2, cuda:0", "cuda, 2, cuda:0", "cuda:1, 2, cuda:1"
    })
    void name_choosesTheDevice(String name, int cudaDevices, String expected) {
        Device device = Device.of(name, cudaDevices, true);
        assertThat(device).hasToString(expected);
        assertThat(Device.of(device.toString(), cudaDevices, true)).isEqualTo(device);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpu", "", "cuda:", "cuda:x", "cuda:-1", "CPU", "cuda:9999"})
    void otherName_isRefusedWithWhatIsExpected(String name) {
        assertThatThrownBy(() -> Device.of(name, 1, true))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("expected auto, cpu, cuda or cuda:N");
    }

    @Test
    void missingDevice_saysWhatToDo() {
        assertThatThrownBy(() -> Device.of("cuda", 0, false))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("mvn -Pcuda package");
        assertThatThrownBy(() -> Device.of("cuda", 0, true))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("this build has CUDA");
        assertThatThrownBy(() -> Device.of("cuda:2", 2, true))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("there are 2, from cuda:0 to cuda:1");
    }

    @Test
    void precision_isThatOfTheDeviceOrTheOneGiven() {
        Device cuda = new Device(Device.Type.CUDA, 0);
        assertThat(Precision.of("auto", Device.CPU)).isEqualTo(Precision.FP32);
        assertThat(Precision.of("auto", cuda)).isEqualTo(Precision.BF16);
        assertThat(Precision.of("int8", Device.CPU)).isEqualTo(Precision.INT8);
        assertThatThrownBy(() -> Precision.of("int8", cuda))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("for the CPU only");
        assertThatThrownBy(() -> Precision.of("fp8", cuda))
                .hasMessageContaining("expected auto, fp32, bf16, fp16 or int8");
    }

    @Test
    void modelOnTheCpu_isThere() {
        try (T5Model model = T5Model.create(T5Config.small(300, 16, 32, 1, 2), 1)) {
            assertThat(model.device()).isEqualTo(Device.CPU);
        }
    }
}

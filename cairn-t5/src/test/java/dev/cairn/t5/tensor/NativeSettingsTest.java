package dev.cairn.t5.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.t5.GenerationConfig;
import dev.cairn.t5.T5Config;
import dev.cairn.t5.T5Model;
import dev.cairn.t5.T5Tokenizer;
import dev.cairn.t5.TextGenerator;
import dev.cairn.t5.tokenizer.TokenizerTrainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeSettingsTest {

    @TempDir
    Path dir;

    @Test
    void aProgramWithoutFlags_hasNoLimitOfNativeMemoryAndNothingOnItsStreamsButItsOwn() throws Exception {
        assertThat(program()).containsExactly("limit 0", "answers 1");
    }

    @Test
    void whatTheUserSets_stays() throws Exception {
        assertThat(program("-Dorg.bytedeco.javacpp.maxphysicalbytes=8g"))
                .first()
                .isEqualTo("limit " + (8L << 30));
    }

    @Test
    void allocatorAdvice_isForThoseWhoHaveSetNothing() {
        assertThat(NativeSettings.allocatorAdvice(Map.of(), true)).isPresent();
        assertThat(NativeSettings.allocatorAdvice(Map.of("GLIBC_TUNABLES", "glibc.malloc.hugetlb=1"), true))
                .isPresent();
        assertThat(NativeSettings.allocatorAdvice(Map.of(), false)).isEmpty();
        assertThat(NativeSettings.allocatorAdvice(Map.of("MALLOC_TRIM_THRESHOLD_", "4000000000"), true))
                .isEmpty();
        assertThat(NativeSettings.allocatorAdvice(Map.of("LD_PRELOAD", "/usr/lib/libjemalloc.so.2"), true))
                .isEmpty();
    }

    /** All lines that a program printed. */
    private List<String> program(String... flags) throws Exception {
        TokenizerTrainer.train(List.of("go to the garden </s>"), 400, dir);
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m"));
        if (Runtime.version().feature() >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Program.class.getName(), dir.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return process.inputReader().lines().toList();
    }

    /** As small as a program with a model can be. */
    static final class Program {
        private Program() {}

        public static void main(String[] args) {
            Path dir = Path.of(args[0]);
            try (T5Tokenizer tokenizer = T5Tokenizer.load(dir);
                    T5Model model = T5Model.create(T5Config.small(tokenizer.vocabSize(), 64, 128, 1, 2), 1)) {
                model.save(dir);
            }
            try (TextGenerator generator = TextGenerator.load(dir)) {
                int answers = generator
                        .generate(List.of("go to </s>"), GenerationConfig.greedy(3), 8)
                        .size();
                System.out.println("limit " + Pointer.maxPhysicalBytes());
                System.out.println("answers " + answers);
            }
        }
    }
}

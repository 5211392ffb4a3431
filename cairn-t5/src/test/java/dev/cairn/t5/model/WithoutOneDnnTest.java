package dev.cairn.t5.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Generation by libtorch's operators, for platforms without oneDNN. */
class WithoutOneDnnTest {

    private static final String CLASS_PATH = System.getProperty("java.class.path");

    @Test
    void answersAreTheSame_whereOneDnnIsSwitchedOffAndWhereItIsNotThere() throws IOException {
        String without = Arrays.stream(CLASS_PATH.split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("dnnl-"))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> kernels = answers(CLASS_PATH);

        assertThat(kernels).startsWith("oneDNN true").hasSize(5);
        assertThat(answers(CLASS_PATH, "-Dcairn.t5.onednn=false")).isEqualTo(withFirst("oneDNN false", kernels));
        assertThat(answers(without)).isEqualTo(withFirst("oneDNN false", kernels));
    }

    private static List<String> withFirst(String first, List<String> lines) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(0, first);
        return changed;
    }

    private static List<String> answers(String classPath, String... flags) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", classPath, GenerationProcess.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return process.inputReader().lines().toList();
    }
}

package dev.cairn.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report of long episodes: their texts must never be in memory at once, and the page is a fraction of them. */
class ReportMemoryTest {
    private static final int EPISODES = 1_200;

    @TempDir
    private Path folder;

    @Test
    void neitherMemoryNorThePageGrowsWithTheTextsOfEpisodes() throws IOException, InterruptedException {
        Path run = Runs.longEvaluation(folder.resolve("run"), EPISODES);
        Path page = folder.resolve("report.html");
        long texts = Files.size(run.resolve("episodes.jsonl"));
        assertThat(texts).isGreaterThan(48L << 20);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ReportMemoryTest.class.getName(),
                        run.toString(),
                        page.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
        assertThat(Files.size(page)).isBetween(100_000L, texts / 8);
    }

    /** Makes a report. */
    public static void main(String[] arguments) {
        Report.of(List.of(Path.of(arguments[0]))).write(Path.of(arguments[1]));
    }
}

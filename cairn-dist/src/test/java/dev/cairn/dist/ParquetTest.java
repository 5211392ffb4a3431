package dev.cairn.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.cli.Command;
import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Episode;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.Jsonl;
import dev.cairn.llm.Venv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What real readers find in Parquet files: the records of the JSON lines beside them, whole. */
class ParquetTest {
    private static final Path PAGE = Path.of("..", "docs", "reference", "parquet.md");

    /** The records of each file as Python reads them, with the fields that JSON leaves out where they are empty. */
    private static final String RECORDS = """
            import json, pathlib, sys
            DEFAULTS = {"annotated": {"learnFrom": 0}, "episodes": {"trials": []}}
            files = sorted(pathlib.Path(sys.argv[1]).rglob("*.parquet"))
            def records(file):
                lines = file.with_suffix(".jsonl").read_text("utf-8").splitlines()
                return [DEFAULTS.get(file.stem, {}) | json.loads(line) for line in lines]
            """;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void makeOneOfEach() throws IOException {
        cairn("gold", "--splits", "train,dev,test", "--per-task", "2");
        cairn("annotate", "--trajectories", folder.resolve("gold").toString());
        cairn(
                "dataset",
                "--roles",
                "executor",
                "--mini",
                "0",
                "--annotated",
                folder.resolve("annotate").toString());
        cairn("evaluate", "--agent", "random", "--max-variations", "1");
        addRareFields();
        assertThat(Command.cairn("parquet", folder.toString()).exit()).isZero();
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".parquet")))
                    .hasSize(3 + 3);
        }
    }

    private static void addRareFields() throws IOException {
        Path episodes = folder.resolve("evaluate/episodes.jsonl");
        Episode one = Jsonl.read(episodes, Episode.class).get(0);
        append(episodes, Episode.bestOf(List.of(one, one)));
        Path annotated = folder.resolve("annotate/annotated.jsonl");
        AnnotatedTrajectory cut =
                Jsonl.read(annotated, AnnotatedTrajectory.class).get(0);
        append(annotated, new AnnotatedTrajectory(cut.trajectory(), cut.segments(), "jemand Ünbekanntes 漢", 1));
    }

    private static void append(Path file, Object record) throws IOException {
        Files.writeString(file, Json.write(record) + "\n", StandardOpenOption.APPEND);
    }

    @Test
    void huggingFaceDatasets_findsEveryRecord() throws IOException, InterruptedException {
        python(Venv.with("datasets", "datasets==5.2.0"), """
                from datasets import load_dataset
                for file in files:
                    read = load_dataset("parquet", data_files=str(file), split="train", cache_dir=sys.argv[1] + "/cache")
                    assert list(read) == records(file), file
                print(len(files), "files")
                """);
    }

    @Test
    void spark_findsEveryRecord_andAnswersTheQuestionsOfTheGuide() throws IOException, InterruptedException {
        List<String> questions = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .map(match -> match.group(1)
                        .replace("runs/scores/", folder.resolve("evaluate").toAbsolutePath() + "/"))
                .toList();
        Files.writeString(folder.resolve("questions.json"), Json.write(questions));
        python(Venv.with("spark", "pyspark==4.2.0"), """
                from collections import defaultdict
                from pyspark.sql import SparkSession
                spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
                spark.sparkContext.setLogLevel("ERROR")
                for file in files:
                    rows = [row.asDict(recursive=True) for row in spark.read.parquet(str(file)).collect()]
                    assert rows == records(file), file
                by_task, by_choice = (json.loads(open(sys.argv[1] + "/questions.json").read()))
                episodes = records(pathlib.Path(sys.argv[1], "evaluate/episodes.parquet"))
                scores = defaultdict(list)
                choices = defaultdict(int)
                for episode in episodes:
                    scores[episode["variation"]["task"]["code"]].append(episode["score"])
                    for step in episode["steps"]:
                        choices[step["choice"]] += 1
                answer = [(row.task, row.episodes, row.score) for row in spark.sql(by_task).collect()]
                assert answer == [(task, len(of), sum(of) / len(of)) for task, of in sorted(scores.items())], answer
                answer = {row.choice: row.steps for row in spark.sql(by_choice).collect()}
                assert answer == choices and answer, answer
                print(len(files), "files")
                """);
    }

    private static void python(Venv venv, String script) throws IOException, InterruptedException {
        Path log = folder.resolve("python.log");
        Map<String, String> variables = Map.of("HF_DATASETS_OFFLINE", "1", "SPARK_LOCAL_IP", "127.0.0.1");
        int exit = venv.run(log, variables, "-c", RECORDS + script, folder.toString());
        String said = Files.readString(log);
        assertThat(exit).as(said).isZero();
        assertThat(said).contains("6 files");
    }

    /** With the toy world, into the folder that is called as the command is. */
    private static void cairn(String... arguments) {
        List<String> more = List.of(
                "--domain", "toy", "--run-dir", folder.resolve(arguments[0]).toString());
        Command.Result result =
                Command.cairn(Stream.concat(Stream.of(arguments), more.stream()).toArray(String[]::new));
        assertThat(result.exit()).as(result.err()).isZero();
    }
}

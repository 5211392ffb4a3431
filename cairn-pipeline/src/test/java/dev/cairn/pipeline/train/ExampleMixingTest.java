package dev.cairn.pipeline.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.Example;
import dev.cairn.core.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExampleMixingTest {
    @Test
    void temperatureOneKeepsTheProportionsBelowTheLimit() {
        List<Example> rows = rows("a", 30, 0);
        rows.addAll(rows("b", 10, 0));
        assertThat(new ExampleMixing(100, 1, 1, 1).of(rows)).isEqualTo(rows);
    }

    @Test
    void sharesAreThoseOfTheRoot() {
        List<Example> rows = rows("a", 900, 0);
        rows.addAll(rows("b", 100, 0));
        List<Example> mixed = new ExampleMixing(1000, 2, 1, 1).of(rows);
        assertThat(count(mixed, "a")).isEqualTo(750);
        assertThat(count(mixed, "b")).isEqualTo(250);
    }

    @Test
    void rowsAboveTheLimitDoNotCount() {
        List<Example> rows = rows("a", 900, 0);
        rows.addAll(rows("b", 100, 0));
        assertThat(count(new ExampleMixing(100, 1, 1, 1).of(rows), "a")).isEqualTo(100);
    }

    @Test
    void allRowsOfAScarceTaskComeAndSomeAgain() {
        List<Example> rows = rows("a", 900, 0);
        rows.addAll(rows("b", 100, 0));
        List<Example> scarce = new ExampleMixing(1000, 2, 1, 1)
                .of(rows).stream().filter(row -> row.taskRealId().equals("b")).toList();
        assertThat(scarce).containsAll(rows("b", 100, 0)).hasSize(250);
    }

    @Test
    void theMidstOfARunGoesFirst() {
        List<Example> rows = rows("a", 20, 200);
        rows.addAll(rows("b", 20, 0));
        List<Example> mixed = new ExampleMixing(60, 1, 1, 1).of(rows);
        assertThat(count(mixed, "a")).isEqualTo(60);
        assertThat(mixed).containsAll(rows("a", 20, 0));
    }

    @Test
    void whatIsAnsweredWronglyComesAsOftenAsAskedWithinTheShareOfItsTask() {
        List<Example> rows = rows("a", 40, 0);
        rows.addAll(rows("b", 40, 0));
        Example wrong = rows.get(0);
        List<Example> mixed = new ExampleMixing(60, 1, 1, 5).of(rows, wrong::equals);
        assertThat(mixed.stream().filter(wrong::equals)).hasSize(5);
        assertThat(count(mixed, "a")).isEqualTo(44);
        assertThat(count(mixed, "b")).isEqualTo(40);
    }

    @Test
    void theLastRowOfAnEpisodeComesAsOftenAsAsked() {
        List<Example> rows = List.of(
                new Example("look", "wait", 0, 0, "a"),
                new Example("bulb is on", "red box", 0, 0, "a"),
                new Example("look", "wait", 0, 1, "a"),
                new Example("bulb is off", "green box", 0, 1, "a"));
        assertThat(new ExampleMixing(100, 1, 3, 1).of(rows))
                .extracting(Example::target)
                .containsExactly(
                        "wait", "red box", "red box", "red box", "wait", "green box", "green box", "green box");
    }

    @Test
    void aMixOfNothingIsRefused() {
        assertThatThrownBy(() -> new ExampleMixing(0, 2, 1, 1)).isInstanceOf(UserException.class);
        assertThatThrownBy(() -> new ExampleMixing(10, 2, 0, 1)).isInstanceOf(UserException.class);
        assertThatThrownBy(() -> new ExampleMixing(10, 0.5, 1, 1))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("0.5");
    }

    /** Rows with answers of their own, then a run of one answer. */
    private static List<Example> rows(String task, int different, int equal) {
        List<Example> rows = new ArrayList<>();
        IntStream.range(0, different).forEach(i -> rows.add(new Example("in " + i, "out " + i, 0, 0, task)));
        IntStream.range(0, equal).forEach(i -> rows.add(new Example("run " + i, "wait", 0, 0, task)));
        return rows;
    }

    private static long count(List<Example> rows, String task) {
        return rows.stream().filter(row -> row.taskRealId().equals(task)).count();
    }
}

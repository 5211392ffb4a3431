package dev.cairn.agent.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.agent.Candidate;
import dev.cairn.core.CairnException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ModelThreadsTest {
    /** Answers a prompt with itself, remembers its batches, and waits at the prompt {@code wait} until it is let go. */
    private static final class Echo implements BatchModel {
        private final List<List<String>> batches = Collections.synchronizedList(new ArrayList<>());
        private final CountDownLatch waiting = new CountDownLatch(1);
        private final CountDownLatch go = new CountDownLatch(1);

        @Override
        public List<List<Candidate>> answer(List<String> prompts) {
            batches.add(prompts);
            for (String prompt : prompts) {
                switch (prompt) {
                    case "wait" -> block();
                    case "fail" -> throw new IllegalArgumentException("cannot read that");
                    case "overflow" -> throw new StackOverflowError();
                    default -> {}
                }
            }
            return prompts.stream()
                    .map(prompt -> List.of(new Candidate(prompt, 0)))
                    .toList();
        }

        private void block() {
            waiting.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final Echo model = new Echo();

    @AfterEach
    void endCallers() {
        callers.shutdownNow();
    }

    @Test
    void promptsThatWaitAreAnsweredTogetherTheOldestFirst() throws Exception {
        try (ModelThreads threads = new ModelThreads(1, 4)) {
            Future<List<Candidate>> first = blocked(threads);
            List<Future<List<Candidate>>> others = ask(threads, "a", "b", "c", "d", "e");
            model.go.countDown();

            assertThat(Candidate.texts(first.get())).containsExactly("wait");
            for (int i = 0; i < 5; i++) {
                assertThat(Candidate.texts(others.get(i).get()))
                        .containsExactly(List.of("a", "b", "c", "d", "e").get(i));
            }
        }
        assertThat(model.batches).containsExactly(List.of("wait"), List.of("a", "b", "c", "d"), List.of("e"));
    }

    @Test
    void aBatchIsOfOneModel() throws Exception {
        Echo other = new Echo();
        try (ModelThreads threads = new ModelThreads(1, 8)) {
            List<Future<List<Candidate>>> answers = new ArrayList<>(List.of(blocked(threads)));
            answers.addAll(ask(threads, "a"));
            answers.add(asked(threads, other, "x"));
            answers.addAll(ask(threads, "b"));
            model.go.countDown();
            for (Future<List<Candidate>> answer : answers) {
                answer.get();
            }
        }
        assertThat(model.batches).containsExactly(List.of("wait"), List.of("a", "b"));
        assertThat(other.batches).containsExactly(List.of("x"));
    }

    @Test
    void aPromptThatFailsDoesNotTakeTheOthersWithIt() throws Exception {
        try (ModelThreads threads = new ModelThreads(1, 8)) {
            Future<List<Candidate>> first = blocked(threads);
            List<Future<List<Candidate>>> answers = ask(threads, "a", "fail", "b", "overflow");
            model.go.countDown();

            assertThat(Candidate.texts(first.get())).containsExactly("wait");
            assertThat(Candidate.texts(answers.get(0).get())).containsExactly("a");
            assertThat(Candidate.texts(answers.get(2).get())).containsExactly("b");
            assertThatThrownBy(() -> answers.get(1).get()).hasRootCauseMessage("cannot read that");
            assertThatThrownBy(() -> answers.get(3).get())
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseInstanceOf(StackOverflowError.class);
            assertThat(threads.ask(model, "still there")).containsExactly(new Candidate("still there", 0));
        }
    }

    @Test
    void closingFailsWhatStillWaitsAndLeavesNoThread() throws Exception {
        ModelThreads threads = new ModelThreads(1, 8);
        Future<List<Candidate>> first = blocked(threads);
        List<Future<List<Candidate>>> waiting = ask(threads, "a");
        Future<?> closed = callers.submit(threads::close);
        assertThatThrownBy(() -> waiting.get(0).get()).hasRootCauseMessage("the model was closed");
        model.go.countDown();
        closed.get();

        assertThat(Candidate.texts(first.get())).containsExactly("wait");
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("model-1");
        assertThatThrownBy(() -> threads.ask(model, "too late")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whoIsInterruptedStopsWaiting() throws Exception {
        try (ModelThreads threads = new ModelThreads(1, 8)) {
            Future<List<Candidate>> first = blocked(threads);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> threads.ask(model, "a")).isInstanceOf(CairnException.class);
            assertThat(Thread.interrupted()).isTrue();
            model.go.countDown();
            assertThat(Candidate.texts(first.get())).containsExactly("wait");
        }
        assertThat(model.batches).containsExactly(List.of("wait"));
    }

    @Test
    void manyCallersOnManyThreadsAllGetTheirOwnAnswer() throws Exception {
        try (ModelThreads threads = new ModelThreads(3, 7)) {
            List<Future<List<Candidate>>> answers = IntStream.range(0, 1000)
                    .mapToObj(i -> callers.submit(() -> threads.ask(model, "prompt " + i)))
                    .toList();
            for (int i = 0; i < answers.size(); i++) {
                assertThat(Candidate.texts(answers.get(i).get())).containsExactly("prompt " + i);
            }
        }
        assertThat(model.batches).allMatch(batch -> batch.size() <= 7);
    }

    /** Asks a prompt that keeps the only thread busy, and waits until it does. */
    private Future<List<Candidate>> blocked(ModelThreads threads) throws InterruptedException {
        Future<List<Candidate>> first = callers.submit(() -> threads.ask(model, "wait"));
        model.waiting.await();
        return first;
    }

    private List<Future<List<Candidate>>> ask(ModelThreads threads, String... prompts) {
        List<Future<List<Candidate>>> answers = new ArrayList<>();
        for (String prompt : prompts) {
            answers.add(asked(threads, model, prompt));
        }
        return answers;
    }

    /** Returns when the prompt waits. */
    private Future<List<Candidate>> asked(ModelThreads threads, BatchModel of, String prompt) {
        int before = threads.waiting();
        Future<List<Candidate>> answer = callers.submit(() -> threads.ask(of, prompt));
        while (threads.waiting() == before) {
            Thread.onSpinWait();
        }
        return answer;
    }
}

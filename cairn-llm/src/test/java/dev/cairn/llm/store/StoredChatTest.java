package dev.cairn.llm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.UserException;
import dev.cairn.llm.BudgetSpentException;
import dev.cairn.llm.ChatAnswer;
import dev.cairn.llm.ChatMessage;
import dev.cairn.llm.ChatModel;
import dev.cairn.llm.ChatRequest;
import dev.cairn.llm.PermanentLlmException;
import dev.cairn.llm.Price;
import dev.cairn.llm.RetriableLlmException;
import dev.cairn.llm.TokenUsage;
import dev.cairn.llm.UnusableAnswerException;
import dev.cairn.llm.http.LlmServer;
import dev.cairn.llm.http.RequestFields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredChatTest {
    private static final Price DEAR = new Price(1000, 3000);

    private static final LlmServer SERVER = server("http://localhost:1/v1", RequestFields.DEFAULT);

    @TempDir
    private Path folder;

    private final AtomicInteger calls = new AtomicInteger();
    private final ChatModel model = request -> {
        calls.incrementAndGet();
        return new ChatAnswer("to " + request.messages().get(0).content(), "stop", new TokenUsage(10, 5));
    };

    @Test
    void aQuestionIsAskedOnceAlsoByAnotherProcess() {
        for (int process = 0; process < 2; process++) {
            try (AnswerStore store = AnswerStore.open(folder.resolve("answers"), SERVER);
                    Budget budget = budget(process, Double.POSITIVE_INFINITY, Long.MAX_VALUE)) {
                StoredChat chat = new StoredChat(model, store, budget);
                assertThat(chat.answer(question("a", 50)).text()).isEqualTo("to a");
                assertThat(chat.answer(question("a", 50)).text()).isEqualTo("to a");
            }
        }
        assertThat(calls).hasValue(1);
    }

    @Test
    void anotherModelPromptOrParameterIsAnotherQuestion() {
        List<ChatMessage> hello = List.of(ChatMessage.user("Hello?"));
        assertThat(Stream.of(
                                new ChatRequest("m", hello, 0, 5),
                                new ChatRequest("n", hello, 0, 5),
                                new ChatRequest("m", hello, 0.5, 5),
                                new ChatRequest("m", hello, 0, 6),
                                new ChatRequest("m", hello, 0, 5, List.of("."), 0),
                                new ChatRequest("m", hello, 0, 5, List.of(), 20),
                                new ChatRequest("m", List.of(ChatMessage.system("Hello?")), 0, 5))
                        .map(SERVER::key)
                        .distinct())
                .hasSize(7)
                .allMatch(key -> key.matches("[0-9a-f]{64}"));
    }

    @Test
    void anotherServerOrFieldIsAnotherQuestion() {
        ChatRequest hello = question("Hello?", 5);
        assertThat(Stream.of(
                                SERVER,
                                server("http://localhost:2/v1", RequestFields.DEFAULT),
                                server("http://localhost:1/v1?api-version=2", RequestFields.DEFAULT),
                                server("http://localhost:1/v1", RequestFields.of("max_completion_tokens", Map.of())),
                                server("http://localhost:1/v1", fields("reasoning_effort", "low")),
                                server("http://localhost:1/v1", fields("temperature", "")))
                        .map(server -> server.key(hello))
                        .distinct())
                .hasSize(6);
    }

    @Test
    void anAnswerOfNoUseIsKeptAndPaidForButAskedForAgain() throws IOException {
        ChatModel thinks = request -> {
            calls.incrementAndGet();
            throw new UnusableAnswerException("no answer", new ChatAnswer("I think", "length", new TokenUsage(10, 5)));
        };
        ChatModel says = request -> {
            calls.incrementAndGet();
            return new ChatAnswer(" ", "stop", new TokenUsage(10, 5));
        };
        try (AnswerStore store = AnswerStore.open(folder.resolve("answers"), SERVER);
                Budget budget = budget(0, Double.POSITIVE_INFINITY, Long.MAX_VALUE)) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> new StoredChat(thinks, store, budget).answer(question("a", 50)))
                        .isInstanceOf(PermanentLlmException.class);
                assertThat(new StoredChat(says, store, budget)
                                .answer(question("b", 50))
                                .text())
                        .isBlank();
            }
            assertThat(calls).hasValue(4);
            assertThat(budget.spending().usage()).isEqualTo(new TokenUsage(40, 20));
            assertThat(store.find(question("a", 50))).isEmpty();
        }
        String key = SERVER.key(question("a", 50));
        assertThat(Files.readString(folder.resolve("answers/" + key.substring(0, 2) + "/" + key + ".unusable.json")))
                .contains("\"reason\" : \"no answer\"")
                .contains("\"text\" : \"I think\"")
                .contains("\"address\" : \"http://localhost:1/v1\"");
    }

    @Test
    void theSameQuestionFromManyThreadsAtOnceIsAskedOnce() throws Exception {
        CountDownLatch ready = new CountDownLatch(8);
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try (AnswerStore store = AnswerStore.open(folder.resolve("answers"), SERVER);
                Budget budget = budget(0, Double.POSITIVE_INFINITY, Long.MAX_VALUE)) {
            StoredChat chat = new StoredChat(model, store, budget);
            List<Future<ChatAnswer>> answers = IntStream.range(0, 8)
                    .mapToObj(i -> pool.submit(() -> {
                        ready.countDown();
                        ready.await();
                        return chat.answer(question("a", 50));
                    }))
                    .toList();
            for (Future<ChatAnswer> answer : answers) {
                assertThat(answer.get().text()).isEqualTo("to a");
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(calls).hasValue(1);
    }

    @Test
    void aCallThatCouldGoOverTheBudgetIsNotMade() {
        try (AnswerStore store = AnswerStore.open(folder.resolve("answers"), SERVER);
                Budget budget = budget(0, 0.2, Long.MAX_VALUE)) {
            StoredChat chat = new StoredChat(model, store, budget);
            chat.answer(question("a", 50));
            assertThat(budget.spending()).isEqualTo(new Spending(1, new TokenUsage(10, 5), 0.025));
            assertThatThrownBy(() -> chat.answer(question("b", 80)))
                    .isInstanceOf(BudgetSpentException.class)
                    .hasMessageContaining("0.0250 of the budget of 0.2000 are spent")
                    .hasMessageContaining("higher --max-cost");
            assertThat(chat.answer(question("a", 50)).text()).isEqualTo("to a");
        }
        assertThat(calls).hasValue(1);
    }

    @Test
    void aContinuedRunGoesOnCounting() {
        for (int process = 0; process < 2; process++) {
            try (AnswerStore store = AnswerStore.open(folder.resolve("answers"), SERVER);
                    Budget budget = budget(0, Double.POSITIVE_INFINITY, 100)) {
                StoredChat chat = new StoredChat(model, store, budget);
                chat.answer(question("a" + process, 60));
                assertThat(budget.spending().usage().total()).isEqualTo(15L * (process + 1));
            }
        }
        try (AnswerStore store = AnswerStore.open(folder.resolve("answers"), SERVER);
                Budget budget = budget(0, Double.POSITIVE_INFINITY, 100)) {
            assertThatThrownBy(() -> new StoredChat(model, store, budget).answer(question("c", 80)))
                    .isInstanceOf(BudgetSpentException.class)
                    .hasMessageContaining("30 of the budget of 100 tokens");
        }
    }

    @Test
    void callsAtTheSameTimeStayWithinTheBudgetTogether() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(6);
        try (AnswerStore store = AnswerStore.open(folder.resolve("answers"), SERVER);
                Budget budget = budget(0, Double.POSITIVE_INFINITY, 200)) {
            StoredChat chat = new StoredChat(model, store, budget);
            List<Future<ChatAnswer>> answers = IntStream.range(0, 30)
                    .mapToObj(i -> pool.submit(() -> chat.answer(question("q" + i, 60))))
                    .toList();
            int refused = 0;
            for (Future<ChatAnswer> answer : answers) {
                try {
                    answer.get();
                } catch (java.util.concurrent.ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(BudgetSpentException.class);
                    refused++;
                }
            }
            assertThat(refused).isPositive();
            assertThat(budget.spending().calls()).isEqualTo(30 - refused);
            // a call takes 15 tokens and is let through as long as 65 are left
            assertThat(budget.spending().usage().total()).isBetween(121L, 200L);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aFailedCallCostsNothing() {
        try (AnswerStore store = AnswerStore.open(folder.resolve("answers"), SERVER);
                Budget budget = budget(0, Double.POSITIVE_INFINITY, 100)) {
            ChatModel failing = request -> {
                throw new RetriableLlmException("busy");
            };
            for (int i = 0; i < 5; i++) {
                assertThatThrownBy(() -> new StoredChat(failing, store, budget).answer(question("a", 80)))
                        .isInstanceOf(RetriableLlmException.class);
            }
            assertThat(budget.spending().calls()).isZero();
        }
    }

    @Test
    void aCostLimitNeedsAPrice() {
        assertThatThrownBy(() -> new Budget(folder.resolve("payments.jsonl"), 1, Long.MAX_VALUE, Price.UNKNOWN))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("--prices");
    }

    @Test
    void oneProcessAtATime() {
        try (AnswerStore store = AnswerStore.open(folder, SERVER)) {
            assertThat(store.find(question("a", 1))).isEmpty();
            assertThatThrownBy(() -> AnswerStore.open(folder, SERVER))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("in use by another cairn process");
        }
    }

    @Test
    void aDamagedAnswerIsNamed() throws IOException {
        ChatRequest request = question("a", 50);
        Path file = folder.resolve(SERVER.key(request).substring(0, 2)).resolve(SERVER.key(request) + ".json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"request\": ");
        assertThatThrownBy(() -> AnswerStore.find(folder, SERVER, request))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("delete it to ask again");
    }

    private Budget budget(int run, double maxCost, long maxTokens) {
        return new Budget(folder.resolve("payments-" + run + ".jsonl"), maxCost, maxTokens, DEAR);
    }

    private static LlmServer server(String url, RequestFields fields) {
        return new LlmServer(url, Optional.empty(), Duration.ofSeconds(1), fields);
    }

    private static RequestFields fields(String name, String value) {
        return RequestFields.of("max_tokens", Map.of(name, value));
    }

    private static ChatRequest question(String text, int maxTokens) {
        return new ChatRequest("m", List.of(ChatMessage.user(text)), 0, maxTokens);
    }
}

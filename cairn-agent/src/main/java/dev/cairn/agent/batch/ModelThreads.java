package dev.cairn.agent.batch;

import dev.cairn.agent.Candidate;
import dev.cairn.core.CairnException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Threads that answer the prompts of many episodes in batches. Whoever asks waits; as soon as a thread is free, it takes
 * what waits for one model, the oldest prompt first. So an episode is part of a batch whenever it has a question, and of
 * none while it acts.
 *
 * <p>A prompt on which a model fails fails alone: the others of its batch are asked again one by one.
 */
public final class ModelThreads implements AutoCloseable {
    private record Request(BatchModel model, String prompt, CompletableFuture<List<Candidate>> answer) {}

    private final int count;
    private final int largestBatch;
    private final Deque<Request> waiting = new ArrayDeque<>();
    private final List<Thread> threads = new ArrayList<>();
    private boolean closed;

    /**
     * Threads that start with the first prompt.
     *
     * @param count threads, one batch each
     * @param largestBatch prompts of a batch at most
     */
    public ModelThreads(int count, int largestBatch) {
        if (count < 1 || largestBatch < 1) {
            throw new IllegalArgumentException("model threads and largest batch must be 1 or more");
        }
        this.count = count;
        this.largestBatch = largestBatch;
    }

    /**
     * Asks and waits.
     *
     * @return answers of the model, best first
     * @throws RuntimeException what the model threw
     */
    public List<Candidate> ask(BatchModel model, String prompt) {
        Request request = new Request(model, prompt, new CompletableFuture<>());
        synchronized (waiting) {
            if (closed) {
                throw new IllegalStateException("the model threads are closed");
            }
            startThreads();
            waiting.add(request);
            waiting.notify();
        }
        try {
            return request.answer().get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new CairnException("a model failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            synchronized (waiting) {
                waiting.remove(request);
            }
            Thread.currentThread().interrupt();
            throw new CairnException("interrupted while a model was asked", e);
        }
    }

    /** Prompts that no thread has taken up yet. */
    int waiting() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    private void startThreads() {
        while (threads.size() < count) {
            Thread thread = new Thread(this::work, "model-" + (threads.size() + 1));
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    private void work() {
        for (List<Request> batch = next(); !batch.isEmpty(); batch = next()) {
            answer(batch);
        }
    }

    /** The next batch, as soon as there is one; empty when there will be none. */
    private List<Request> next() {
        synchronized (waiting) {
            try {
                while (waiting.isEmpty() && !closed) {
                    waiting.wait();
                }
            } catch (InterruptedException e) {
                throw new CairnException("nobody interrupts a model thread", e);
            }
            return take();
        }
    }

    private List<Request> take() {
        List<Request> batch = new ArrayList<>();
        Iterator<Request> all = waiting.iterator();
        while (all.hasNext() && batch.size() < largestBatch) {
            Request request = all.next();
            if (batch.isEmpty() || request.model().equals(batch.get(0).model())) {
                batch.add(request);
                all.remove();
            }
        }
        return batch;
    }

    // Whatever is thrown, errors included: the thread must live on, and who waits must hear of it.
    private static void answer(List<Request> batch) {
        try {
            List<List<Candidate>> answers = batch.get(0)
                    .model()
                    .answer(batch.stream().map(Request::prompt).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer().complete(answers.get(i));
            }
        } catch (RuntimeException | Error e) {
            if (batch.size() == 1) {
                batch.get(0).answer().completeExceptionally(e);
            } else {
                batch.forEach(request -> answer(List.of(request)));
            }
        }
    }

    /** Ends the threads after their present batches; a prompt that still waits fails. */
    @Override
    public void close() {
        List<Request> left;
        synchronized (waiting) {
            closed = true;
            left = List.copyOf(waiting);
            waiting.clear();
            waiting.notifyAll();
        }
        left.forEach(request -> request.answer().completeExceptionally(new CairnException("the model was closed")));
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

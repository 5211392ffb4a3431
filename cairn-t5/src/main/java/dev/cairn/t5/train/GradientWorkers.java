package dev.cairn.t5.train;

import dev.cairn.t5.Device;
import dev.cairn.t5.T5Exception;
import dev.cairn.t5.T5Model;
import dev.cairn.t5.tensor.NoGradScope;
import dev.cairn.t5.tensor.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * Computes the gradients of the micro batches of one step side by side, one thread and one replica of the model for
 * each, and adds them up in the order of the micro batches: the sum does not depend on which thread was faster. For small
 * models this uses several cores far better than several threads for one tensor operation.
 */
final class GradientWorkers implements AutoCloseable {
    private final T5Model model;
    private final List<T5Model> models = new ArrayList<>();
    private final ExecutorService pool;

    /** @param count micro batches of a step; the first is computed by the model itself */
    GradientWorkers(T5Model model, int count) {
        this.model = model;
        models.add(model);
        IntStream.range(1, count).forEach(i -> models.add(model.replica()));
        // On CUDA all threads draw what is dropped from one generator: only one after the other is it always the same.
        boolean sideBySide =
                model.device().type() == Device.Type.CPU || model.config().dropoutRate() == 0;
        pool = Executors.newFixedThreadPool(
                sideBySide ? Math.min(count, Runtime.getRuntime().availableProcessors()) : 1);
    }

    /**
     * Runs {@code backward} for each micro batch and leaves the summed gradients on the model.
     *
     * @param backward given the number of the micro batch and the model to use, returns the loss
     * @return sum of the losses
     */
    double run(BiFunction<Integer, T5Model, Double> backward) {
        if (models.size() == 1) {
            return backward.apply(0, model);
        }
        // Their products would wait for the one pool, if there is not much more than a thread for each.
        return Threads.sharingProducts() <= 2 * models.size()
                ? Threads.withSingleThreadedProducts(() -> sideBySide(backward))
                : sideBySide(backward);
    }

    private double sideBySide(BiFunction<Integer, T5Model, Double> backward) {
        List<Future<Double>> parts = IntStream.range(0, models.size())
                .mapToObj(i -> pool.submit(() -> backward.apply(i, models.get(i))))
                .toList();
        // All are awaited before the first failure is reported: none may still compute when the models are freed.
        List<T5Exception> failures = new ArrayList<>();
        double loss = 0;
        for (Future<Double> part : parts) {
            loss += await(part, failures);
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        models.subList(1, models.size()).forEach(this::addGradients);
        return loss;
    }

    private void addGradients(T5Model replica) {
        try (NoGradScope scope = NoGradScope.open()) {
            replica.parameters().forEach((name, from) -> {
                Tensor gradient = from.grad();
                if (gradient.defined()) {
                    Tensor into = model.parameters().get(name);
                    if (into != null && into.grad().defined()) {
                        into.mutable_grad().add_(gradient);
                    } else if (into != null) {
                        into.mutable_grad().put(gradient.clone());
                    }
                }
                from.mutable_grad().put(new Tensor());
            });
        }
    }

    private static double await(Future<Double> part, List<T5Exception> failures) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return part.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                    failures.add(new T5Exception.Cancelled("Training was interrupted"));
                } catch (ExecutionException e) {
                    failures.add(new T5Exception("Computing the gradient failed: " + e.getCause(), e));
                    return Double.NaN;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        pool.shutdown();
        models.subList(1, models.size()).forEach(T5Model::close);
    }
}

package dev.cairn.t5.lora;

import dev.cairn.t5.T5Exception;
import dev.cairn.t5.T5Model;
import dev.cairn.t5.tensor.Natives;
import dev.cairn.t5.tensor.NoGradScope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Adapters on a model: each target weight W (out, in) becomes {@code W + alpha / rank * B A} with A (rank, in) and B
 * (out, rank). The model computes with the sum, so it needs no other code; gradients of A and B follow from that of the
 * sum by the chain rule. Compared with the plain form this needs memory for the gradients of the targets, and a copy of them.
 */
public final class LoraAdapters implements AutoCloseable {

    private static final String PREFIX = "base_model.model.";
    private static final String A = ".lora_A.weight";
    private static final String B = ".lora_B.weight";

    /** One adapter; {@code sum} belongs to the model. */
    private record Adapter(String name, Tensor sum, Tensor base, Tensor a, Tensor b) {}

    private final LoraConfig config;
    private final List<Adapter> adapters = new ArrayList<>();

    private LoraAdapters(T5Model model, LoraConfig config) {
        this.config = config;
        try (NoGradScope scope = NoGradScope.open()) {
            model.parameters().forEach((name, weight) -> {
                boolean target = config.takes(name);
                weight.set_requires_grad(target);
                if (target) {
                    adapters.add(adapter(name, weight));
                }
            });
        }
        if (adapters.isEmpty()) {
            throw new T5Exception("The model has none of the LoRA targets " + config.targets()
                    + ": T5 has wi, T5 v1.1 and FLAN-T5 have wi_0 and wi_1 in its place");
        }
    }

    private Adapter adapter(String name, Tensor weight) {
        Tensor a = Natives.keep(torch.zeros(new long[] {config.rank(), weight.size(1)}, weight.options()));
        Tensor b = Natives.keep(torch.zeros(new long[] {weight.size(0), config.rank()}, weight.options()));
        a.set_requires_grad(true);
        b.set_requires_grad(true);
        return new Adapter(
                name.substring(0, name.length() - ".weight".length()),
                weight,
                Natives.keep(weight.detach().clone()),
                a,
                b);
    }

    /**
     * New adapters, which leave the model's outputs as they are: A is uniform in {@code ±in^-0.5}, B is 0. Of the
     * model's own parameters only the targets have gradients from now on. To be closed before the model.
     */
    public static LoraAdapters create(T5Model model, LoraConfig config, RandomGenerator random) {
        LoraAdapters created = new LoraAdapters(model, config);
        try (NoGradScope scope = NoGradScope.open()) {
            created.adapters.forEach(adapter -> adapter.a.copy_(uniform(adapter.a, random)));
        }
        return created;
    }

    private static Tensor uniform(Tensor like, RandomGenerator random) {
        double bound = 1 / Math.sqrt((double) like.size(1));
        float[] values = new float[(int) like.numel()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-bound, bound);
        }
        return torch.tensor(values).view(like.size(0), like.size(1));
    }

    /** Adapters of a directory as {@link #save} or PEFT wrote it, applied to the model they were trained on. */
    public static LoraAdapters load(Path adapterDir, T5Model model) {
        LoraAdapters loaded = new LoraAdapters(model, AdapterFiles.config(adapterDir));
        Map<String, Tensor> saved = AdapterFiles.weights(adapterDir);
        try (NoGradScope scope = NoGradScope.open()) {
            loaded.parameters().forEach((name, into) -> into.copy_(find(saved, name, into, adapterDir)));
        } catch (RuntimeException e) {
            loaded.close();
            throw e;
        } finally {
            saved.values().forEach(Natives::free);
        }
        loaded.apply();
        return loaded;
    }

    private static Tensor find(Map<String, Tensor> saved, String name, Tensor like, Path adapterDir) {
        Tensor found = saved.get(PREFIX + name);
        if (found == null || !Arrays.equals(Natives.shape(found), Natives.shape(like))) {
            throw new T5Exception(
                    adapterDir + (found == null ? " has no tensor " : " has another shape of ") + PREFIX + name
                            + ", expected " + Arrays.toString(Natives.shape(like))
                            + ": the adapters belong to another model or are incomplete");
        }
        return found;
    }

    /** A and B of all adapters by name, for an optimiser. */
    public Map<String, Tensor> parameters() {
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        for (Adapter adapter : adapters) {
            parameters.put(adapter.name + A, adapter.a);
            parameters.put(adapter.name + B, adapter.b);
        }
        return Collections.unmodifiableMap(parameters);
    }

    /** Gives A and B the gradients that follow from those of the model's weights, which are forgotten. */
    public void takeGradients() {
        try (NoGradScope scope = NoGradScope.open()) {
            Scalar scale = new Scalar(config.scale());
            for (Adapter adapter : adapters) {
                Tensor gradient = adapter.sum.grad();
                adapter.a
                        .mutable_grad()
                        .put(torch.matmul(adapter.b.t(), gradient).mul_(scale));
                adapter.b
                        .mutable_grad()
                        .put(torch.matmul(gradient, adapter.a.t()).mul_(scale));
                adapter.sum.mutable_grad().put(new Tensor());
            }
        }
    }

    /** Brings the model's weights up to date with A and B: from here on it is merged, and can be saved as it is. */
    public void apply() {
        try (NoGradScope scope = NoGradScope.open()) {
            Scalar scale = new Scalar(config.scale());
            for (Adapter adapter : adapters) {
                adapter.sum.copy_(
                        adapter.base.add(torch.matmul(adapter.b, adapter.a).mul_(scale)));
            }
        }
    }

    /**
     * Writes {@code adapter_config.json} and {@code adapter_model.safetensors}, which PEFT loads.
     *
     * @param baseModel what PEFT shall load first: a directory or a name
     */
    public void save(Path dir, String baseModel) {
        Map<String, Tensor> named = new LinkedHashMap<>();
        parameters().forEach((name, tensor) -> named.put(PREFIX + name, tensor));
        AdapterFiles.write(dir, config, baseModel, named);
    }

    @Override
    public void close() {
        for (Adapter adapter : adapters) {
            Natives.free(adapter.base);
            Natives.free(adapter.a);
            Natives.free(adapter.b);
        }
    }
}

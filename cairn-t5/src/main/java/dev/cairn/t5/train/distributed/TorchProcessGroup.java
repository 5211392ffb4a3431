package dev.cairn.t5.train.distributed;

import dev.cairn.t5.Device;
import dev.cairn.t5.T5Exception;
import dev.cairn.t5.tensor.NativeSettings;
import dev.cairn.t5.tensor.Natives;
import java.util.function.Supplier;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.SizeTPointer;
import org.bytedeco.javacpp.chrono.Milliseconds;
import org.bytedeco.javacpp.chrono.Minutes;
import org.bytedeco.pytorch.Backend;
import org.bytedeco.pytorch.FileStore;
import org.bytedeco.pytorch.ProcessGroupGloo;
import org.bytedeco.pytorch.Store;
import org.bytedeco.pytorch.TCPStore;
import org.bytedeco.pytorch.TCPStoreOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.nccl.ProcessGroupNCCL;
import org.bytedeco.pytorch.presets.torch_gloo;
import org.bytedeco.pytorch.presets.torch_nccl;

/** Over a process group of libtorch: Gloo on the CPU, NCCL on CUDA. */
final class TorchProcessGroup implements ProcessGroup {

    static {
        NativeSettings.apply();
    }

    /** One evaluation or the training of a tokenizer by the first process may take long; one that is gone is noticed at once. */
    private static final long PATIENCE_MINUTES = 120;

    private final int rank;
    private final int size;
    private final Device device;
    private final Store store;
    private final Backend group;

    private TorchProcessGroup(int rank, int size, Device device, Store store, Backend group) {
        this.rank = rank;
        this.size = size;
        this.device = device;
        this.store = store;
        this.group = group;
    }

    static TorchProcessGroup join(Rendezvous rendezvous, int rank, int size, Device device) {
        try (PointerScope scope = new PointerScope()) {
            Milliseconds patience = new Milliseconds(new Minutes(PATIENCE_MINUTES));
            Store store = store(rendezvous, rank, size);
            store.setTimeout(patience);
            Backend group = device.type() == Device.Type.CUDA
                    ? nccl(store, rank, size)
                    : gloo(store, rank, size, rendezvous.loopback(), patience);
            return new TorchProcessGroup(rank, size, device, Natives.keep(store), Natives.keep(group));
        } catch (RuntimeException e) {
            throw new T5Exception(
                    "Process " + rank + " of " + size + " cannot join the others at " + rendezvous + ": " + reason(e),
                    e);
        }
    }

    private static Store store(Rendezvous rendezvous, int rank, int size) {
        Loader.load(torch.class);
        if (rendezvous instanceof Rendezvous.SharedFile file) {
            return new FileStore(file.path().toString(), size);
        }
        Rendezvous.Port there = (Rendezvous.Port) rendezvous;
        SizeTPointer workers = new SizeTPointer(1);
        workers.put(size);
        TCPStoreOptions options = new TCPStoreOptions();
        options.port((short) there.port()).isServer(rank == 0).waitWorkers(true);
        options.numWorkers(workers);
        return new TCPStore(there.host(), options);
    }

    private static Backend gloo(Store store, int rank, int size, boolean loopback, Milliseconds patience) {
        Loader.load(torch_gloo.class);
        ProcessGroupGloo.Options options = ProcessGroupGloo.Options.create(patience);
        options.devices()
                .push_back(
                        loopback
                                ? ProcessGroupGloo.createDeviceForHostname("127.0.0.1")
                                : ProcessGroupGloo.createDefaultDevice());
        return new ProcessGroupGloo(store, rank, size, options);
    }

    private static Backend nccl(Store store, int rank, int size) {
        Loader.load(torch_nccl.class);
        return new ProcessGroupNCCL(store, rank, size);
    }

    @Override
    public int rank() {
        return rank;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void sum(Tensor tensor) {
        try (PointerScope scope = new PointerScope()) {
            group.allreduce(new TensorVector(tensor))._wait();
        } catch (RuntimeException e) {
            throw gone(e);
        }
    }

    @Override
    public double[] sum(double... numbers) {
        try (PointerScope scope = new PointerScope()) {
            Tensor tensor = device.put(torch.tensor(numbers));
            sum(tensor);
            double[] sums = new double[numbers.length];
            tensor.to(new org.bytedeco.pytorch.Device(DeviceType.CPU), tensor.dtype())
                    .data_ptr_double()
                    .get(sums);
            return sums;
        }
    }

    @Override
    public String fromFirst(String name, Supplier<String> text) {
        String made = first() ? text.get() : "";
        try {
            if (first()) {
                store.set(name, made);
                return made;
            }
            return store.get_to_str(name);
        } catch (RuntimeException e) {
            throw gone(e);
        }
    }

    private T5Exception gone(RuntimeException e) {
        return new T5Exception(
                "Process " + rank + " of " + size
                        + " lost the others, one of them has ended: see its output, then start"
                        + " all again; training goes on from the last checkpoint (" + reason(e) + ")",
                e);
    }

    private static String reason(RuntimeException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }

    @Override
    public void close() {
        Natives.free(group);
        Natives.free(store);
    }
}

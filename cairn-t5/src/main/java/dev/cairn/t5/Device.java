package dev.cairn.t5;

import dev.cairn.t5.tensor.CpuFlags;
import dev.cairn.t5.tensor.Cuda;
import dev.cairn.t5.tensor.NativeSettings;
import dev.cairn.t5.tensor.Natives;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;

/**
 * Where tensors live and are computed. A model is on one device; what goes into it is moved there by {@link #put}, the
 * only place that moves tensors to a device.
 *
 * @param type of the processor
 * @param index of the CUDA device, from 0; 0 for the CPU
 */
public record Device(Type type, int index) {

    /** Kinds of processors. */
    public enum Type {
        CPU,
        CUDA
    }

    static {
        NativeSettings.apply();
    }

    /** The processor that always works. */
    public static final Device CPU = new Device(Type.CPU, 0);

    private static final Pattern NAME = Pattern.compile("cuda(?::(\\d{1,3}))?");

    public Device {
        T5Exception.given(type, "type");
        if (index < 0 || (type == Type.CPU && index != 0)) {
            throw new T5Exception("A device has an index of at least 0, and the CPU none: found " + type + " " + index);
        }
    }

    /**
     * The device of that name.
     *
     * @param name {@code cpu}, {@code cuda}, {@code cuda:N}, or {@code auto}: the first CUDA device if there is one, else
     *     the CPU
     * @throws T5Exception when the name is another one, or this process has no such device; the message says what to do
     */
    public static Device of(String name) {
        return of(name, Cuda.devices(), Cuda.built());
    }

    /**
     * As {@link #of(String)}, for one of several processes on this machine: where the name leaves the CUDA device open,
     * each process gets the next one.
     */
    public static Device of(String name, int rank) {
        Device device = of(name);
        return device.isCuda() && !name.contains(":") ? new Device(Type.CUDA, rank % Cuda.devices()) : device;
    }

    static Device of(String name, int cudaDevices, boolean cudaBuilt) {
        if (name.equals("cpu") || (name.equals("auto") && cudaDevices == 0)) {
            return CPU;
        }
        Matcher cuda = NAME.matcher(name.equals("auto") ? "cuda" : name);
        if (!cuda.matches()) {
            throw new T5Exception("Unknown device '" + name + "': expected auto, cpu, cuda or cuda:N");
        }
        int index = cuda.group(1) == null ? 0 : Integer.parseInt(cuda.group(1));
        if (index >= cudaDevices) {
            throw new T5Exception("No device " + name + ": " + Cuda.advice(cudaDevices, cudaBuilt));
        }
        return new Device(Type.CUDA, index);
    }

    /** Whether it is a CUDA device. */
    public boolean isCuda() {
        return type == Type.CUDA;
    }

    /** Whether products in bfloat16 are fast: on CUDA, and on CPUs with units for it. */
    public boolean isFastAtBfloat16() {
        return isCuda() || CpuFlags.here().bfloat16();
    }

    /**
     * Refuses bfloat16 where it would be far slower than single precision.
     *
     * @throws T5Exception on a CPU without units for it
     */
    public void requireFastBfloat16() {
        if (!isCuda()) {
            CpuFlags.here().requireBfloat16();
        }
    }

    /** The tensor on this device, itself if it is there already. */
    public Tensor put(Tensor tensor) {
        return isCuda() ? tensor.to(nativeDevice(), tensor.dtype()) : tensor;
    }

    /** Waits until all operations given to it are computed; on the CPU they are already. */
    public void synchronize() {
        if (isCuda()) {
            torch.cuda_synchronize(index);
        }
    }

    /** Gives memory that libtorch keeps for later tensors back to the device, for other processes; nothing on the CPU. */
    public void freeCache() {
        if (isCuda()) {
            torch.emptyCache();
        }
    }

    /** As libtorch has it. */
    public org.bytedeco.pytorch.Device nativeDevice() {
        return new org.bytedeco.pytorch.Device(nativeType(), (byte) index);
    }

    /** Uninitialised numbers in single precision. */
    public Tensor empty(long... shape) {
        TensorOptions options = isCuda() ? Natives.FLOATS.device(new DeviceOptional(nativeDevice())) : Natives.FLOATS;
        return torch.empty(shape, options, Natives.NO_MEMORY_FORMAT);
    }

    /** The device of a tensor. */
    public static Device holding(Tensor tensor) {
        try (PointerScope scope = new PointerScope()) {
            org.bytedeco.pytorch.Device found = tensor.device();
            return switch (found.type().intern()) {
                case CPU -> CPU;
                case CUDA -> new Device(Type.CUDA, found.index());
                default ->
                    throw new IllegalArgumentException(
                            "No tensors on " + found.str().getString());
            };
        }
    }

    /** Its kind, as libtorch has it. */
    public DeviceType nativeType() {
        return switch (type) {
            case CPU -> DeviceType.CPU;
            case CUDA -> DeviceType.CUDA;
        };
    }

    /** As {@link #of(String)} reads it. */
    @Override
    public String toString() {
        return isCuda() ? "cuda:" + index : "cpu";
    }
}

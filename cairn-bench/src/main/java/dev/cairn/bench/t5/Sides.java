package dev.cairn.bench.t5;

import dev.cairn.t5.Device;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cairn, and the Python sides where there is a Python for them. */
public final class Sides implements AutoCloseable {

    /** {@code transformers} as it comes. */
    public static final String TRANSFORMERS = "transformers";

    /** {@code transformers} with its fastest settings. */
    public static final String TRANSFORMERS_BEST = "transformers, best";

    /** CTranslate2, which only generates. */
    public static final String CTRANSLATE2 = "CTranslate2";

    private final List<Side> all = new ArrayList<>();

    /**
     * Starts them.
     *
     * @param work has {@code jobs.json} and a model directory for each geometry
     * @param device of all of them; CTranslate2 is left out on CUDA
     * @param scripts folder with {@code hf_t5.py} and {@code ct2_t5.py}
     * @param best whether {@link #TRANSFORMERS_BEST} is among them
     */
    public Sides(Path work, Device device, int threads, Optional<Path> python, Path scripts, boolean best) {
        all.add(new CairnSide(work, device));
        python.ifPresent(executable -> {
            Path hf = scripts.resolve("hf_t5.py");
            start(TRANSFORMERS, executable, hf, work, threads, "default", device.toString());
            if (best) {
                start(TRANSFORMERS_BEST, executable, hf, work, threads, "best", device.toString());
            }
            if (device.equals(Device.CPU)) {
                start(CTRANSLATE2, executable, scripts.resolve("ct2_t5.py"), work, threads);
            }
        });
    }

    private void start(String name, Path python, Path script, Path work, int threads, String... settings) {
        List<String> command = new ArrayList<>(
                List.of(python.toString(), script.toString(), work.toString(), Integer.toString(threads)));
        command.addAll(List.of(settings));
        all.add(PythonSide.start(name, job -> does(name, job), command));
    }

    // transformers has no int8 of its own; CTranslate2 does not train; one curve of transformers is enough.
    private static boolean does(String name, Job job) {
        if (job instanceof Job.Validation) {
            return name.equals(TRANSFORMERS);
        }
        if (job instanceof Job.Beams beams) {
            return name.equals(CTRANSLATE2) || !beams.precision().equals("int8");
        }
        return !name.equals(CTRANSLATE2);
    }

    public List<Side> all() {
        return List.copyOf(all);
    }

    @Override
    public void close() {
        all.forEach(Side::close);
    }
}

package dev.cairn.t5.tensor;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Several maps of one input, whose results are wanted apart and dense. */
public record SeparateProjections(List<Projection> parts) implements Projection {

    @Override
    public TensorVector apart(Tensor x, int count) {
        TensorVector results = new TensorVector();
        for (Projection part : parts) {
            results.push_back(part.forward(x));
        }
        return results;
    }

    @Override
    public Tensor forward(Tensor x) {
        return torch.cat(apart(x, parts.size()), -1);
    }

    @Override
    public void close() {
        parts.forEach(Projection::close);
    }
}

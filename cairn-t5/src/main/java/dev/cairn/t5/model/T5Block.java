package dev.cairn.t5.model;

import dev.cairn.t5.T5Config;
import dev.cairn.t5.cpu.EncoderAttention;
import dev.cairn.t5.tensor.Natives;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** One block of the encoder (self-attention, feed-forward) or of the decoder (with cross-attention between them). */
interface T5Block extends AutoCloseable {

    @Override
    void close();

    /** A block of the encoder. */
    record Encoder(T5LayerSelfAttention self, T5LayerFF feedForward) implements T5Block {

        static Encoder of(Weights weights, T5Config config, Dropout dropout, Projections projections) {
            return new Encoder(
                    new T5LayerSelfAttention(weights.below("layer", 0), config, dropout, projections),
                    new T5LayerFF(weights.below("layer", 1), config, dropout, projections));
        }

        Tensor forward(Tensor x, EncoderBias bias) {
            return Natives.scoped(() -> feedForward.forward(Natives.scoped(() -> self.forward(x, bias))));
        }

        /** The same with prepared weights on the CPU, in place. */
        void addOnCpu(RowChunks x, EncoderAttention attention) {
            try (PointerScope scope = new PointerScope()) {
                Tensor attended = self.attendOnCpu(x, attention);
                x.each(part -> {
                    self.addOnCpu(x.at(part), x.of(attended, part));
                    feedForward.addOnCpu(x.at(part));
                });
            }
        }

        @Override
        public void close() {
            self.close();
            feedForward.close();
        }
    }

    /** A block of the decoder. */
    record Decoder(T5LayerSelfAttention self, T5LayerCrossAttention cross, T5LayerFF feedForward) implements T5Block {

        static Decoder of(
                Weights weights, T5Config config, Dropout dropout, Projections projections, Projections encoderSide) {
            return new Decoder(
                    new T5LayerSelfAttention(weights.below("layer", 0), config, dropout, projections),
                    new T5LayerCrossAttention(weights.below("layer", 1), config, dropout, projections, encoderSide),
                    new T5LayerFF(weights.below("layer", 2), config, dropout, projections));
        }

        Tensor forward(Tensor x, Tensor bias, Tensor encoded, @Nullable Tensor mask) {
            return Natives.scoped(() -> {
                Tensor attended = Natives.scoped(() -> self.forward(x, bias));
                Tensor crossed = Natives.scoped(() -> cross.forward(attended, encoded, mask));
                return feedForward.forward(crossed);
            });
        }

        @Override
        public void close() {
            self.close();
            cross.close();
            feedForward.close();
        }
    }
}

package dev.cairn.t5;

/**
 * In which precision generation holds and multiplies the weights. Norms, softmax and scores are single precision in all
 * of them; training does not use this.
 */
public enum Precision {
    /** Single precision: the answers of the reference. */
    FP32(Projections.PACKED, Projections.PACKED),
    /** 16 bits with 8 of mantissa; fast where the processor has instructions for it (AVX512-BF16, AMX), slow elsewhere. */
    BF16(Projections.PACKED_BF16, Projections.PACKED_BF16),
    /** Weights of the decoder in half precision: half the memory traffic of a step. The encoder stays as in FP32. */
    FP16(Projections.PACKED, Projections.HALF),
    /** Weights in 8 bits with one scale an output, inputs rounded at each product: the fastest and the coarsest. */
    INT8(Projections.INT8, Projections.INT8);

    private final Projections encoderSide;
    private final Projections decoderSide;

    Precision(Projections encoderSide, Projections decoderSide) {
        this.encoderSide = encoderSide;
        this.decoderSide = decoderSide;
    }

    Projections encoderSide() {
        return encoderSide;
    }

    Projections decoderSide() {
        return decoderSide;
    }
}

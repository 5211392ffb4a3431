package dev.cairn.t5.cpu;

/** To what the factors of a product are rounded before they are multiplied; what is read, summed up and written is single precision. */
public enum Factors {
    /** Not at all. */
    SINGLE,
    /** To 8 bits of mantissa: several times as fast on CPUs with units for it (AMX, AVX512-BF16), and no faster on others. */
    BFLOAT16
}

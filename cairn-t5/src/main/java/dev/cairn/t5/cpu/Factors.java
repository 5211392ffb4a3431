package dev.cairn.t5.cpu;

/** To what the factors of a product are rounded before they are multiplied; what is read, summed up and written is single precision. */
public enum Factors {
    /** Not at all. */
    SINGLE,
    /** To 8 bits of mantissa, several times as fast, on CPUs with AMX; on others oneDNN multiplies what it is given. */
    BFLOAT16
}

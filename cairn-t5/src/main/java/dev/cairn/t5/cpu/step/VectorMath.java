package dev.cairn.t5.cpu.step;

/** Sums of products of short stretches of arrays. */
final class VectorMath {

    private VectorMath() {}

    static float dot(float[] a, int aFrom, float[] b, int bFrom, int length) {
        // Four sums side by side: a single one would wait for itself at every addition.
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        int i = 0;
        for (; i + 3 < length; i += 4) {
            sum0 += a[aFrom + i] * b[bFrom + i];
            sum1 += a[aFrom + i + 1] * b[bFrom + i + 1];
            sum2 += a[aFrom + i + 2] * b[bFrom + i + 2];
            sum3 += a[aFrom + i + 3] * b[bFrom + i + 3];
        }
        for (; i < length; i++) {
            sum0 += a[aFrom + i] * b[bFrom + i];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }

    /** {@code into += factor * from}. */
    static void add(float[] into, int intoFrom, float factor, float[] from, int fromFrom, int length) {
        for (int i = 0; i < length; i++) {
            into[intoFrom + i] += factor * from[fromFrom + i];
        }
    }
}

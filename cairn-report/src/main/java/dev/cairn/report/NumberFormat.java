package dev.cairn.report;

import dev.cairn.core.score.Interval;
import java.util.Locale;

/** Numbers as the page shows them. */
public final class NumberFormat {
    private NumberFormat() {}

    /** One decimal. */
    public static String one(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** No decimal. */
    public static String whole(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }

    /** One decimal and always a sign. */
    public static String signed(double value) {
        return Math.abs(value) < 0.05
                ? "0.0"
                : String.format(Locale.ROOT, "%+.1f", value).replace('-', '−');
    }

    /** Both ends of an interval. */
    public static String range(Interval interval) {
        return (one(interval.low()) + " to " + one(interval.high())).replace('-', '−');
    }

    /** Both ends of an interval of differences. */
    public static String signedRange(Interval interval) {
        return signed(interval.low()) + " to " + signed(interval.high());
    }

    /** A probability, as it goes on behind {@code p}. */
    public static String p(double p) {
        return (isTiny(p) ? "" : "= ") + probability(p);
    }

    /** A probability by itself. */
    public static String probability(double p) {
        return isTiny(p) ? "< 0.0001" : String.format(Locale.ROOT, p < 0.01 ? "%.4f" : "%.2f", p);
    }

    private static boolean isTiny(double p) {
        return p < 0.0001;
    }

    /** Part of the width of a chart, as SVG and CSS write it; held within it. */
    public static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f%%", Math.max(0, Math.min(100, value)));
    }

    /** Place of a difference between −100 and 100 in a chart whose middle is 0. */
    public static String place(double difference) {
        return percent(50 + difference / 2);
    }

    /** A round number not below {@code value}, for the end of an axis. */
    public static double axisEnd(double value) {
        if (value <= 0) {
            return 1;
        }
        double unit = Math.pow(10, Math.floor(Math.log10(value)));
        for (double step : new double[] {1, 1.2, 1.6, 2, 3, 4, 5, 6, 8, 10}) {
            if (step * unit >= value) {
                return step * unit;
            }
        }
        return 10 * unit;
    }

    /** Number of an axis: decimals only where there are some. */
    public static String tick(double value) {
        return value == Math.rint(value) ? whole(value) : String.format(Locale.ROOT, "%.2f", value);
    }
}

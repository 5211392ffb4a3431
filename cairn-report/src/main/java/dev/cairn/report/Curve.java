package dev.cairn.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A line of a chart.
 *
 * @param points in order of x
 */
public record Curve(List<Point> points) {
    /** A point in the units of what is shown. */
    public record Point(double x, double y) {}

    public Curve {
        points = List.copyOf(points);
    }

    /** A value for each x from 0. */
    static Curve of(List<Double> values) {
        return new Curve(IntStream.range(0, values.size())
                .mapToObj(x -> new Point(x, values.get(x)))
                .toList());
    }

    public double lastX() {
        return points.isEmpty() ? 0 : points.get(points.size() - 1).x();
    }

    public double highestY() {
        return points.stream().mapToDouble(Point::y).max().orElse(0);
    }

    /** Points of an SVG polyline in a box of 100 by 100, which shows x up to {@code width} and y up to {@code height}. */
    public String polyline(double width, double height) {
        return points.stream()
                .map(point -> String.format(
                        Locale.ROOT, "%.2f,%.2f", 100 * point.x() / width, 100 - 100 * point.y() / height))
                .collect(Collectors.joining(" "));
    }
}

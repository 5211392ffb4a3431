/**
 * JMH benchmarks. {@code cairn bench} measures what a user waits for; these are for who changes the code.
 *
 * <pre>
 * ./cairn bench simulator --help        # builds everything
 * java -cp "cairn-bench/target/classes:cairn-bench/target/lib/*" org.openjdk.jmh.Main Simulator
 * </pre>
 */
@NullMarked
package dev.cairn.bench;

import org.jspecify.annotations.NullMarked;

#!/bin/sh
# Speed of training and decoding with the from-scratch geometry. See TrainingBenchmark and GenerationBenchmark.
set -eu
cd "$(dirname "$0")/../.."
. bench/t5/java.sh
# Freed memory stays with the process: every step asks for the same tensors again.
export MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=4000000000 MALLOC_TOP_PAD_=268435456

echo "training: threads, micro batches side by side, rows, input length, padded, steps"
for arguments in "1 1 16 256 false 20" "1 1 16 256 true 20" "2 1 16 256 true 20" "1 2 16 256 true 20"; do
    # shellcheck disable=SC2086
    run_java dev.cairn.t5.train.TrainingBenchmark $arguments
done
echo "decoding: threads, inputs, input length, beams, new tokens, repetitions"
for arguments in "1 1 256 1 12 60" "1 1 256 5 12 60" "1 8 256 1 12 60" "1 8 256 5 12 60" "1 16 300 5 12 60"; do
    # shellcheck disable=SC2086
    run_java dev.cairn.t5.GenerationBenchmark $arguments
done

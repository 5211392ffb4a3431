#!/usr/bin/env bash
# Fine-tuning on executor rows by Cairn and by transformers, from the same weights and in the same order; writes
# docs/t5-curve.svg with both validation losses.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. bench/t5/python.sh
. bench/t5/rows.sh
points=$(mktemp)
trap 'rm -f "$points"' EXIT
./cairn bench curve --python "$PYTHON" --rows "$ROWS/executor" --json "$@" >"$points"
"$PYTHON" bench/t5/plot_curve.py "$points" docs/t5-curve.svg

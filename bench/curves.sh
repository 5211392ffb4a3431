#!/usr/bin/env bash
# What playing and training cost, as three curves: bench/curves.sh [--quick] [OUT.svg]; the table and the drawing are in docs/benchmarks.md.
exec python3 "$(dirname "${BASH_SOURCE[0]}")/curves.py" "$@"

#!/usr/bin/env bash
# What Cairn costs as things grow: episodes a minute and memory against episodes at once, memory against the size of a model, training rate
# against the tokens of a step. Draws docs/curves.svg and prints its numbers as tables.
#   bench/curves.sh [--quick]
# --quick leaves out the large models and most of the points, and draws bench/runs/curves.svg instead. Needs cores that nothing else uses;
# matplotlib is installed into .cairn/curves.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. bench/venv.sh
virtual_environment .cairn/curves matplotlib
./cairn --version
exec .cairn/curves/bin/python bench/curves/curves.py "$@"

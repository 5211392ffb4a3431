#!/usr/bin/env bash
# Episodes a minute of the shipped two-level agent, one at a time compared with many at once, on the same episodes; ends with
#   batched_vs_single=X simulator_share=Y
# X: how many times as many episodes a minute the batched way plays; Y: the simulator's share of its processor time, 0 to 1.
# Fails if the episodes do not come out the same. --quick plays fewer episodes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

size=(--max-variations 9 --warm-up 20 --rounds 1)
if [ "${1:-}" = --quick ]; then
    size=(--max-variations 2 --warm-up 8 --rounds 1)
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

./cairn bench evaluate "${size[@]}" --json >"$work/result.json"
python3 - "$work/result.json" <<'PYTHON'
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    result = json.load(file)
if not result["identical"]:
    sys.exit("the episodes differ between one at a time and many at once")
print(f"{'':44} {'one at a time':>13} {'batched':>9}")


def row(label, value):
    print(f"{label:44} {value(result['single']):13.2f} {value(result['batched']):9.2f}")


row("episodes a minute", lambda run: 60 * run["episodes"] / run["seconds"])
row("seconds a step, by the clock", lambda run: run["seconds"] / run["steps"])
for part in ["SIMULATOR", "CONTROLLER", "EXECUTOR", "MATCHER"]:
    row(f"processor ms a step: {part.lower()}", lambda run: 1000 * run["partSeconds"][part] / run["steps"])
row("processor ms a step: all", lambda run: 1000 * run["processorSeconds"] / run["steps"])
print(f"batched_vs_single={result['ratio']:.2f} simulator_share={result['simulatorShare']:.2f}")
PYTHON

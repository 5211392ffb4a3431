#!/usr/bin/env bash
# ScienceWorld in this JVM compared with the Python package, on the same episodes and the same core; ends with one line
#   fast_vs_python=X fast_vs_plain=Y load_vs_plain=Z threads2_vs_1=W
# ratios of rates, higher is better: a step with all that a Python step returns (X, Y), loading with the gold path (Z),
# two threads on two cores against one on one (W); X, Y and Z are of one thread on one core.
# --quick takes about a minute once everything is installed; the JVM is not warm by then, so its X to Z are too low.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

size=(--episodes 10 --rounds 3 --seconds 2)
warm_up=10
if [ "${1:-}" = --quick ]; then
    size=(--episodes 2 --rounds 1 --seconds 0.8 --max-actions 25)
    warm_up=1
fi

venv=.cairn/bench-simulator
. bench/venv.sh
virtual_environment "$venv" scienceworld==1.2.3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The Python package and the JVM that it starts stay on the core that Cairn keeps itself to: the first.
pin=()
if command -v taskset >/dev/null; then
    pin=(taskset -c "$(taskset -cp $$ | sed -E 's/.*: ([0-9]+).*/\1/')")
fi

./cairn bench simulator "${size[@]}" --threads 2 --save-episodes "$work/episodes.json" --json >"$work/java.json"
"${pin[@]}" "$venv/bin/python" bench/simulator/python_side.py "$work/episodes.json" "$warm_up" >"$work/python.json"

"$venv/bin/python" - "$work" <<'PYTHON'
import json
import sys


def read(name):
    with open(f"{sys.argv[1]}/{name}.json", encoding="utf-8") as file:
        return json.load(file)


java, python = read("java"), read("python")
plain, fast, scaling = java["plain"]["perSecond"], java["fast"]["perSecond"], java["scaling"]
print(f"{'a second, on one core':30} {'Python':>9} {'plain':>9} {'fast':>9}")
for label, key in [("loads", "load"), ("loads with gold path", "load_with_gold"), ("steps", "step"),
                   ("steps with everything", "full_step")]:
    other = f"{python[key]:9.1f}" if key in python else f"{'':>9}"
    print(f"{label:30} {other} {plain[key.upper()]:9.1f} {fast[key.upper()]:9.1f}")
print(f"two threads on two cores against one on one: full steps {scaling['fullSteps']:.2f},"
      f" arithmetic {scaling['computing']:.2f}")
print(f"fast_vs_python={fast['FULL_STEP'] / python['full_step']:.1f}"
      f" fast_vs_plain={fast['FULL_STEP'] / plain['FULL_STEP']:.1f}"
      f" load_vs_plain={fast['LOAD_WITH_GOLD'] / plain['LOAD_WITH_GOLD']:.1f}"
      f" threads2_vs_1={scaling['fullSteps']:.2f}")
PYTHON

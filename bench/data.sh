#!/usr/bin/env bash
# Rows a second of all four data sets, compared with the published Python code on the same trajectories.
#
#   bench/data.sh [--quick]
#
# GOLD       gold file of the original layout, or a run directory of `cairn gold`; without it, some are recorded
# SGD_REPO   checkout of the original implementation (chandar-lab/SubGoal_Distillation_LLM); without it, no Python side
#
# Both sides run in one process with their annotated input in memory, and write to the same folder. The published script
# uses one core; Cairn is measured on all cores, as `cairn dataset` runs, and kept to one core. Further lines for Cairn have
# annotation by rules in their time, too. Last line: rows_vs_python=RATIO, the process of Cairn on all cores against the
# one of Python, by the clock.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

warm_up=50 rounds=21 python_rounds=3
if [ "${1:-}" = --quick ]; then
    warm_up=25 rounds=7 python_rounds=1
fi

# In memory where that is possible, so that no disk is measured.
base=/dev/shm
[ -d "$base" ] && [ -w "$base" ] || base="${TMPDIR:-/tmp}"
work=$(mktemp -d "$base/cairn-bench-data.XXXXXX")
trap 'rm -rf "$work"' EXIT

gold="${GOLD:-}"
if [ -z "$gold" ]; then
    gold=bench/runs/gold
    ./cairn gold --tasks all --per-task 1 --splits train --run-dir "$gold" >/dev/null
fi

pinned=()
if command -v taskset >/dev/null; then
    pinned=(taskset -c "$(taskset -cp $$ | sed -E 's/.*: *([0-9]+).*/\1/')")
fi

./cairn bench data --gold "$gold" --work "$work/all" --threads "$(nproc)" --warm-up "$warm_up" \
    --rounds "$rounds" --json >"$work/all.json" 2>"$work/log"
"${pinned[@]}" ./cairn bench data --gold "$gold" --work "$work/one" --threads 1 --warm-up "$warm_up" \
    --rounds "$rounds" --save-annotated "$work/annotated.jsonl" --json >"$work/cairn.json" 2>"$work/log"

if [ -z "${SGD_REPO:-}" ]; then
    echo "rows_vs_python=none: SGD_REPO does not name a checkout of the original implementation"
    exit 0
fi
if ! "${pinned[@]}" python3 bench/data_python.py "$SGD_REPO" "$work/annotated.jsonl" "$work/python" \
    "$python_rounds" >"$work/python.json" 2>"$work/log"; then
    echo "rows_vs_python=none: the original code did not run: $(tail -n 1 "$work/log")"
    exit 0
fi
# The files that the script has written must be those of `cairn dataset --compat original`.
./cairn dataset --annotated "$work/annotated.jsonl" --compat original --run-dir "$work/compat" >/dev/null 2>&1
same=0 all=0
while read -r file; do
    all=$((all + 1))
    if cmp -s "$work/python/$file" "$work/compat/$file"; then same=$((same + 1)); fi
done < <(cd "$work/python" && find executor controller swift -type f)
echo "$same of $all files of the published script are byte for byte those of cairn dataset --compat original"

python3 - "$work/all.json" "$work/cairn.json" "$work/python.json" <<'EOF'
import json, sys

every, one, python = (json.load(open(file)) for file in sys.argv[1:])
if one["rates"][0]["rows"] != python["rows"]:
    print(f"rows_vs_python=none: {one['rates'][0]['rows']} rows by Cairn, {python['rows']} by Python")
    sys.exit(0)
threads = every["rates"][0]["threads"]
print(f"{'':36} {'rows':>8} {'rows a second':>15} {'rows a CPU second':>19}")
for name, rate in (
    (f"Cairn, {threads} cores", every["rates"][0]),
    (f"Cairn, {threads} cores, annotating too", every["annotatingRates"][0]),
    ("Cairn, one core", one["rates"][0]),
    ("Cairn, one core, annotating too", one["annotatingRates"][0]),
    ("Python, one core", python),
):
    print(f"{name:36} {rate['rows']:8} {rate['rowsPerSecond']:15.0f} {rate['rowsPerCpuSecond']:19.0f}")
by_core = one["rates"][0]["rowsPerCpuSecond"] / python["rowsPerCpuSecond"]
print(f"one core against one core: {by_core:.1f}")
print(f"rows_vs_python={every['rates'][0]['rowsPerSecond'] / python['rowsPerSecond']:.1f}")
EOF

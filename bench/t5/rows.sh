# Sourced from the root of the repository: ROWS is a data set of a few variations of the ten short tasks. Made once.

ROWS=bench/runs/dataset
if [ ! -f "$ROWS/executor/train.jsonl" ]; then
    ./cairn gold --tasks short --splits train,dev --per-task 6 --run-dir bench/runs/t5-gold >/dev/null
    ./cairn annotate --trajectories bench/runs/t5-gold --run-dir bench/runs/annotated >/dev/null
    ./cairn dataset --annotated bench/runs/annotated --history 3 --run-dir "$ROWS" >/dev/null
fi

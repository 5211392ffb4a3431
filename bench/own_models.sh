#!/usr/bin/env bash
# Plays and trains models of Cairn's own size, with this checkout and with an earlier one that is built beside it, in turn.
#   bench/own_models.sh [--quick]
# The earlier one is commit bc836c1, before the work on speed began; BEFORE=COMMIT names another one. It is built in .cairn/before, once.
# Ratios are of processor time, the earlier one's by this one's; the clock is printed beside it. One core each, so that threads that wait for
# one another cost nothing: CORE=1 names another one than the first.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
before=.cairn/before
variations=2 steps=120 rounds=2
if [ "${1:-}" = --quick ]; then variations=1 steps=60 rounds=1; fi
if [ ! -d $before ]; then
    git worktree add --quiet --detach $before "${BEFORE:-bc836c1}" || { echo "no commit ${BEFORE:-bc836c1} here: this needs a full clone" >&2; exit 2; }
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
$before/cairn --version
./cairn --version

# measure FILE COMMAND...: appends processor and clock seconds to FILE.
measure() {
    local file=$1
    shift
    ( TIMEFORMAT='%U %S %R'
      time taskset -c "${CORE:-0}" "$@" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; } ) 2>>"$file"
}
play=(--agent two-level --protocol seed --max-variations $variations)
train=(--d-model 192 --d-ff 384 --layers 3 --heads 6 --batch-tokens 4096 --micro-batches 1 --evaluate-every 100000 --sample 0)

# The same rows for both: those of this checkout, beside what the earlier one says of a data set.
$before/cairn gold --tasks 1-1,4-1,9-1 --folds train,dev --per-task 4 --run-dir "$work/gold"
$before/cairn annotate --trajectories "$work/gold" --run-dir "$work/annotated.before"
$before/cairn dataset --annotated "$work/annotated.before" --run-dir "$work/rows.before"
./cairn gold --tasks 1-1,4-1,9-1 --splits train,dev --per-task 4 --run-dir "$work/gold.now"
./cairn annotate --trajectories "$work/gold.now" --annotator rules --run-dir "$work/annotated.now"
./cairn dataset --annotated "$work/annotated.now" --wording compact --history 3 --run-dir "$work/rows.now"
cp "$work"/rows.now/executor/*.jsonl "$work/rows.before/executor/"

for round in $(seq $rounds); do
    measure "$work/before.play" $before/cairn evaluate "${play[@]}" --fold dev --run-dir "$work/before.play.$round"
    measure "$work/now.play" ./cairn evaluate "${play[@]}" --split dev --run-dir "$work/now.play.$round"
    measure "$work/now.greedy" ./cairn evaluate "${play[@]}" --split dev --beams 1 --run-dir "$work/now.greedy.$round"
    for count in 10 $steps; do
        measure "$work/before.$count" $before/cairn train executor "${train[@]}" --steps $count --dataset "$work/rows.before" --run-dir "$work/before.$count.$round"
        measure "$work/now.$count" ./cairn train executor "${train[@]}" --steps $count --dataset "$work/rows.now" --run-dir "$work/now.$count.$round"
    done
    measure "$work/now.start" ./cairn --version
done

python3 - "$work" $steps <<'END'
import json, sys

work, steps = sys.argv[1], int(sys.argv[2])

def seconds(name):
    lines = [list(map(float, line.split())) for line in open(f"{work}/{name}")]
    return sum(user + system for user, system, _ in lines) / len(lines), sum(clock for _, _, clock in lines) / len(lines)

def episodes(side):
    with open(f"{work}/{side}.play.1/episodes.jsonl") as lines:
        played = map(json.loads, lines)
        # Before, a step was called a turn.
        return [[step["action"] for step in episode.get("steps") or episode["turns"]] for episode in played]

def ratio(what, before, now):
    print(f"{what}: {before[0]:.1f} s of processor time before, {now[0]:.1f} now; by the clock {before[1]:.1f} and {now[1]:.1f}")
    return before[0] / now[0]

def a_step(side):
    few, many = seconds(f"{side}.10"), seconds(f"{side}.{steps}")
    return tuple((m - f) / (steps - 10) * 100 for m, f in zip(many, few))

old, new = episodes("before"), episodes("now")
print(f"{sum(a == b for a, b in zip(old, new))} of {len(new)} episodes with the same actions")
play = ratio("playing, 5 beams", seconds("before.play"), seconds("now.play"))
greedy = ratio("playing greedily, to 5 beams before", seconds("before.play"), seconds("now.greedy"))
train = ratio("100 steps of 4,096 tokens", a_step("before"), a_step("now"))
ratio("a training of 10 steps", seconds("before.10"), seconds("now.10"))
print(f"play_vs_before={play:.2f} sample_vs_before={greedy:.2f} train_vs_before={train:.2f} start_s={seconds('now.start')[1]:.2f}")
END

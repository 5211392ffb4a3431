#!/usr/bin/env bash
# Records gold trajectories in one process on one core, on one single-core worker of a Spark cluster on this machine, and on two.
#   bench/spark.sh [--quick]
# --quick compares the files, of 72 trajectories; its times are mostly those of starting executors and loading the world.
# SPARK_HOME is an installation of Spark 4; without it, pyspark is installed into .cairn/spark. Needs two cores that nothing else uses, and
# better a third: with two, the command that deals out the work takes from both workers what it needs.
# Times are from the start of the stage to its end, as the run directory records them: without starting Java and Spark, with loading the world on
# the workers.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
tasks=all
count=24
[ "${1:-}" != --quick ] || tasks=4-1,5-1,2-1
if [ -z "${SPARK_HOME:-}" ]; then
    [ -d .cairn/spark ] || { python3 -m venv .cairn/spark && .cairn/spark/bin/pip install --quiet pyspark; }
    SPARK_HOME=$(.cairn/spark/bin/python -c 'import pyspark; print(pyspark.__path__[0])')
    export SPARK_HOME
fi
export SPARK_LOCAL_IP=127.0.0.1 SPARK_DAEMON_MEMORY=256m
export CAIRN_SPARK_OPTS="--conf spark.executor.cores=1 --conf spark.executor.memory=2g"
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null; wait; rm -rf "$work"' EXIT
port=17077
# On cores of its own, by taskset: the compiler and the garbage collector of a JVM have threads that would take a second one.
spark() { taskset -c "$1" "$SPARK_HOME/bin/spark-class" "org.apache.spark.deploy.$2" --host 127.0.0.1 --webui-port 0 "${@:3}" >"$work/$2.$RANDOM.log" 2>&1 & }
worker() { spark "$1" worker.Worker --cores 1 --memory 3g --work-dir "$work/worker" "spark://127.0.0.1:$port"; sleep 10; }

taskset -c 0 ./cairn gold --tasks $tasks --per-task $count --edits no-op --threads 1 --run-dir "$work/plain"
spark 0,1 master.Master --port $port
sleep 5
worker 0
./cairn gold --tasks $tasks --per-task $count --edits no-op --master spark://127.0.0.1:$port --run-dir "$work/one"
worker 1
./cairn gold --tasks $tasks --per-task $count --edits no-op --master spark://127.0.0.1:$port --run-dir "$work/two"

same=true
for file in trajectories.jsonl edited.jsonl report.json; do
    for run in one two; do cmp -s "$work/plain/$file" "$work/$run/$file" || same=false; done
done
python3 - "$work" $same <<'END'
import json, sys
from datetime import datetime

def seconds(run):
    times = [datetime.fromisoformat(json.loads(line)["time"].replace("Z", "+00:00")) for line in open(f"{sys.argv[1]}/{run}/events.jsonl")]
    return (times[-1] - times[0]).total_seconds()

plain, one, two = map(seconds, ("plain", "one", "two"))
print(f"plain {plain:.0f} s, one worker {one:.0f} s, two workers {two:.0f} s")
print(f"scaling_2_vs_1={one / two:.2f} overhead_vs_local={one / plain:.2f} same_bytes={sys.argv[2]}")
END

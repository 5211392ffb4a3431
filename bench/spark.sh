#!/usr/bin/env bash
# Records gold trajectories in one process on one core, on one single-core worker of a Spark cluster on this machine, and on two.
#   bench/spark.sh [--quick] [--half]
# --quick compares the files, of 72 trajectories; its times are mostly those of starting executors and loading the world.
# --half gives a worker, and the one process, half a core by a control group (Linux, as root). On two cores that leaves one for the command
# that deals out the work, which otherwise takes from both workers what it needs. At half the speed more trajectories make it a job of five minutes
# of a core again.
# SPARK_HOME is an installation of Spark 4; without it, pyspark is installed into .cairn/spark. Needs two cores that nothing else uses, and
# without --half better a third.
# Times are from the start of the stage to its end, as the run directory records them: without starting Java and Spark, with loading the world on
# the workers.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
tasks=all
count=24
half=
for option in "$@"; do
    case $option in
    --quick) tasks=4-1,5-1,2-1 ;;
    --half) half=yes; count=32 ;;
    *) echo "unknown option $option" >&2; exit 2 ;;
    esac
done
if [ -z "${SPARK_HOME:-}" ]; then
    . bench/venv.sh
    virtual_environment .cairn/spark pyspark
    SPARK_HOME=$(.cairn/spark/bin/python -c 'import pyspark; print(pyspark.__path__[0])')
    export SPARK_HOME
fi
export SPARK_LOCAL_IP=127.0.0.1 SPARK_DAEMON_MEMORY=256m
export CAIRN_SPARK_OPTS="--conf spark.executor.cores=1 --conf spark.executor.memory=2g"
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null; wait; rm -rf "$work"; [ -z "$half" ] || rmdir "$group"-0 "$group"-1' EXIT
port=17077

# Half of each core, in the first or the second version of control groups.
if [ -n "$half" ]; then
    group=/sys/fs/cgroup/cairn-bench
    [ ! -d /sys/fs/cgroup/cpu ] || group=/sys/fs/cgroup/cpu/cairn-bench
    for core in 0 1; do
        mkdir -p "$group-$core"
        if [ -f "$group-$core/cpu.max" ]; then echo 50000 100000 >"$group-$core/cpu.max"; else echo 50000 >"$group-$core/cpu.cfs_quota_us"; fi
    done
fi
# alone CORE COMMAND...: on that core and no other, since the compiler and the garbage collector of a JVM have threads that would take a second one.
alone() {
    [ -z "$half" ] || echo "$BASHPID" >"$group-$1/cgroup.procs"
    exec taskset -c "$@"
}
worker() {
    alone "$1" "$SPARK_HOME/bin/spark-class" org.apache.spark.deploy.worker.Worker --host 127.0.0.1 --webui-port 0 --cores 1 --memory 3g \
        --work-dir "$work/worker" "spark://127.0.0.1:$port" >"$work/worker-$1.log" 2>&1 &
    sleep 10
}

(alone 0 ./cairn gold --tasks $tasks --per-task $count --edits no-op --threads 1 --run-dir "$work/plain")
"$SPARK_HOME/bin/spark-class" org.apache.spark.deploy.master.Master --host 127.0.0.1 --webui-port 0 --port $port >"$work/master.log" 2>&1 &
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

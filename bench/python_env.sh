#!/usr/bin/env bash
# ScienceWorld for Python programs: the package scienceworld compared with cairn-scienceworld, and AgentGym's server with `cairn serve`;
# ends with one line
#   env_step_vs_scienceworld=X vector8_vs_8_processes=Y agentgym_vs_original=Z
# how many times as fast by the clock: a step of one environment, a step of eight (eight processes with a JVM each, compared with
# one vector), and a step over HTTP. The sides take turns, on the same episodes.
# --quick takes some minutes; Java is not warm by then, so X to Z are too low.
# AGENTGYM is the repository of the original server; without git or network, Z is not measured.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

size=(10 3 60)
[ "${1:-}" != --quick ] || size=(3 1 15)
venv=.cairn/bench-python
python="$venv/bin/python"
. bench/venv.sh
virtual_environment "$venv" scienceworld==1.2.3
wheel=$(python/build.sh)
"$venv/bin/pip" install --quiet --disable-pip-version-check --no-deps --force-reinstall "$wheel"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$python" bench/python_env/measure.py "${size[@]}" >"$work/env.json"
echo null >"$work/agentgym.json"
server="git+${AGENTGYM:-https://github.com/WooooDyy/AgentGym}#subdirectory=agentenv-sciworld"
if "$python" -c 'import agentenv_sciworld' 2>"$work/log" >&2 \
    || "$venv/bin/pip" install --quiet --disable-pip-version-check "$server" fastapi uvicorn 2>"$work/log" >&2; then
    "$python" bench/python_env/agentgym.py "${size[@]:0:2}" "${CAIRN:-./cairn}" >"$work/agentgym.json"
else
    echo "AgentGym's server cannot be installed: $(tail -n 1 "$work/log")" >&2
fi

"$python" - "$work" <<'PYTHON'
import json
import sys


def read(name):
    with open(f"{sys.argv[1]}/{name}.json", encoding="utf-8") as file:
        return json.load(file)


env, agentgym = read("env"), read("agentgym")
print(f"{'milliseconds a step':32} {'original':>10} {'Cairn':>8} {'times':>6} {'of processor':>24} {'times':>6}")
ratios = []
for label, side in [("one environment", env["single"]), ("eight environments", env["vector"]), ("over HTTP", agentgym)]:
    if side is None:
        ratios.append("unmeasured")
        continue
    clock, cpu = side["original_ms"] / side["cairn_ms"], side["original_cpu_ms"] / side["cairn_cpu_ms"]
    ratios.append(f"{clock:.1f}")
    print(f"{label:32} {side['original_ms']:10.2f} {side['cairn_ms']:8.2f} {clock:6.1f}"
          f" {side['original_cpu_ms']:15.2f} {side['cairn_cpu_ms']:8.2f} {cpu:6.1f}")
print(f"observations that are the same: {100 * env['single']['same_texts']:.1f} %"
      + (f", over HTTP {100 * agentgym['same_texts']:.1f} %" if agentgym else ""))
print(f"memory of 64 environments: {env['crowd_mib']:.0f} MiB; of one JVM of the original: {env['single']['original_jvm_mib']:.0f} MiB")
print(f"env_step_vs_scienceworld={ratios[0]} vector8_vs_8_processes={ratios[1]} agentgym_vs_original={ratios[2]}")
PYTHON

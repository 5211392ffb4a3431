"""Rows a second of the published Python code, on trajectories that `cairn bench data --save-annotated` wrote.

The published script data_convert.py runs unmodified, one task after the other in one process. Left out of the time: the
start of Python, reading of the input, and the annotation, which is handed over ready. Prints one JSON object.

    python3 bench/data_python.py REPOSITORY ANNOTATED FOLDER ROUNDS
"""

import collections
import contextlib
import io
import json
import os
import statistics
import sys
import time
import types

END = {"action": "end subgoal", "observation": "the current subgoal is done."}


def published(step):
    return {
        "action": step["action"],
        "observation": step["observation"],
        "score": repr(step["score"]),
        "isCompleted": str(step["completed"]).lower(),
        "freelook": step["look"],
        "inventory": step["inventory"],
    }


def with_ends(record):
    """Steps with the name of their sub-goal and a step at the end of each but the last, and the list of sub-goals."""
    merged = []
    for segment in record["segments"]:
        if merged and merged[-1]["subGoal"] == segment["subGoal"]:
            merged[-1]["to"] = segment["to"]
        else:
            merged.append(dict(segment))
    steps = []
    for i, segment in enumerate(merged):
        for step in record["trajectory"]["steps"][segment["from"] : segment["to"]]:
            steps.append({**published(step), "subgoal": segment["subGoal"]})
        if i + 1 < len(merged):
            steps.append({**steps[-1], **END})
    return steps, [segment["subGoal"] for segment in merged]


class Task:
    """One task as the published gold file has it, and its annotations ready made."""

    def __init__(self, index, name):
        self.index, self.name = index, name
        self.sequences, self.annotations = [], {}

    def add(self, record):
        trajectory = record["trajectory"]
        number = trajectory["variation"]["number"]
        path = [published(step) for step in trajectory["steps"]]
        self.sequences.append(
            {
                "variationIdx": number,
                "fold": trajectory["variation"]["split"],
                "taskDescription": trajectory["taskDescription"],
                "path": path,
            }
        )
        plain = [{**step, "subgoal": "all"} for step in path]
        self.annotations[number] = {"ends": with_ends(record), "plain": (plain, ["all"])}

    def raw(self):
        # a new list, since the script shuffles it
        return {
            str(self.index): {
                "taskIdx": self.index,
                "taskName": self.name,
                "goldActionSequences": list(self.sequences),
            }
        }


class Published:
    """The published script with its input handed over in memory."""

    def __init__(self, repository, folder):
        self.folder = folder
        self.path = os.path.join(repository, "data", "data_convert.py")
        sys.path.insert(0, os.path.dirname(self.path))
        with open(self.path) as f:
            self.code = compile(f.read(), self.path, "exec")
        # its own imports (openai, pandas, the simulator) are needed only where there is no annotation yet
        sys.modules["subgoals"] = types.ModuleType("subgoals")
        sys.modules["subgoals.sg_generating"] = types.ModuleType("subgoals.sg_generating")
        self.utils = __import__("data_utils")
        self.template = self.utils.compose_instance_v4_sg

    def run(self, task, labeling, kind, out):
        """Runs the script; returns the number of rows."""
        sys.modules["subgoals.sg_generating"].sg_generator = (
            lambda gold, desc, variation, steps, few, key: task.annotations[variation][kind]
        )
        self.utils.compose_instance_v4_sg = self.swift if kind == "plain" else self.template
        sys.argv = ["data_convert.py", "--task_id", str(task.index), "--labeling", labeling]
        sys.argv += ["--dir", os.path.join(self.folder, out), "--gold_data_path", os.devnull]
        load, json.load = json.load, lambda f: task.raw()
        space = {"__name__": "__main__"}
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                exec(self.code, space)
        except AssertionError:
            pass  # a task without a fold: the files of the task are written by then
        finally:
            json.load = load
        return len(space["all_actions"])

    def swift(self, *arguments):
        return self.utils.compose_instance_v4(*arguments[:-1])

    def first(self, tasks):
        """The release has the template of this set, but no script."""
        rows = 0
        with open(os.path.join(self.folder, "first.jsonl"), "w") as out:
            for task in tasks:
                for sequence in task.sequences:
                    step = sequence["path"][0]
                    text, label = self.utils.compose_instance_v4_first_sgaslabel(
                        "fast_system",
                        1,
                        sequence["taskDescription"],
                        step["inventory"],
                        step["freelook"],
                        [],
                        [0.0],
                        task.annotations[sequence["variationIdx"]]["ends"][1][0],
                    )
                    row = {"input": text, "target": label, "task_id": task.index}
                    row["variation_id"] = sequence["variationIdx"]
                    row["task_real_id"] = self.utils.get_real_task_id(task.name)
                    out.write(json.dumps(row) + "\n")
                    rows += 1
        return rows

    def all(self, tasks):
        rows = self.first(tasks)
        for task in tasks:
            rows += self.run(task, "action", "ends", "executor")
            rows += self.run(task, "sg", "ends", "controller")
            rows += self.run(task, "action", "plain", "swift")
        return rows


def main(repository, annotated, folder, rounds):
    tasks = collections.OrderedDict()
    with open(annotated) as f:
        for line in f:
            record = json.loads(line)
            task = record["trajectory"]["variation"]["task"]
            tasks.setdefault(task["index"], Task(task["index"], task["name"])).add(record)
    os.makedirs(folder, exist_ok=True)
    script = Published(repository, folder)
    seconds, cpu = [], []
    for _ in range(rounds):
        start, cpu_start = time.perf_counter(), time.process_time()
        rows = script.all(tasks.values())
        seconds.append(time.perf_counter() - start)
        cpu.append(time.process_time() - cpu_start)
    result = {"rows": rows, "seconds": seconds, "cpuSeconds": cpu}
    result["rowsPerSecond"] = rows / statistics.median(seconds)
    result["rowsPerCpuSecond"] = rows / statistics.median(cpu)
    print(json.dumps(result))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))

"""A step of AgentGym's server for ScienceWorld beside one of `cairn serve`, over HTTP and on the same episodes.

    python agentgym.py EPISODES ROUNDS CAIRN      prints JSON
"""
import http.client
import json
import os
import re
import subprocess
import sys
import threading

from measure import TASKS, Clock, result, warm_up

NOT_SERVED = ("5-1", "5-2", "9-1", "9-2", "9-3", "10-1", "10-2")


class Server:
    """A server as a process, and a client of it that keeps its connection."""

    def __init__(self, command, path):
        self.path = path
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=os.getcwd())
        found = None
        while found is None:
            line = self.process.stdout.readline()
            if not line:
                raise SystemExit(f"{command} ended with {self.process.wait()}")
            found = re.search(r"http://[^:/]+:(\d+)", line)
        # What it says of each request is read, so that it is not held up.
        threading.Thread(target=self.process.stdout.read, daemon=True).start()
        self.client = http.client.HTTPConnection("127.0.0.1", int(found[1]), timeout=600)
        self.id = self.ask("/create")["id"]

    def ask(self, route, **fields):
        self.client.request("POST", self.path + route, json.dumps(fields), {"Content-Type": "application/json"})
        answer = json.loads(self.client.getresponse().read())
        if isinstance(answer, dict) and "error" in answer:
            raise SystemExit(f"{route} {fields}: {answer['error']}")
        return answer

    def play(self, episode, clock):
        # The original hangs up after five seconds without a request.
        self.client.close()
        texts = [self.ask("/reset", id=self.id, data_idx=episode["index"])["observation"]]
        with clock:
            for action in episode["actions"]:
                texts.append(self.ask("/step", id=self.id, action=action)["observation"])
        return texts

    def pids(self):
        """The server, and what it started."""
        children = subprocess.run(["ps", "-o", "pid=", "--ppid", str(self.process.pid)], capture_output=True, text=True).stdout
        return [self.process.pid, *map(int, children.split())]

    def close(self):
        self.process.terminate()
        self.process.wait()


def episodes(count):
    """First variations of tasks that the server has, with what solves them, and their number there."""
    from cairn_scienceworld import ScienceWorldEnv
    env = ScienceWorldEnv()
    index, found = 0, {}
    for task in env.tasks:
        if task not in NOT_SERVED:
            found[task] = index
            index += env.get_max_variations(task)
    chosen = [task for task in TASKS if task in found][:count]
    solved = []
    for task in chosen:
        env.load(task, 0, "", generateGoldPath=True)
        # An episode that is over takes no more actions: nothing is focused on, which wins or loses, and there are few moves.
        actions = [action for action in env.get_gold_action_sequence() if not action.startswith(("focus", "wait"))]
        solved.append({"index": found[task], "actions": actions[:30]})
    env.close()
    return solved


def main():
    count, rounds, cairn = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    played = episodes(count)
    sides = [
        Server([sys.executable, "-m", "uvicorn", "agentenv_sciworld:app", "--host", "127.0.0.1", "--port", "0"], ""),
        Server([cairn, "serve", "--port", "0"], "/agentgym/sciworld"),
    ]
    try:
        print(json.dumps(compare(sides, played, rounds)))
    finally:
        for side in sides:
            side.close()


def compare(sides, played, rounds):
    clocks = [Clock(side.pids()) for side in sides]
    warm_up(*(lambda side=side: [side.play(episode, Clock([])) for episode in played] for side in sides))
    same = texts = steps = 0
    for _ in range(rounds):
        for episode in played:
            theirs, ours = [side.play(episode, clock) for side, clock in zip(sides, clocks)]
            same += sum(a == b for a, b in zip(theirs, ours))
            texts += len(theirs)
            steps += len(episode["actions"])
    return result(*clocks, steps) | {"same_texts": same / texts}


main()

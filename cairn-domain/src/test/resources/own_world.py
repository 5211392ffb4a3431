# Speaks the protocol without the helper cairn_world.
import json, random, sys

ROOMS = ["attic", "bedroom", "cellar", "den", "entry", "foyer", "garden"]
THINGS = ["book", "cup", "fan", "hat", "key", "lamp", "map", "pen"]

def reset(variation):
    draw = random.Random(variation)
    return {"thing": draw.choice(THINGS), "goal": draw.choice(ROOMS), "room": draw.choice(ROOMS),
            "at": {thing: draw.choice(ROOMS) for thing in THINGS}, "done": False}

def walk(start, end):
    i, j = ROOMS.index(start), ROOMS.index(end)
    return [f"go to {ROOMS[k]}" for k in (range(i + 1, j + 1) if i < j else range(i - 1, j - 1, -1))]

def actions(w):
    near = walk(w["room"], ROOMS[0])[:1] + walk(w["room"], ROOMS[-1])[:1]
    return (["wait"] + near + [f"take {t}" for t in THINGS if w["at"][t] == w["room"]]
            + [f"drop {t}" for t in THINGS if w["at"][t] == "hand"])

def act(w, action):
    verb, what = action.split(" ")[0], action.split(" ")[-1]
    if verb == "go":
        w["room"] = what
    elif verb != "wait":
        w["at"][what] = "hand" if verb == "take" else w["room"]
    w["done"] = action == f"drop {w['thing']}" and w["room"] == w["goal"]

def told(w, observation, known=True):
    def things(place):
        return ", ".join(t for t in THINGS if w["at"][t] == place) or "nothing"
    score = 1 if w["done"] else 0.5 if w["at"][w["thing"]] == "hand" else 0
    return {"observation": observation, "look": f"You are in the {w['room']}. You see: {things(w['room'])}.",
            "inventory": f"You carry: {things('hand')}.", "actions": actions(w), "score": score, "done": w["done"], "known": known}

for line in sys.stdin:
    ask = json.loads(line)
    if ask["op"] == "hello":
        answer = {"version": 1, "name": "fetch", "content": "1", "place": r"You are in the (\w+)",
                  "tasks": [{"name": "bring", "train": 200, "dev": 20, "test": 40}]}
    elif ask["op"] == "reset":
        world = reset(ask["variation"])
        there = world["at"][world["thing"]]
        gold = walk(world["room"], there) + [f"take {world['thing']}"] + walk(there, world["goal"]) + [f"drop {world['thing']}"]
        answer = {**told(world, ""), "gold": gold,
                  "task": f"Bring the {world['thing']} from the {there} to the {world['goal']}."}
    elif ask["action"] in actions(world):
        act(world, ask["action"])
        answer = told(world, f"You {ask['action']}.")
    else:
        answer = told(world, "You cannot do that.", known=False)
    print(json.dumps(answer), flush=True)

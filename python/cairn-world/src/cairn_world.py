"""Makes a text world in Python one of Cairn's: ``--domain 'process:python3 my_world.py'``.

    from cairn_world import State, serve

    class MyWorld:
        name = "my-world"
        tasks = {"bring": (200, 20, 40)}        # how many variations to train on, to try on, to test on

        def reset(self, variation):
            return State("You are in the den.", task="Bring the cup to the attic.", actions=["take cup", "go up"])

        def step(self, action):
            return State("You take the cup.", score=0.5, actions=["drop cup", "go up"])

    serve(MyWorld())

Cairn asks in JSON lines on standard input and is answered on standard output; its guide docs/guides/bring-your-own-world.md has the
protocol. This file needs nothing but Python 3.8: a copy of it beside a world will do.
"""

import inspect
import json
import numbers
import os
import random
import signal
import sys
import traceback
import zlib
from dataclasses import dataclass, replace
from typing import Any, Optional, Sequence

__all__ = ["GymWorld", "State", "serve"]

VERSION = 1


@dataclass(frozen=True)
class State:
    """What a world tells after a reset or a step.

    observation  what came of the action
    score        0 to 1, which is the full score; below 0 after a fatal action
    done         whether the task is over
    look         what the agent sees without asking; without it, the observation is taken
    inventory    what it carries
    actions      all that is possible now: agents fall back on them, and the random agent needs them
    known        False for an action that the world does not understand, which must change nothing; without it, what was among
                 `actions` is known
    task         at a reset: what is to be done, in words
    gold         at a reset: the actions that solve the episode, if they are known
    """

    observation: str
    score: float = 0
    done: bool = False
    look: Optional[str] = None
    inventory: Optional[str] = None
    actions: Optional[Sequence[str]] = None
    known: Optional[bool] = None
    task: Optional[str] = None
    gold: Optional[Sequence[str]] = None

    def __post_init__(self):
        for field, value in vars(self).items():
            if field in ("observation", "look", "inventory", "task"):
                fits, expected = isinstance(value, str), "a text"
            elif field in ("actions", "gold"):
                fits = isinstance(value, (list, tuple)) and all(isinstance(text, str) and text.strip() for text in value)
                expected = "a list of texts, none of them empty or blank"
            elif field == "score":
                fits = isinstance(value, numbers.Real) and not _is_truth(value) and -1 <= value <= 1
                expected = "a number from 0 to 1, or below 0 after a fatal action"
            else:
                fits, expected = _is_truth(value), "True or False"
            if not fits and (value is not None or field in ("observation", "score", "done")):
                raise ValueError(f"{field} is {_shortened(repr(value))}; expected {expected}")


class GymWorld:
    """A world of environments as Gymnasium, TextWorld, Jericho and ALFWorld have them.

    A subclass has `name`, `tasks` and `start`, and may change the other methods. `info` is read by TextWorld's names: `objective`,
    `description`, `inventory`, `admissible_commands`, `extra.walkthrough` or `policy_commands` (gold), and `won`, `lost`, `score` and
    `max_score`. Where neither `won` nor `max_score` is told, the score is the sum of rewards, divided by `full_score`.
    """

    full_score: float = 1
    env: Any = None

    def start(self, task, variation, split):
        """The environment of an episode, and what its reset returned: ``return env, env.reset(seed=variation)``.

        It may name fewer arguments. An environment is closed when another one takes its place.
        """
        raise NotImplementedError("a GymWorld needs the method start")

    def text(self, observation):
        """A text without what does not belong to it: a prompt, a banner."""
        return str(observation).strip()

    def told(self, observation, info):
        """What is known now, by TextWorld's names; `self.env` may be asked for more."""
        return info

    def reset(self, **episode):
        before = self.env
        self.env, (observation, info) = self.start(**_named(self.start, episode))
        if before is not None and before is not self.env:
            before.close()
        # ALFWorld's is a batch of one.
        self._batch = isinstance(observation, (list, tuple)) and len(observation) == 1 and isinstance(observation[0], str)
        self._rewards = 0.0
        self._state = self._read(observation, info, False)
        info = self._info
        gold = (info.get("extra.walkthrough") or info.get("policy_commands")) if episode["gold"] else None
        return replace(self._state, task=self.text(info.get("objective") or self._state.observation), gold=gold)

    def step(self, action):
        # Gymnasium has two ways to end, terminated and truncated, the others have one.
        observation, reward, *ends, info = self.env.step([action] if self._batch else action)
        self._rewards += float(self._one(reward))
        before, now = self._state, self._read(observation, info, any(self._one(end) for end in ends))
        self._state = now
        if before.actions is None or action in before.actions:
            return now
        # Environments understand more than they list.
        return replace(now, known=replace(before, observation=now.observation) != now)

    def _one(self, value):
        return value[0] if self._batch else value

    def _read(self, observation, info, done):
        observation = self._one(observation)
        self._info = info = self.told(observation, {name: self._one(value) for name, value in info.items()})
        look, inventory = info.get("description"), info.get("inventory")
        return State(
            observation=self.text(observation),
            score=self._score(info),
            done=done,
            look=None if look is None else self.text(look),
            inventory=None if inventory is None else self.text(inventory),
            actions=info.get("admissible_commands"),
        )

    def _score(self, info):
        if info.get("won") or info.get("lost"):
            return 1 if info.get("won") else -1
        if info.get("max_score"):
            return max(0, info["score"] / info["max_score"])
        score = 0 if "won" in info else max(0, self._rewards / self.full_score)
        if score > 1:
            raise ValueError(f"rewards add up to {self._rewards:g}; set full_score to the most that there can be")
        return score


def serve(world):
    """Answers Cairn until the input ends.

    `world` has `name`, `tasks`, `reset` and `step`, and may have `content`, `place`, `introduction` and `simplifications`. `reset` is
    given those of task, variation, split, simplifications and gold that it names. Before it, the random numbers of Python and NumPy are
    seeded. What is raised ends the episode and is told to Cairn; what is printed goes to standard error.
    """
    questions, answers = _streams or _take_streams()
    # Ctrl-C is for Cairn, which closes the input of its worlds; one that dies first looks as if it had failed.
    signal.signal(signal.SIGINT, lambda *_: None)
    server = _Server(world)
    for line in questions:
        answers.write(server.answer(line).encode() + b"\n")
        answers.flush()


class _Refused(Exception):
    """What no world could answer."""


class _Server:
    def __init__(self, world):
        self.world = world
        self.playing = False

    def answer(self, line):
        try:
            question = json.loads(line)
            op = question.get("op") if isinstance(question, dict) else None
            if op not in ("hello", "reset", "step"):
                raise _Refused(f"version {VERSION} of the protocol has the ops hello, reset and step")
            return json.dumps(getattr(self, op)(question))
        except _Refused as e:
            reason = str(e)
        except Exception as e:
            traceback.print_exc()
            reason = f"{type(e).__name__}: {e}{_where(e)}"
        return json.dumps({"error": f"{reason}; asked {_shortened(line.decode(errors='replace').strip())}"})

    def hello(self, question):
        if question.get("version") != VERSION:
            raise _Refused(f"this cairn_world speaks version {VERSION} of the protocol; take the one of your Cairn")
        tasks = [{"name": name, **_variations(name, counts)} for name, counts in self.world.tasks.items()]
        told = {"version": VERSION, "name": self.world.name, "tasks": tasks}
        for field in ("content", "place", "introduction", "simplifications"):
            if getattr(self.world, field, None) is not None:
                told[field] = getattr(self.world, field)
        return told

    def reset(self, question):
        self.playing = False
        episode = {field: question.get(field) for field in ("task", "variation", "split", "simplifications", "gold")}
        seed = f"{episode['task']}/{episode['variation']}"
        random.seed(seed)
        if "numpy" in sys.modules:
            sys.modules["numpy"].random.seed(zlib.crc32(seed.encode()))
        told = _told(self.world.reset(**_named(self.world.reset, episode)))
        self.playing = True
        return told

    def step(self, question):
        if not self.playing:
            raise _Refused("no episode is under way, reset comes first")
        return _told(self.world.step(question.get("action")))


def _take_streams():
    """Standard input and output for the protocol alone.

    Their places are taken by standard error and an empty input, for the whole process and not for Python only: libraries in C print,
    too, and the programs that a world starts inherit both. What was printed before, but not yet written, goes there as well.
    """
    questions, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    with open(os.devnull) as nothing:
        os.dup2(nothing.fileno(), 0)
    sys.stdout.reconfigure(line_buffering=True)
    return questions, answers


def _told(state):
    """The fields of a state as JSON has them: numbers of NumPy become Python's."""
    if not isinstance(state, State):
        raise TypeError(f"the world returned {_shortened(repr(state))}; expected a State")
    told = {field: value for field, value in vars(state).items() if value is not None}
    told.update({field: bool(told[field]) for field in ("done", "known") if field in told}, score=float(state.score))
    return told


def _variations(task, counts):
    if isinstance(counts, int):
        return {"variations": counts}
    if isinstance(counts, (list, tuple)) and len(counts) == 3:
        return dict(zip(("train", "dev", "test"), counts))
    raise ValueError(f"tasks has {counts!r} for {task!r}; expected how many variations there are, or (train, dev, test)")


def _named(function, values):
    """Those values that a function takes."""
    parameters = inspect.signature(function).parameters
    everything = any(each.kind is each.VAR_KEYWORD for each in parameters.values())
    return {name: value for name, value in values.items() if everything or name in parameters}


def _is_truth(value):
    """Python's, or one of NumPy's."""
    return type(value).__name__ in ("bool", "bool_")


def _where(error):
    """The line where it was raised, and the line of the world that led there."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename not in (__file__, "<string>")]
    places = [f"{os.path.basename(frame.filename)}:{frame.lineno} in {frame.name}" for frame in frames]
    if len(places) > 1:
        return f" ({places[-1]}, from {places[0]})"
    return f" ({places[0]})" if places else ""


def _shortened(text):
    return text if len(text) <= 200 else text[:200] + "..."


# A process that Cairn started says so: then nothing that is imported from here on can print between the answers either.
_streams = _take_streams() if os.environ.pop("CAIRN_WORLD", "") else None

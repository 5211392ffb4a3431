"""Worlds in processes of their own, asked as Cairn asks: `python -m unittest discover -s tests`. Gymnasium is used if it is there."""

import importlib.util
import json
import os
import signal
import subprocess
import sys
import tempfile
import textwrap
import unittest
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "src"

WORLD = """
import os, random, sys, cairn_world
from cairn_world import State

class World:
    name = "room"
    tasks = {"leave": (4, 1, 2), "stay": 8}
    place = r"in the (\\w+)"

    def reset(self, variation):
        self.variation = variation
        return State("You are in the den.", actions=["go out", "wait"], task="Leave.", gold=["go out"])

    def step(self, action):
        %s

cairn_world.serve(World())
"""

OUT = 'return State("You went out.", score=1, done=True, look="Outside.", inventory="nothing", actions=[], known=True)'


class Played:
    """A world in a process, until the end of a with statement."""

    def __init__(self, program, **variables):
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "my_world.py"
        path.write_text(textwrap.dedent(program))
        environment = dict(os.environ, PYTHONPATH=str(SOURCE), **variables)
        self.process = subprocess.Popen(
            [sys.executable, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
        )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()

    def end(self):
        """Closes the input; what the world said to standard error."""
        if self.process.stdin.closed:
            return None
        self.folder.cleanup()
        rest, errors = self.process.communicate(timeout=60)
        assert rest == b"", rest
        return errors.decode()

    def line(self, text):
        self.process.stdin.write(text.encode() + b"\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def ask(self, op, **fields):
        return self.line(json.dumps({"op": op, **fields}))

    def reset(self, task="leave", variation=0):
        return self.ask("reset", task=task, variation=variation, split="train", simplifications="", gold=True)

    def step(self, action="go out"):
        return self.ask("step", action=action)


def stepping(code):
    return Played(WORLD % code)


class ProtocolTest(unittest.TestCase):
    def test_a_world_tells_what_it_is(self):
        with stepping(OUT) as world:
            self.assertEqual(
                world.ask("hello", version=1),
                {
                    "version": 1,
                    "name": "room",
                    "tasks": [{"name": "leave", "train": 4, "dev": 1, "test": 2}, {"name": "stay", "variations": 8}],
                    "place": r"in the (\w+)",
                },
            )

    def test_an_episode_is_played(self):
        with stepping(OUT) as world:
            self.assertEqual(
                world.reset(),
                {
                    "observation": "You are in the den.",
                    "score": 0.0,
                    "done": False,
                    "actions": ["go out", "wait"],
                    "task": "Leave.",
                    "gold": ["go out"],
                },
            )
            self.assertEqual(
                world.step(),
                {
                    "observation": "You went out.",
                    "score": 1.0,
                    "done": True,
                    "look": "Outside.",
                    "inventory": "nothing",
                    "actions": [],
                    "known": True,
                },
            )
            self.assertEqual(world.reset()["score"], 0)

    def test_what_is_no_question_is_refused_and_the_next_is_answered(self):
        with stepping(OUT) as world:
            self.assertIn("no episode is under way", world.step()["error"])
            self.assertIn("speaks version 1", world.ask("hello", version=2)["error"])
            self.assertIn("ops hello, reset and step", world.ask("dance")["error"])
            self.assertIn("ops hello, reset and step", world.line("[]")["error"])
            self.assertIn("JSONDecodeError", world.line("hello?")["error"])
            world.reset()
            self.assertTrue(world.step()["done"])

    def test_texts_of_any_language_and_length_arrive(self):
        with stepping('return State(action + "\\n" * 3 + "x" * 5_000_000)') as world:
            world.reset()
            self.assertEqual(world.step("größe \u2028 \U0001f600")["observation"], "größe \u2028 \U0001f600\n\n\n" + "x" * 5_000_000)

    def test_a_world_ends_with_its_input(self):
        with stepping(OUT) as world:
            world.reset()
            world.end()
            self.assertEqual(world.process.returncode, 0)

    def test_an_interrupt_is_left_to_cairn(self):
        with stepping(OUT) as world:
            world.reset()
            world.process.send_signal(signal.SIGINT)
            self.assertTrue(world.step()["done"])

    def test_random_numbers_are_those_of_the_variation(self):
        with stepping("return State(str(random.random()))") as one, stepping("return State(str(random.random()))") as other:
            one.reset(variation=3)
            one.step()
            drawn = []
            for world, variation in ((one, 3), (one, 4), (other, 3)):
                world.reset(variation=variation)
                drawn.append(world.step()["observation"])
            self.assertEqual(drawn[0], drawn[2])
            self.assertNotEqual(drawn[0], drawn[1])


class StrayOutputTest(unittest.TestCase):
    def printed(self, code):
        with stepping(code + "; " + OUT) as world:
            world.reset()
            self.assertEqual(world.step()["observation"], "You went out.")
            return world.end()

    def test_of_python(self):
        self.assertIn("Loading", self.printed('print("Loading", flush=True); sys.stdout.buffer.write(b"raw")'))

    def test_below_python(self):
        self.assertIn("native", self.printed('os.write(1, b"native\\n")'))

    def test_of_c(self):
        self.assertIn("from C", self.printed('import ctypes; ctypes.CDLL(None).puts(b"from C")'))

    def test_of_other_programs_which_get_no_input_either(self):
        self.assertIn("read 0", self.printed('import subprocess; subprocess.run("echo read $(wc -c)", shell=True, check=True)'))

    def imported(self, program, **variables):
        with Played(program + WORLD % OUT, **variables) as world:
            self.assertEqual(world.ask("hello", version=1)["name"], "room")
            errors = world.end()
            self.assertIn("Hello from the library", errors)
            return errors

    def test_of_what_is_imported_where_cairn_starts_the_world(self):
        self.imported('import cairn_world\nprint("Hello from the library", flush=True)\n', CAIRN_WORLD="1")

    def test_of_what_is_imported_before_if_it_is_not_written_yet(self):
        program = 'import ctypes\nprint("Hello from the library")\nctypes.CDLL(None).printf(b"and C")\n'
        self.assertIn("and C", self.imported(program, PYTHONUNBUFFERED=""))


class FailureTest(unittest.TestCase):
    def error(self, code):
        with stepping(code) as world:
            world.reset()
            error = world.step()["error"]
            self.assertEqual(world.reset()["task"], "Leave.", "the next episode")
            return error, world.end()

    def test_what_is_raised_is_told_with_its_place(self):
        error, said = self.error("return {}['key']")
        self.assertEqual(error, "KeyError: 'key' (my_world.py:15 in step); asked " + '{"op": "step", "action": "go out"}')
        self.assertIn("Traceback", said)

    def test_what_a_library_raises_is_told_with_the_place_of_the_world(self):
        error, _ = self.error("import json; json.loads('{')")
        self.assertRegex(error, r"^JSONDecodeError: .* \(decoder.py:\d+ in \w+, from my_world.py:15 in step\)")

    def test_values_that_cannot_be_are_named(self):
        for value, reason in {
            "State(3)": "observation is 3; expected a text",
            "State(None)": "observation is None; expected a text",
            "State('o', score=40)": "score is 40; expected a number from 0 to 1",
            "State('o', score=float('nan'))": "score is nan; expected a number",
            "State('o', score='1')": "score is '1'; expected a number",
            "State('o', score=True)": "score is True; expected a number",
            "State('o', done='no')": "done is 'no'; expected True or False",
            "State('o', done=None)": "done is None; expected True or False",
            "State('o', known=1)": "known is 1; expected True or False",
            "State('o', look=['den'])": "look is ['den']; expected a text",
            "State('o', actions='wait')": "actions is 'wait'; expected a list of texts",
            "State('o', actions=['wait', ''])": "actions is ['wait', '']; expected a list of texts, none of them empty or blank",
            "State('o', actions=[' '])": "actions is [' ']; expected a list of texts, none of them empty or blank",
            "State('o', gold=[1])": "gold is [1]; expected a list of texts",
            "{'observation': 'o'}": "the world returned {'observation': 'o'}; expected a State",
            "None": "the world returned None; expected a State",
        }.items():
            with self.subTest(value):
                error, _ = self.error("return " + value)
                self.assertIn(reason, error)

    def test_a_reset_that_raises_leaves_no_episode(self):
        with Played(WORLD.replace("self.variation = variation", "1 / variation") % OUT) as world:
            self.assertIn("ZeroDivisionError: division by zero (my_world.py:11 in reset)", world.reset()["error"])
            self.assertIn("no episode", world.step()["error"])
            self.assertIn("observation", world.reset(variation=1))

    def test_tasks_that_cannot_be_are_named(self):
        with Played(WORLD.replace("(4, 1, 2)", "(4, 1)") % OUT) as world:
            self.assertIn("tasks has (4, 1) for 'leave'; expected how many", world.ask("hello", version=1)["error"])

    def test_a_world_that_exits_says_so(self):
        with stepping('sys.exit("no disk")') as world:
            world.reset()
            world.process.stdin.write(b'{"op": "step", "action": "wait"}\n')
            self.assertIn("no disk", world.end())
            self.assertEqual(world.process.returncode, 1)


GYM = """
import cairn_world

class Env:
    closed = 0
    def reset(self, seed=None, options=None):
        self.at = seed
        return f" room {self.at} > ", self.info()
    def step(self, action):
        self.at += {"on": 1, "further": 2}.get(action, 0)
        return f"room {self.at} > ", 2, self.at > 5, False, self.info()
    def info(self):
        return {"admissible_commands": ["on", "wait"], "description": f"room {self.at}"}
    def close(self):
        Env.closed += 1

class World(cairn_world.GymWorld):
    name = "rooms"
    tasks = {"go": 4}
    full_score = 4
    def start(self, variation):
        env = Env()
        return env, env.reset(seed=variation)
    def text(self, observation):
        return observation.replace(">", "").strip()

cairn_world.serve(World())
"""


class GymTest(unittest.TestCase):
    def test_rewards_and_looks_of_gymnasium(self):
        with Played(GYM) as world:
            begun = {"observation": "room 1", "score": 0, "done": False, "look": "room 1", "actions": ["on", "wait"], "task": "room 1"}
            self.assertEqual(world.reset(variation=1), begun)
            self.assertEqual(
                world.step("on"),
                {"observation": "room 2", "score": 0.5, "done": False, "look": "room 2", "actions": ["on", "wait"]},
            )
            self.assertEqual(world.step("wait")["score"], 1)
            self.assertIn("rewards add up to 6; set full_score", world.step("wait")["error"])

    def test_an_action_that_is_not_listed_is_known_by_what_it_changes(self):
        with Played(GYM) as world:
            world.reset(variation=1)
            self.assertIs(world.step("further")["known"], True)
        with Played(GYM.replace(" 2, self.at", " 0, self.at")) as world:
            world.reset(variation=1)
            self.assertIs(world.step("dance")["known"], False)
            self.assertNotIn("known", world.step("wait"))

    def test_both_ways_to_end(self):
        for ends in ("True, False", "False, True"):
            with Played(GYM.replace("self.at > 5, False", ends)) as world:
                world.reset(variation=1)
                self.assertIs(world.step("on")["done"], True)

    def test_the_environment_before_is_closed(self):
        with Played(GYM.replace("room {self.at} > ", "{Env.closed} closed")) as world:
            self.assertEqual([world.reset(variation=i)["observation"] for i in range(3)], ["0 closed", "0 closed", "1 closed"])

    def test_scores_of_textworld_and_alfworld(self):
        for info, score in {
            "'score': 2, 'max_score': 8": 0.25,
            "'score': -2, 'max_score': 8": 0,
            "'score': 2, 'max_score': 8, 'won': True": 1,
            "'score': 2, 'max_score': 8, 'lost': True": -1,
            "'won': False": 0,
            "'won': True": 1,
        }.items():
            with self.subTest(info), Played(GYM.replace('{"admissible', "{" + info + ', "admissible')) as world:
                world.reset(variation=1)
                self.assertEqual(world.step("on")["score"], score)

    def test_a_batch_of_one_as_alfworld_has_it(self):
        batch = """
        import cairn_world

        class Batch:
            def reset(self):
                return ["Your task is to: wait."], {"admissible_commands": [["wait"]], "won": [False]}
            def step(self, commands):
                return ["Done: " + commands[0]], (1,), [True], {"admissible_commands": [[]], "won": [True]}

        class World(cairn_world.GymWorld):
            name = "batch"
            tasks = {"go": 4}
            env = Batch()
            def start(self):
                return self.env, self.env.reset()
            def told(self, observation, info):
                return {**info, "objective": observation.partition("task is to: ")[2], "policy_commands": ["wait"]}

        cairn_world.serve(World())
        """
        with Played(batch) as world:
            begun = world.reset()
            self.assertEqual((begun["task"], begun["gold"], begun["actions"]), ("wait.", ["wait"], ["wait"]))
            self.assertEqual(world.step("wait"), {"observation": "Done: wait", "score": 1.0, "done": True, "actions": []})

    @unittest.skipUnless(importlib.util.find_spec("gymnasium"), "needs gymnasium")
    def test_gymnasium_itself(self):
        program = """
        import cairn_world, gymnasium

        class World(cairn_world.GymWorld):
            name = "blackjack"
            tasks = {"win": 100}
            env = gymnasium.make("Blackjack-v1")
            def start(self, variation):
                return self.env, self.env.reset(seed=variation)
            def step(self, action):
                return super().step(["stick", "hit"].index(action))
            def told(self, observation, info):
                return {**info, "description": f"You have {observation[0]}.", "admissible_commands": ["stick", "hit"]}

        cairn_world.serve(World())
        """
        with Played(program) as world, Played(program) as other:
            played = []
            for each in (world, other):
                begun = each.reset("win", 3)
                played.append([begun, each.step("stick")])
            self.assertEqual(played[0], played[1])
            self.assertRegex(played[0][0]["look"], r"You have \d+\.")
            self.assertIs(played[0][1]["done"], True)


if __name__ == "__main__":
    unittest.main()

"""The games of TextWorld in a folder, in the order of their names: --domain 'process:python3 textworld_world.py games'"""

import sys
from pathlib import Path

import cairn_world
import textworld
import textworld.gym

INFOS = textworld.EnvInfos(
    objective=True, description=True, inventory=True, admissible_commands=True,
    won=True, lost=True, score=True, max_score=True, extras=["walkthrough"],
)


class TextWorld(cairn_world.GymWorld):
    name = "textworld"
    place = r"-= (.+?) =-"
    games = sorted(str(game) for game in Path(sys.argv[1]).glob("*.z8"))
    tasks = {"quest": len(games)}

    def start(self, variation):
        env = textworld.gym.make(textworld.gym.register_game(self.games[variation], INFOS, max_episode_steps=0))
        return env, env.reset()

    def text(self, observation):
        return observation.split("\n>")[0].strip()  # what follows is the prompt, and a line that counts moves


cairn_world.serve(TextWorld())

"""Makes games of TextWorld, each of its own seed: python3 make_games.py FOLDER COUNT"""

import sys

import textworld
from textworld.generator import compile_game, make_game

folder, count = sys.argv[1], int(sys.argv[2])
for seed in range(count):
    options = textworld.GameOptions()
    options.nb_rooms, options.nb_objects, options.quest_length = 4, 6, 4
    options.seeds = seed
    options.path = f"{folder}/{seed:04}.z8"
    compile_game(make_game(options), options)

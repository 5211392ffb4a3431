#!/usr/bin/env python3
"""Draws the points of `cairn bench curve --json`: python bench/t5/plot_curve.py POINTS.json CURVE.svg"""
import json
import pathlib
import sys

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 640, 360, 60, 40, 20, 50
STYLES = ['stroke="#1f77b4" stroke-width="2"', 'stroke="#d62728" stroke-width="2" stroke-dasharray="2 6"']


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    points = json.loads(pathlib.Path(sys.argv[1]).read_text())
    names = list(points[0]["losses"])
    last = points[-1]["step"]
    top = max(max(point["losses"].values()) for point in points)
    worst = max(abs(p["losses"][n] - p["losses"][names[0]]) / p["losses"][names[0]] for p in points for n in names)

    def x(step):
        return LEFT + step / last * (WIDTH - LEFT - RIGHT)

    def y(loss):
        return TOP + (1 - loss / top) * (HEIGHT - TOP - BOTTOM)

    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
        f'<text x="{LEFT}" y="20">Validation loss on executor rows; largest difference {100 * worst:.4f} %</text>']
    for i in range(5):
        loss, step = top * i / 4, last * i / 4
        lines.append(f'<path d="M{LEFT} {y(loss):.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>'
                     f'<text x="{LEFT - 8}" y="{y(loss) + 4:.1f}" text-anchor="end">{loss:.2f}</text>'
                     f'<text x="{x(step):.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{step:.0f}</text>')
    lines.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 12}" text-anchor="middle">optimiser steps</text>')
    for number, (name, style) in enumerate(zip(names, STYLES)):
        path = " ".join(f'{x(point["step"]):.1f},{y(point["losses"][name]):.1f}' for point in points)
        row = TOP + 16 + 18 * number
        lines.append(f'<polyline points="{path}" fill="none" {style}/>'
                     f'<path d="M{WIDTH - 160} {row}h30" {style}/><text x="{WIDTH - 122}" y="{row + 4}">{name}</text>')
    pathlib.Path(sys.argv[2]).write_text("\n".join(lines) + "\n</svg>\n")


main()

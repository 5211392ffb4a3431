#!/usr/bin/env python3
"""Reads the curves of a training with TensorBoard's own reader and compares them with its metrics.jsonl.

    python bench/t5/check_tensorboard.py RUN

RUN is a run directory of `cairn train`. Steps that were done twice, since the training was killed, must be there once.
"""
import json
import pathlib
import sys

from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

NAMES = {"validation_loss": "validation/loss", "exact_match": "validation/exact_match", "bleu": "validation/bleu"}


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    run = pathlib.Path(sys.argv[1])
    events = EventAccumulator(str(run / "tensorboard"), size_guidance={"scalars": 0})
    events.Reload()
    tags = events.Tags()["scalars"]
    print("curves:", ", ".join(tags))
    curves = {tag: {event.step: event.value for event in events.Scalars(tag)} for tag in tags}
    steps = [event.step for event in events.Scalars("train/loss")]
    good = steps == list(range(1, len(steps) + 1))
    print("train/loss has steps", steps[0], "to", steps[-1], "- each once and in order:", good)
    compared = 0
    for line in (run / "metrics.jsonl").read_text().splitlines():
        metric = json.loads(line)
        if metric["name"] in NAMES:
            found = curves[NAMES[metric["name"]]][metric["step"]]
            good = good and abs(found - metric["value"]) <= 1e-6 * max(1.0, abs(metric["value"]))
            compared += 1
    print("compared", compared, "values with metrics.jsonl:", "equal" if good and compared else "DIFFERENT")
    sys.exit(0 if good and compared else 1)


main()

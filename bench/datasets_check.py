"""Loads each configuration and split of a data set with Hugging Face `datasets`, from its card alone.

    python3 bench/datasets_check.py DIRECTORY
"""

import json
import os
import sys

import datasets

FEATURES = {
    "input": "string",
    "target": "string",
    "task_id": "int64",
    "variation_id": "int64",
    "task_real_id": "string",
}


def main(directory):
    datasets.disable_progress_bars()
    summary = json.load(open(os.path.join(directory, "dataset.json")))
    # without a file for all tasks together, a split's rows are those of the tasks' files
    whole = [file for file in summary["files"] if file["scope"] == "all"] or summary["files"]
    wanted = {}
    for file in whole:
        if file["rows"]:
            key = (file["role"], "validation" if file["split"] == "val" else file["split"])
            wanted[key] = wanted.get(key, 0) + file["rows"]
    checked = 0
    for role in sorted({role for role, _ in wanted}):
        loaded = datasets.load_dataset(directory, role)
        for split, rows in loaded.items():
            features = {name: feature.dtype for name, feature in rows.features.items()}
            assert features == FEATURES, (role, split, features)
            assert rows.num_rows == wanted[role, split], (role, split, rows.num_rows, wanted[role, split])
            checked += 1
            print(f"{role:12} {split:12} {rows.num_rows:8} rows")
    assert checked == len(wanted), (checked, wanted)
    # the files by themselves, too
    for file in [*summary["files"], *summary["derived"]]:
        if file["rows"]:
            path = os.path.join(directory, file["path"])
            rows = datasets.load_dataset("json", data_files=path, split="train")
            assert rows.num_rows == file["rows"], (path, rows.num_rows)
            assert {n: f.dtype for n, f in rows.features.items()} == FEATURES, path
    print(f"{checked} splits and {len(summary['files']) + len(summary['derived'])} files load")


main(sys.argv[1])

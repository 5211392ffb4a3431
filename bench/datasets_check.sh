#!/usr/bin/env bash
# Loads a data set with Hugging Face `datasets`, installed into an environment of its own.
#
#   bench/datasets_check.sh DIRECTORY      a run directory of `cairn dataset`
set -euo pipefail
directory=$(cd "${1:?name the run directory of cairn dataset}" && pwd)
cd "$(dirname "${BASH_SOURCE[0]}")/.."
environment=bench/runs/datasets
. bench/venv.sh
virtual_environment "$environment" datasets
HF_DATASETS_OFFLINE=1 HF_HOME="$environment/cache" "$environment/bin/python" bench/datasets_check.py "$directory"

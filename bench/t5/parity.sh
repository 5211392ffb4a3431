#!/bin/sh
# Saves models with Cairn, loads them with transformers, compares. PYTHON needs torch, transformers, safetensors.
set -eu
cd "$(dirname "$0")/../.."
directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT
. bench/t5/java.sh
run_java dev.cairn.t5.SavedModelExport "$directory"
"${PYTHON:-python3}" bench/t5/check_saved.py "$directory"

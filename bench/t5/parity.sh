#!/bin/sh
# Saves models and adapters with Cairn, loads them with transformers and PEFT, compares; then models the other way.
# PYTHON needs torch, transformers, safetensors and peft.
set -eu
cd "$(dirname "$0")/../.."
directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT
. bench/t5/java.sh
run_java dev.cairn.t5.SavedModelExport "$directory"
"${PYTHON:-python3}" bench/t5/check_saved.py "$directory"
run_java dev.cairn.t5.SavedModelImport "$directory/from-transformers"
run_java dev.cairn.t5.lora.LoraExport "$directory/lora"
"${PYTHON:-python3}" bench/t5/check_lora.py "$directory/lora"

#!/usr/bin/env bash
# Saves models and adapters with Cairn, loads them with transformers and PEFT, compares; then models the other way. Last, the
# curves of a short training are read with TensorBoard's own reader.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. bench/t5/python.sh
. bench/t5/rows.sh
. bench/t5/java.sh
if ! "$PYTHON" -c "import peft, tensorboard" 2>/dev/null; then
    bench/.venv/bin/pip install --quiet --disable-pip-version-check peft==0.21.2 tensorboard==2.21.0
fi
directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT

run_java dev.cairn.t5.SavedModelExport "$directory"
"$PYTHON" bench/t5/check_saved.py "$directory"
run_java dev.cairn.t5.SavedModelImport "$directory/from-transformers"
run_java dev.cairn.t5.lora.LoraExport "$directory/lora"
"$PYTHON" bench/t5/check_lora.py "$directory/lora"

./cairn train executor --dataset "$ROWS" --layers 1 --d-model 64 --steps 20 --evaluate-every 10 --run-dir "$directory/run" >/dev/null
"$PYTHON" bench/t5/check_tensorboard.py "$directory/run"

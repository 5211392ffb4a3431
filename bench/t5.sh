#!/usr/bin/env bash
# cairn-t5 compared with transformers and CTranslate2: the same random checkpoints, inputs and one thread each, in turns within
# one run. Ends with one line
#   train_vs_hf=X beam_vs_hf=Y beam_vs_ct2=Z
# X: ratio of training rates on rows of a data set, higher is better; Y and Z: ratios of the times of a beam search (one
# input of 512 tokens, 5 beams, 16 new tokens, fp32), lower is better. All with the small model of 10.5 million parameters.
# --quick measures only these, on fewer rows, within a minute once everything is installed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

size=()
if [ "${1:-}" = --quick ]; then
    size=(--parts rows,beams --models tiny --inputs 1 --steps 2 --batch-tokens 2048 --rounds 2 --warm-up-seconds 3 --without-best)
fi

. bench/t5/python.sh
. bench/t5/rows.sh
./cairn bench t5 --python "$PYTHON" --rows "$ROWS/executor/train.jsonl" "${size[@]}"

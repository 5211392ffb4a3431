#!/usr/bin/env python3
"""Loads what SavedModelExport saved with transformers and compares logits, beams and the tokenizer.

    python bench/t5/check_saved.py DIRECTORY
"""
import json
import pathlib
import sys

import torch
from safetensors.torch import load_file
from transformers import AutoTokenizer, T5ForConditionalGeneration

INPUTS = [[5, 9, 13, 250, 7, 1], [20, 21, 1]]
DECODER_INPUTS = [[0, 44, 45], [0, 46, 47]]


def check(directory):
    model, info = T5ForConditionalGeneration.from_pretrained(directory, output_loading_info=True)
    model.eval()
    assert not info["missing_keys"] and not info["unexpected_keys"], info
    ids = torch.tensor([row + [0] * (6 - len(row)) for row in INPUTS])
    mask = (ids != 0).long()
    with torch.no_grad():
        logits = model(input_ids=ids, attention_mask=mask, decoder_input_ids=torch.tensor(DECODER_INPUTS)).logits
        sequences = model.generate(
            input_ids=ids, attention_mask=mask, num_beams=3, num_return_sequences=3, max_new_tokens=8, do_sample=False)
    expected = load_file(directory / "expected.safetensors")["logits"]
    worst = (logits - expected).abs().max().item()
    beams = [json.loads(line) for line in (directory / "expected_beams.txt").read_text().splitlines()]
    found = []
    for sequence in sequences.tolist():
        tokens = sequence[1:]
        found.append(tokens[: tokens.index(1) + 1] if 1 in tokens else tokens)
    print(directory.name, "logits differ by", worst, "of", expected.abs().max().item(), "- beams equal:", found == beams)
    return worst < 1e-4 * max(1.0, expected.abs().max().item()) and found == beams


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    root = pathlib.Path(sys.argv[1])
    equal = [check(root / name) for name in ("tied", "untied")]
    tokenizer = AutoTokenizer.from_pretrained(root / "tied")
    ids = tokenizer("go to <extra_id_3> the door </s>").input_ids
    print("tokenizer", len(tokenizer), ids, repr(tokenizer.decode(ids)))
    special = (tokenizer.pad_token_id, tokenizer.eos_token_id, tokenizer.unk_token_id)
    sys.exit(0 if all(equal) and special == (0, 1, 2) else 1)


main()

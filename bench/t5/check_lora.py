#!/usr/bin/env python3
"""Loads the adapters that LoraExport saved with PEFT on their base models and compares logits.

    python bench/t5/check_lora.py DIRECTORY
"""
import pathlib
import sys

import torch
from peft import PeftModel
from safetensors.torch import load_file
from transformers import T5ForConditionalGeneration

INPUTS = [[5, 9, 13, 250, 7, 1], [20, 21, 1]]
DECODER_INPUTS = [[0, 44, 45], [0, 46, 47]]


def logits(model):
    ids = torch.tensor([row + [0] * (6 - len(row)) for row in INPUTS])
    with torch.no_grad():
        return model(
            input_ids=ids, attention_mask=(ids != 0).long(), decoder_input_ids=torch.tensor(DECODER_INPUTS)).logits


def check(directory):
    base = T5ForConditionalGeneration.from_pretrained(directory / "base").eval()
    plain = logits(base)
    adapted = PeftModel.from_pretrained(base, directory / "adapter").eval()
    keys = {name.replace(".default", "") for name in adapted.state_dict() if "lora_" in name}
    saved = set(load_file(directory / "adapter" / "adapter_model.safetensors"))
    expected = load_file(directory / "expected.safetensors")["logits"]
    worst = (logits(adapted) - expected).abs().max().item()
    moved = (plain - expected).abs().max().item()
    print(directory.name, "adapters", len(saved), "logits differ by", worst, "of", expected.abs().max().item(),
          "- without adapters by", moved, "- tensors equal in name:", keys == saved)
    return worst < 1e-4 * max(1.0, expected.abs().max().item()) and moved > 100 * worst and keys == saved


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    root = pathlib.Path(sys.argv[1])
    equal = [check(root / name) for name in ("gated", "relu")]
    sys.exit(0 if all(equal) else 1)


main()

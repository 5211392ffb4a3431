#!/usr/bin/env python3
"""Loads what SavedModelExport saved with transformers and compares logits, beams and the tokenizer; saves models with
transformers, whole, in parts and in bfloat16, for SavedModelImport to load.

    python bench/t5/check_saved.py DIRECTORY
"""
import json
import pathlib
import sys

import torch
from safetensors.torch import load_file, save_file
from transformers import AutoTokenizer, T5Config, T5ForConditionalGeneration

INPUTS = [[5, 9, 13, 22, 7, 1], [20, 21, 1]]
DECODER_INPUTS = [[0, 14, 15], [0, 16, 17]]


def check(directory):
    model, info = T5ForConditionalGeneration.from_pretrained(directory, output_loading_info=True)
    model.eval()
    assert not info["missing_keys"] and not info["unexpected_keys"], info
    ids, mask = padded_inputs()
    with torch.no_grad():
        logits = model(input_ids=ids, attention_mask=mask, decoder_input_ids=torch.tensor(DECODER_INPUTS)).logits
        sequences = model.generate(
            input_ids=ids, attention_mask=mask, num_beams=3, num_return_sequences=3, max_new_tokens=8, do_sample=False)
    expected = load_file(directory / "expected.safetensors")["logits"]
    worst = (logits - expected).abs().max().item()
    beams = [json.loads(line) for line in (directory / "expected_beams.txt").read_text().splitlines()]
    ends = model.config.eos_token_id if isinstance(model.config.eos_token_id, list) else [model.config.eos_token_id]
    found = []
    for sequence in sequences.tolist():
        tokens = sequence[1:]
        found.append(tokens[:next((i + 1 for i, token in enumerate(tokens) if token in ends), len(tokens))])
    print(directory.name, "logits differ by", worst, "of", expected.abs().max().item(), "- beams equal:", found == beams)
    return worst < 1e-4 * max(1.0, expected.abs().max().item()) and found == beams


def check_tokenizer(directory):
    tokenizer = AutoTokenizer.from_pretrained(directory)
    special = (tokenizer.pad_token_id, tokenizer.eos_token_id, tokenizer.unk_token_id)
    good = special == (0, 1, 2)
    for line in (directory / "expected_tokens.jsonl").read_text().splitlines():
        expected = json.loads(line)
        good = good and tokenizer(expected["text"]).input_ids == expected["ids"]
        good = good and tokenizer.decode(expected["ids"]) == expected["decoded"]
    print("tokenizer of", len(tokenizer), "tokens, special ones", special, "- ids and texts equal:", good)
    return good


def save_for_cairn(root):
    for name, shape, dtype, part in [
            ("tied", dict(feed_forward_proj="relu", tie_word_embeddings=True), torch.float32, "5GB"),
            ("untied-parts", dict(feed_forward_proj="gated-gelu", tie_word_embeddings=False), torch.float32, "60KB"),
            ("untied-bf16", dict(feed_forward_proj="gated-gelu", tie_word_embeddings=False), torch.bfloat16, "5GB")]:
        torch.manual_seed(7)
        config = T5Config(vocab_size=300, d_model=32, d_kv=12, d_ff=48, num_layers=2, num_heads=4, decoder_start_token_id=0, **shape)
        model = T5ForConditionalGeneration(config).eval()
        if not shape["tie_word_embeddings"]:
            model.lm_head.weight = torch.nn.Parameter(torch.randn(300, 32) * 0.3)
        directory = root / name
        model.to(dtype).save_pretrained(directory, max_shard_size=part)
        ids, mask = padded_inputs()
        with torch.no_grad():
            logits = model.float()(
                input_ids=ids, attention_mask=mask, decoder_input_ids=torch.tensor(DECODER_INPUTS)).logits
        save_file({"logits": logits.contiguous()}, directory / "expected.safetensors")


def padded_inputs():
    ids = torch.tensor([row + [0] * (6 - len(row)) for row in INPUTS])
    return ids, (ids != 0).long()


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    root = pathlib.Path(sys.argv[1])
    equal = [check(directory.parent) for directory in sorted(root.glob("*/expected.safetensors"))]
    equal.append(check_tokenizer(root / "tied"))
    save_for_cairn(root / "from-transformers")
    sys.exit(0 if all(equal) else 1)


main()

#!/usr/bin/env python3
"""The side of transformers in `cairn bench t5`: python bench/hf_t5.py FOLDER THREADS default|best [DEVICE]

default is what from_pretrained, generate and torch.optim.AdamW give; best adds what makes it faster without changing
results beyond rounding: one kernel for AdamW, one for the tanh GELU.
"""
import functools
import sys

import torch
from transformers import T5ForConditionalGeneration
from transformers.models.t5.modeling_t5 import T5DenseGatedActDense

import t5_side

BEST = sys.argv[3] == "best"
DEVICE = sys.argv[4] if len(sys.argv) > 4 else "cpu"
CUDA = DEVICE.startswith("cuda")
PAD, END = 0, 1


def load(directory, dtype=torch.float32):
    model = T5ForConditionalGeneration.from_pretrained(directory, dtype=dtype).to(DEVICE)
    if BEST:
        for module in model.modules():
            if isinstance(module, T5DenseGatedActDense):
                module.act = torch.nn.GELU(approximate="tanh")
    return model


@functools.cache
def generator(directory, precision):
    return load(directory, torch.bfloat16 if precision == "bf16" else torch.float32).eval()


@functools.cache
def trained(directory):
    model = load(directory).train()
    return model, torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=0.01, fused=True if BEST else None)


def padded(rows, value):
    width = max(map(len, rows))
    return torch.tensor([row + [value] * (width - len(row)) for row in rows]).to(DEVICE)


def done():
    if CUDA:
        torch.cuda.synchronize(DEVICE)


def free():
    """Sides that wait keep the memory of a CUDA device from the one that works."""
    if CUDA:
        torch.cuda.empty_cache()


def search(job):
    model = generator(t5_side.model(job), job["precision"])
    elapsed = t5_side.watch()
    ids = padded(job["inputs"], PAD)
    with torch.inference_mode():
        found = model.generate(
            input_ids=ids, attention_mask=(ids != PAD).long(), do_sample=False, num_beams=job["beams"],
            num_return_sequences=job["beams"], max_new_tokens=job["newTokens"])
    done()
    seconds = elapsed()
    rows = [cut(row[1:]) for row in found.tolist()]
    free()
    return seconds, [rows[i:i + job["beams"]] for i in range(0, len(rows), job["beams"])], 0.0


def cut(tokens):
    return tokens[: tokens.index(END)] if END in tokens else tokens


def tensors(batch):
    ids = padded(batch["inputs"], PAD)
    return {"input_ids": ids, "attention_mask": (ids != PAD).long(), "labels": padded(batch["targets"], -100)}


def train(job):
    model, optimizer = trained(t5_side.model(job))
    optimizer.param_groups[0]["lr"] = job["learningRate"]
    elapsed = t5_side.watch()
    for batch in job["batches"]:
        optimizer.zero_grad()
        with torch.autocast(DEVICE.split(":")[0], dtype=torch.bfloat16, enabled=job["precision"] == "bf16"):
            loss = model(**tensors(batch)).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
    last = loss.item()
    done()
    seconds = elapsed()
    free()
    return seconds, [], last


def validate(job):
    model, _ = trained(t5_side.model(job))
    elapsed = t5_side.watch()
    total, tokens = 0.0, 0
    with torch.no_grad():
        for batch in job["validation"]:
            count = sum(map(len, batch["targets"]))
            total += model(**tensors(batch)).loss.item() * count
            tokens += count
    return elapsed(), [], total / tokens


torch.set_num_threads(t5_side.threads())
t5_side.serve(search, train, validate)

#!/usr/bin/env python3
"""The side of transformers in `cairn bench t5`: python bench/hf_t5.py FOLDER THREADS default|best

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
PAD, END = 0, 1


def load(directory):
    model = T5ForConditionalGeneration.from_pretrained(directory)
    if BEST:
        for module in model.modules():
            if isinstance(module, T5DenseGatedActDense):
                module.act = torch.nn.GELU(approximate="tanh")
    return model


@functools.cache
def generator(directory):
    return load(directory).eval()


@functools.cache
def trained(directory):
    model = load(directory).train()
    return model, torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=0.01, fused=True if BEST else None)


def padded(rows, value):
    width = max(map(len, rows))
    return torch.tensor([row + [value] * (width - len(row)) for row in rows])


def search(job):
    model = generator(t5_side.model(job))
    elapsed = t5_side.watch()
    ids = padded(job["inputs"], PAD)
    with torch.inference_mode():
        found = model.generate(
            input_ids=ids, attention_mask=(ids != PAD).long(), do_sample=False, num_beams=job["beams"],
            num_return_sequences=job["beams"], max_new_tokens=job["newTokens"])
    seconds = elapsed()
    rows = [cut(row[1:]) for row in found.tolist()]
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
        loss = model(**tensors(batch)).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
    last = loss.item()
    return elapsed(), [], last


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

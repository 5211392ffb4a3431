#!/usr/bin/env python3
"""The side of CTranslate2 in `cairn bench t5`: python bench/ct2_t5.py FOLDER THREADS"""
import functools

import ctranslate2
from ctranslate2.converters.transformers import T5Loader
from transformers import T5ForConditionalGeneration

import t5_side

TYPES = {"fp32": "float32", "bf16": "bfloat16", "int8": "int8"}
END = 1


def names(size):
    return ["<pad>", "</s>", "<unk>"] + [f"t{i}" for i in range(3, size)]


@functools.cache
def converted(directory):
    """The converter reads whether outputs are scaled from the tie flag, which transformers 5 sets for every model."""
    model = T5ForConditionalGeneration.from_pretrained(directory)
    model.config.tie_word_embeddings = model.config.scale_decoder_outputs
    spec = T5Loader().get_model_spec(model)
    vocabulary = names(model.config.vocab_size)
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.config.bos_token = spec.config.decoder_start_token = vocabulary[0]
    spec.config.eos_token = vocabulary[END]
    spec.config.unk_token = vocabulary[2]
    spec.config.add_source_bos = spec.config.add_source_eos = False
    spec.validate()
    spec.optimize(quantization=None)
    target = directory / "ctranslate2"
    target.mkdir(exist_ok=True)
    spec.save(str(target))
    return target, vocabulary, {name: i for i, name in enumerate(vocabulary)}


@functools.cache
def translator(directory, precision):
    return ctranslate2.Translator(
        str(converted(directory)[0]), device="cpu", compute_type=TYPES[precision], inter_threads=1,
        intra_threads=t5_side.threads())


def search(job):
    directory = t5_side.model(job)
    translate = translator(directory, job["precision"])
    _, vocabulary, ids = converted(directory)
    # Its interface takes names; making them is not its work.
    inputs = [[vocabulary[i] for i in row] for row in job["inputs"]]
    elapsed = t5_side.watch()
    results = translate.translate_batch(
        inputs, beam_size=job["beams"], num_hypotheses=job["beams"], max_decoding_length=job["newTokens"],
        max_batch_size=len(inputs))
    seconds = elapsed()
    return seconds, [[[ids[name] for name in hypothesis] for hypothesis in result.hypotheses] for result in results], 0.0


t5_side.serve(search)

#!/usr/bin/env python3
"""Writes the golden files of cairn-t5 with transformers and tokenizers, the reference implementations.

    python bench/t5/golden.py cairn-t5/src/test/resources/golden

Two small checkpoints (tied ReLU as T5, untied gated GELU as T5 v1.1), each with logits in fp32 and bf16, loss with and
without label smoothing, all gradients and the outputs of greedy and beam search; the probabilities that sampling draws
from; tiny checkpoints of every kind that people have, with logits and beams; a byte-level BPE tokenizer and one of
unigrams, as T5 has, with the ids of odd strings. Everything is seeded. Needs torch,
transformers, tokenizers, sentencepiece, protobuf, safetensors.
"""
import collections
import json
import pathlib
import shutil
import sys
import tempfile

import sentencepiece
import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers
from transformers import AutoTokenizer, T5Config, T5ForConditionalGeneration
from transformers.generation.logits_process import TemperatureLogitsWarper, TopKLogitsWarper, TopPLogitsWarper
from transformers.trainer_pt_utils import LabelSmoother

VOCABULARY = 96
LENGTHS = [17, 5, 40, 29]
TARGET_LENGTHS = [9, 4, 6, 9]

SHAPES = {
    "tied-relu": dict(feed_forward_proj="relu", tie_word_embeddings=True, num_layers=2, num_decoder_layers=1),
    "untied-gated": dict(feed_forward_proj="gated-gelu", tie_word_embeddings=False, num_layers=2, num_decoder_layers=2),
}


def checkpoint(shape):
    torch.manual_seed(1)
    config = T5Config(
        vocab_size=VOCABULARY, d_model=32, d_kv=12, d_ff=48, num_heads=4, dropout_rate=0.0, relative_attention_num_buckets=16,
        relative_attention_max_distance=32, pad_token_id=0, eos_token_id=1, decoder_start_token_id=0, **shape)
    model = T5ForConditionalGeneration(config).eval()
    if not shape["tie_word_embeddings"]:
        model.lm_head.weight = torch.nn.Parameter(torch.randn(VOCABULARY, 32) * 0.3)
    with torch.no_grad():
        # Norm weights of 1 would hide a forgotten factor.
        for name, parameter in model.named_parameters():
            if "layer_norm" in name:
                parameter.mul_(1 + 0.2 * torch.randn_like(parameter))
    # Half learned: an untrained model repeats one token and never ends.
    ids, mask, labels = batch()
    optimizer = torch.optim.AdamW(model.parameters(), lr=4e-3)
    for _ in range(40):
        optimizer.zero_grad()
        model(input_ids=ids, attention_mask=mask, labels=labels).loss.backward()
        optimizer.step()
    optimizer.zero_grad()
    return model


def batch():
    generator = torch.Generator().manual_seed(5)
    ids = torch.zeros(len(LENGTHS), max(LENGTHS), dtype=torch.long)
    labels = torch.full((len(LENGTHS), max(TARGET_LENGTHS)), -100)
    for row, (length, target) in enumerate(zip(LENGTHS, TARGET_LENGTHS)):
        ids[row, :length] = torch.randint(3, VOCABULARY, (length,), generator=generator)
        labels[row, :target] = torch.randint(3, VOCABULARY, (target,), generator=generator)
        ids[row, length - 1] = 1
        labels[row, target - 1] = 1
    return ids, (ids != 0).long(), labels


def rows(sequences, scores=None):
    """Sequences without start token and padding; an end token is kept."""
    result = []
    for index, sequence in enumerate(sequences.tolist()):
        tokens = sequence[1:]
        if 1 in tokens:
            tokens = tokens[: tokens.index(1) + 1]
        row = {"tokens": tokens}
        if scores is not None:
            row["score"] = scores[index].item()
        result.append(row)
    return result


def model_golden(name, shape, target):
    model = checkpoint(shape)
    directory = target / name
    model.save_pretrained(directory)
    for surplus in directory.glob("*"):
        if surplus.name not in ("config.json", "model.safetensors"):
            surplus.unlink()
    ids, mask, labels = batch()
    output = model(input_ids=ids, attention_mask=mask, labels=labels)
    output.loss.backward()
    gradients = {n: p.grad.clone() for n, p in model.named_parameters()}
    smoothed = LabelSmoother(epsilon=0.1)(output, labels)
    half = T5ForConditionalGeneration.from_pretrained(directory, dtype=torch.bfloat16).eval()
    with torch.no_grad():
        half_logits = half(input_ids=ids, attention_mask=mask, labels=labels).logits.float()
    common = dict(input_ids=ids, attention_mask=mask, max_new_tokens=14, do_sample=False)
    with torch.no_grad():
        greedy = model.generate(num_beams=1, **common)
        beams = model.generate(
            num_beams=5, num_return_sequences=5, return_dict_in_generate=True, output_scores=True, **common)
    golden = {
        "inputs": [r[:n] for r, n in zip(ids.tolist(), LENGTHS)],
        "targets": [r[:n] for r, n in zip(labels.tolist(), TARGET_LENGTHS)],
        "loss": output.loss.item(),
        "labelSmoothedLoss": smoothed.item(),
        "greedy": rows(greedy),
        "beams": [rows(beams.sequences, beams.sequences_scores)[i:i + 5] for i in range(0, 5 * len(LENGTHS), 5)],
    }
    (directory / "golden.json").write_text(json.dumps(golden, indent=1) + "\n")
    save_file({"logits": output.logits.detach().contiguous(), "bf16": half_logits}, directory / "logits.safetensors")
    save_file(gradients, directory / "gradients.safetensors")


def variants():
    """Tiny checkpoints: what config.json says beside the shape, and who writes the weights."""
    def state(config, half=False, drop=(), **changes):
        torch.manual_seed(3)
        tensors = dict(T5ForConditionalGeneration(T5Config(**{**TINY, **config})).state_dict())
        tensors = {name: torch.randn_like(tensor) * 0.4 for name, tensor in tensors.items() if name not in drop}
        for name in ("encoder.embed_tokens.weight", "decoder.embed_tokens.weight", "lm_head.weight"):
            if name in tensors and name not in changes:
                tensors[name] = tensors["shared.weight"] if "shared.weight" in tensors else tensors["decoder.embed_tokens.weight"]
        for name in changes:
            tensors[name] = torch.randn(TINY["vocab_size"], TINY["d_model"]) * 0.7
        return {name: tensor.half() for name, tensor in tensors.items()} if half else tensors

    def zipped(tensors, directory):
        torch.save(tensors, directory / "pytorch_model.bin")

    def legacy(tensors, directory):
        torch.save(collections.OrderedDict(tensors), directory / "pytorch_model.bin", _use_new_zipfile_serialization=False)

    def parts(tensors, directory):
        names = list(tensors)
        files = {name: f"pytorch_model-{1 + index % 2:05}-of-00002.bin" for index, name in enumerate(names)}
        for file in sorted(set(files.values())):
            torch.save({name: tensors[name] for name in names if files[name] == file}, directory / file)
        index = {"metadata": {"total_size": 0}, "weight_map": files}
        (directory / "pytorch_model.bin.index.json").write_text(json.dumps(index, indent=1) + "\n")

    def safe(tensors, directory):
        save_file({name: tensor.clone() for name, tensor in tensors.items()}, directory / "model.safetensors", metadata={"format": "pt"})

    embeddings = ("encoder.embed_tokens.weight", "decoder.embed_tokens.weight")
    tied = {"tie_word_embeddings": True}
    untied = {"tie_word_embeddings": False, "feed_forward_proj": "gated-gelu"}
    transposed = state(tied)
    for name in transposed:
        if ".q.weight" in name:
            transposed[name] = transposed[name].t().contiguous().t()
    return {
        "bin": (tied, transposed, zipped),
        "bin-legacy-f16": (untied, state(untied, half=True, **{"lm_head.weight": 1}), legacy),
        "bin-parts": (untied, state(untied, **{"lm_head.weight": 1}), parts),
        "no-shared": (untied, state(untied, drop=("shared.weight", embeddings[0]), **{"lm_head.weight": 1}), safe),
        "only-decoder-embedding": (tied, state(tied, drop=("shared.weight", embeddings[0], "lm_head.weight")), safe),
        "only-head": (tied, state(tied, drop=("shared.weight", *embeddings), **{"lm_head.weight": 1}), safe),
        "tied-unscaled": ({**tied, "scale_decoder_outputs": False}, state(tied, drop=("lm_head.weight", *embeddings)), safe),
        "no-head-unscaled": (untied, state(untied, drop=("lm_head.weight", *embeddings)), safe),
        "own-head-scaled": (tied, state(tied, **{"lm_head.weight": 1}), safe),
        "own-encoder-embedding": (untied, state(untied, **{"lm_head.weight": 1, embeddings[0]: 1}), safe),
        "own-decoder-embedding": (tied, state(tied, **{embeddings[1]: 1}), zipped),
        "three-own": (tied, state(tied, **{"lm_head.weight": 1, embeddings[0]: 1, embeddings[1]: 1}), safe),
        "gated-silu-ends": (
            {"tie_word_embeddings": False, "feed_forward_proj": "gated-silu", "eos_token_id": [1, 9, 6], "quantization_config": None},
            state({"feed_forward_proj": "gated-silu"}, **{"lm_head.weight": 1}), zipped),
    }


TINY = dict(
    vocab_size=24, d_model=8, d_kv=4, d_ff=8, num_heads=2, num_layers=1, relative_attention_num_buckets=4, relative_attention_max_distance=8,
    dropout_rate=0.0, decoder_start_token_id=0)


def variants_golden(target):
    golden = {"inputs": [[5, 17, 20, 13, 9, 1], [7, 1]], "decoderInputs": [[0, 7, 12], [0, 3, 22]], "models": {}}
    ids = torch.tensor([row + [0] * (6 - len(row)) for row in golden["inputs"]])
    mask = (ids != 0).long()
    for name, (fields, tensors, write) in variants().items():
        directory = target / "variants" / name
        directory.mkdir(parents=True, exist_ok=True)
        config = {"architectures": ["T5ForConditionalGeneration"], "model_type": "t5", "pad_token_id": 0, "eos_token_id": 1, **TINY, **fields}
        (directory / "config.json").write_text(json.dumps(config, indent=1) + "\n")
        write(tensors, directory)
        model, info = T5ForConditionalGeneration.from_pretrained(directory, dtype=torch.float32, output_loading_info=True)
        assert not any(info.values()), (name, info)
        model.eval()
        with torch.no_grad():
            logits = model(input_ids=ids, attention_mask=mask, decoder_input_ids=torch.tensor(golden["decoderInputs"])).logits
            beams = model.generate(input_ids=ids, attention_mask=mask, num_beams=3, num_return_sequences=3, max_new_tokens=6, do_sample=False)
        ends = fields.get("eos_token_id", [1])
        sequences = [row[1:] for row in beams.tolist()]
        cut = [row[:min((i + 1 for i, token in enumerate(row) if token in ends), default=len(row))] for row in sequences]
        golden["models"][name] = {"logits": [[round(x, 6) for x in row[-1]] for row in logits.tolist()], "beams": cut}
    (target / "variants" / "golden.json").write_text(json.dumps(golden) + "\n")


def sampling_golden(target):
    """Probabilities after temperature, top-k and top-p, by token."""
    logits = torch.randn(1, 60, generator=torch.Generator().manual_seed(3)) * 3
    cases = []
    for temperature, top_k, top_p in [(1.0, 0, 1.0), (0.7, 0, 1.0), (1.5, 10, 1.0), (1.0, 0, 0.9), (0.8, 20, 0.6), (1.0, 1, 1.0), (2.0, 60, 0.01)]:
        scores = TemperatureLogitsWarper(temperature)(None, logits)
        if top_k:
            scores = TopKLogitsWarper(top_k)(None, scores)
        if top_p < 1:
            scores = TopPLogitsWarper(top_p)(None, scores)
        cases.append({"temperature": temperature, "topK": top_k, "topP": top_p, "probabilities": scores.softmax(-1)[0].tolist()})
    directory = target / "sampling"
    directory.mkdir(parents=True, exist_ok=True)
    golden = {"logProbabilities": logits.log_softmax(-1)[0].tolist(), "cases": cases}
    (directory / "probabilities.json").write_text(json.dumps(golden, indent=1) + "\n")


SPECIAL = ["<pad>", "</s>", "<unk>"]

CORPUS = [
    "open the door to the kitchen", "go to the kitchen", "pick up the metal pot", "pick up the thermometer",
    "focus on the thermometer in inventory", "move the metal pot to the sink", "activate the sink", "wait",
    "the stove is turned off. on the stove is: nothing.", "This room is called the hallway. In it, you see:",
    "\ta picture\n\ta substance called air\n\tthe agent", "You see a door to the kitchen (that is open).",
    "the temperature is 12 degrees celsius", "it's the agent's turn; they'll wait, we've done that", "Größe und Maß, café — naïve",
]

ODD = [
    "", " ", "  ", "\n", "\t\t x", "a", "open the door", " open  the   door ", "OPEN THE DOOR", "it's they'll I'M",
    "12 degrees, 3.5 cm; 1,000", "naïve café — Größe", "日本語のテキスト", "🙂🙃 ok", "e\u0301 vs \u00e9", "\u00a0nbsp\u2003em",
    "a</s>b", "</s>", " </s> ", "x </s> y <extra_id_0> z", "<extra_id_7><extra_id_99>", "<extra_id_100> <EXTRA_ID_1>", "<pad><unk>",
    "< /s> <extra_id_", "line one\nline two\r\n\r\nend  ", "\x00\x7f", "((nested) [brackets]) {…}", "ﬁ ligature Ⅷ ½ ²", "שלום عربى",
    "supercalifragilistic" * 3,
]


def tokenizer_golden(target):
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=3 + 256 + 150, special_tokens=SPECIAL, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False)
    tokenizer.train_from_iterator(CORPUS * 3, trainer)
    merges = json.loads(tokenizer.to_str())["model"]["merges"]
    directory = target / "tokenizer"
    directory.mkdir(parents=True, exist_ok=True)
    (directory / "training.json").write_text(json.dumps({"corpus": CORPUS * 3, "merges": merges}, indent=1) + "\n")
    given = directory / "tokenizer.json"
    if not given.exists():
        print("no", given, "yet: put the file that TokenizerTrainer makes of the corpus there, then run again")
        return
    encode_odd(Tokenizer.from_file(str(given)), directory)


def unigram_golden(target):
    """A tokenizer of T5's kind; that of T5 itself comes from a model hub."""
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(" {2,}", " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    sentinels = [f"<extra_id_{i}>" for i in range(99, -1, -1)]
    trainer = trainers.UnigramTrainer(
        vocab_size=150, special_tokens=SPECIAL, unk_token="<unk>", show_progress=False)
    tokenizer.train_from_iterator(CORPUS * 3, trainer)
    tokenizer.add_special_tokens(sentinels)
    tokenizer.post_processor = processors.TemplateProcessing(single="$A </s>", special_tokens=[("</s>", 1)])
    directory = target / "unigram"
    directory.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(directory / "tokenizer.json"))
    encode_odd(tokenizer, directory)


def spiece_golden(target):
    """A model of SentencePiece as T5's, with rules of normalisation of its own: the usual ones take 240 KB."""
    directory = target / "spiece"
    directory.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        rules = pathlib.Path(temporary) / "rules.tsv"
        rules.write_text("FB01\t66 69\nBD\t31 2044 32\n2167\t56 49 49 49\nA0\t20\n2003\t20\n65 301\tE9\n")
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(line for text in CORPUS * 3 for line in text.splitlines()), model_prefix=temporary + "/spiece",
            vocab_size=90, pad_id=0, eos_id=1, unk_id=2, bos_id=-1, user_defined_symbols=["<sep>"], control_symbols=["<ctl>"],
            normalization_rule_tsv=str(rules), num_threads=1, minloglevel=2)
        shutil.copy(temporary + "/spiece.model", directory)
        pathlib.Path(temporary, "config.json").write_text('{"model_type": "t5"}')
        encode_odd(AutoTokenizer.from_pretrained(temporary)._tokenizer, directory)


def encode_odd(loaded, directory):
    cases = []
    for text in ODD:
        ids = loaded.encode(text).ids
        cases.append({
            "text": text, "ids": ids, "decoded": loaded.decode(ids, skip_special_tokens=False),
            "decodedWithoutSpecial": loaded.decode(ids, skip_special_tokens=True)})
    (directory / "encoded.json").write_text(json.dumps(cases, indent=1) + "\n")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    torch.set_num_threads(1)
    target = pathlib.Path(sys.argv[1])
    for name, shape in SHAPES.items():
        model_golden(name, shape, target)
    variants_golden(target)
    sampling_golden(target)
    tokenizer_golden(target)
    unigram_golden(target)
    spiece_golden(target)


main()

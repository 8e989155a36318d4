"""Exports a trained reader for the product: python export.py --run DIR --encoder DIR --out FILE.

Matrices are 8-bit integers with a scale for each row, in the format of src/retrieval/weights-file.ts.
"""

import argparse
import json
from pathlib import Path

import numpy
import torch

from dataset import MAX_CONTEXT, MAX_QUESTION, MAX_TEXT
from model import trained
from weights_file import write_weights

#: The scales that are tried for each row, as shares of its peak: the one with the least squared error may clip outliers.
SCALES = [1.0, 0.95, 0.9, 0.85, 0.8]


def quantize(matrix):
    matrix = matrix.numpy().astype(numpy.float32)
    peak = numpy.maximum(numpy.abs(matrix).max(1, keepdims=True), 1e-12)
    best = numpy.full((len(matrix), 1), numpy.inf, numpy.float32)
    whole, scales = None, None
    for share in SCALES:
        scale = (peak * share / 127).astype(numpy.float32)
        made = numpy.clip(numpy.rint(matrix / scale), -127, 127)
        error = ((made * scale - matrix) ** 2).sum(1, keepdims=True)
        if whole is None:
            whole, scales, best = made, scale, error
            continue
        better = error < best
        whole, scales, best = (numpy.where(better, a, b) for a, b in ((made, whole), (scale, scales), (error, best)))
    return whole.astype(numpy.int8), scales[:, 0].astype(numpy.float32)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--run", type=Path, required=True)
    arguments.add_argument("--encoder", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--made", default="")
    arguments.add_argument("--layers", type=int, default=6)
    a = arguments.parse_args()
    reader = trained(a.run, a.layers)
    state, layers = reader.state_dict(), len(reader.layers)
    width, inner = reader.norm.weight.numel(), reader.layers[0].up.bias.numel()
    longest = MAX_QUESTION + MAX_TEXT + MAX_CONTEXT + 4
    numbers = {"shape": numpy.array([width, inner, layers, longest], numpy.uint32)}

    def matrix(name, weights, bias=None):
        numbers[f"{name}.weights"], numbers[f"{name}.scales"] = quantize(weights)
        numbers[f"{name}.weights"] = numbers[f"{name}.weights"].reshape(-1)
        if bias is not None:
            numbers[f"{name}.bias"] = bias.numpy()

    def norm(name, of):
        numbers[f"{name}.gain"], numbers[f"{name}.bias"] = state[f"{of}.weight"].numpy(), state[f"{of}.bias"].numpy()

    matrix("words", state["words.weight"])
    numbers["places"] = state["places.weight"][:longest].numpy().reshape(-1)
    numbers["segments"] = state["segments.weight"].numpy().reshape(-1)
    norm("norm", "norm")
    for i in range(layers):
        for name in ("q", "k", "v", "o", "up", "down"):
            matrix(f"{i}.{name}", state[f"layers.{i}.{name}.weight"], state[f"layers.{i}.{name}.bias"])
        for name in ("norm1", "norm2"):
            norm(f"{i}.{name}", f"layers.{i}.{name}")
    numbers["relevance"] = state[f"heads.{layers}.relevance.weight"].numpy().reshape(-1)
    numbers["span"] = state[f"heads.{layers}.span.weight"].numpy().reshape(-1)
    numbers["biases"] = torch.cat([state[f"heads.{layers}.{head}.bias"] for head in ("relevance", "span")]).numpy()
    numbers["calibration"] = numpy.array(json.loads((a.run / "calibration.json").read_text()), numpy.float32)

    pieces = (a.encoder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    size = write_weights(a.out, a.made, {"pieces": pieces}, numbers)
    print(f"{a.out}: {size:.1f} MB, {layers} layers of {width}, {len(pieces)} pieces")


main()

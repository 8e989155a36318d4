"""Turns an exported reader into weights for train.py --start: python dequantize.py --encoder DIR --out FILE READER.

The matrices are those of the product, with their rounding to eight bits, and the embeddings are the encoder's own.
"""

import argparse
from pathlib import Path

import torch

from model import from_encoder
from weights_file import read_weights


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--encoder", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("reader", type=Path)
    a = arguments.parse_args()
    numbers = {name: torch.from_numpy(values.copy()) for name, values in read_weights(a.reader).items()}
    width, inner, layers, longest = numbers["shape"].tolist()
    reader = from_encoder(a.encoder, [layers])
    state = reader.state_dict()

    def matrix(name, shape):
        return numbers[f"{name}.weights"].reshape(shape).float() * numbers[f"{name}.scales"][:, None]

    state["places.weight"][:longest] = numbers["places"].reshape(longest, width)
    state["segments.weight"] = numbers["segments"].reshape(2, width)
    norms = {"norm": "norm"} | {f"{i}.{n}": f"layers.{i}.{n}" for i in range(layers) for n in ("norm1", "norm2")}
    for name, of in norms.items():
        state[f"{of}.weight"], state[f"{of}.bias"] = numbers[f"{name}.gain"], numbers[f"{name}.bias"]
    for i in range(layers):
        for name in ("q", "k", "v", "o", "up", "down"):
            of = f"layers.{i}.{name}"
            state[f"{of}.weight"] = matrix(f"{i}.{name}", state[f"{of}.weight"].shape)
            state[f"{of}.bias"] = numbers[f"{i}.{name}.bias"]
    head = f"heads.{layers}"
    state[f"{head}.relevance.weight"] = numbers["relevance"].reshape(1, width)
    state[f"{head}.span.weight"] = numbers["span"].reshape(2, width)
    state[f"{head}.relevance.bias"], state[f"{head}.span.bias"] = numbers["biases"][:1], numbers["biases"][1:]
    reader.load_state_dict(state)
    torch.save(state, a.out)


main()

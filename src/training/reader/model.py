"""The reader as PyTorch trains it: BERT (Devlin et al. 2019) of a few layers, with heads for relevance and span.

Sequences are packed one after another, so that no time is spent on padding. As in the product, the last layer is
computed for the first position only, except for the sequences whose spans are learned.

There are heads after several layers (early exits: Teerapittayanon et al. 2016, "BranchyNet"), so that one training run
yields readers of several depths.
"""

import json
import math
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import nn

HEADS = 12


class Layer(nn.Module):
    def __init__(self, width: int, inner: int):
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(width, width) for _ in range(4))
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x, batch, first_only: bool):
        """x: [tokens, width]. With first_only: [sequences, width], the first position of each."""
        k, v = batch.pad(self.k(x)), batch.pad(self.v(x))
        asking = x[batch.starts] if first_only else x
        q = self.q(asking)
        q = q.unsqueeze(1) if first_only else batch.pad(q)
        split = lambda t: t.unflatten(-1, (HEADS, -1)).transpose(1, 2)
        scores = split(q) @ split(k).transpose(-1, -2) * (split(q).shape[-1] ** -0.5)
        mixed = F.softmax(scores + batch.bias, -1).to(scores.dtype) @ split(v)
        mixed = mixed.transpose(1, 2).flatten(2)
        mixed = mixed[:, 0] if first_only else batch.unpad(mixed)
        x = self.norm1(asking + self.o(mixed))
        return self.norm2(x + self.down(F.gelu(self.up(x))))


class Batch:
    """Packed sequences."""

    def __init__(self, sequences):
        """sequences: pairs of word piece ids and segments (0: the question, 1: the rest)."""
        lengths = torch.tensor([len(ids) for ids, _ in sequences])
        self.lengths = lengths
        self.ids = torch.cat([torch.as_tensor(ids, dtype=torch.long) for ids, _ in sequences])
        self.segments = torch.cat([torch.as_tensor(types, dtype=torch.long) for _, types in sequences])
        self.positions = torch.cat([torch.arange(n) for n in lengths.tolist()])
        self.starts = torch.cumsum(lengths, 0) - lengths
        self.row = torch.repeat_interleave(torch.arange(len(lengths)), lengths)
        self._place(lengths)

    def _place(self, lengths):
        longest = int(lengths.max())
        self.shape = (len(lengths), longest)
        self.flat = self.row * longest + self.positions
        padding = (torch.arange(longest)[None] >= lengths[:, None])[:, None, None]
        self.bias = torch.zeros(padding.shape, dtype=torch.bfloat16).masked_fill(padding, -1e4)

    def pad(self, x):
        out = x.new_zeros(self.shape[0] * self.shape[1], x.shape[-1])
        return out.index_copy(0, self.flat, x).view(*self.shape, -1)

    def unpad(self, x):
        return x.reshape(-1, x.shape[-1])[self.flat]

    def only(self, rows):
        """The tokens of some sequences, and those sequences as a batch."""
        part = Batch.__new__(Batch)
        part.lengths = self.lengths[rows]
        tokens = torch.cat([torch.arange(int(self.starts[r]), int(self.starts[r] + self.lengths[r])) for r in rows])
        part.positions = self.positions[tokens]
        part.starts = torch.cumsum(part.lengths, 0) - part.lengths
        part.row = torch.repeat_interleave(torch.arange(len(rows)), part.lengths)
        part._place(part.lengths)
        return tokens, part


class Heads(nn.Module):
    def __init__(self, width: int):
        super().__init__()
        self.relevance, self.span = nn.Linear(width, 1), nn.Linear(width, 2)
        for head in (self.relevance, self.span):
            nn.init.normal_(head.weight, std=0.02)
            nn.init.zeros_(head.bias)


class Reader(nn.Module):
    def __init__(self, vocabulary: int, width: int, inner: int, exits: list[int], positions: int):
        """exits: the numbers of layers after which there are heads; the last is the depth of the reader."""
        super().__init__()
        self.words = nn.Embedding(vocabulary, width)
        self.places = nn.Embedding(positions, width)
        self.segments = nn.Embedding(2, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, inner) for _ in range(exits[-1]))
        self.heads = nn.ModuleDict({str(n): Heads(width) for n in exits})

    def embed(self, batch: Batch):
        """What the first layer reads."""
        return self.norm(self.words(batch.ids) + self.places(batch.positions) + self.segments(batch.segments))

    def forward(self, batch: Batch, span_rows=()):
        """By number of layers: the relevance of each sequence, and the start and end logits of some, packed."""
        x = self.embed(batch)
        tokens, part = batch.only(span_rows) if len(span_rows) else (None, None)
        out = {}
        for n, layer in enumerate(self.layers, 1):
            last = n == len(self.layers)
            before, x = x, layer(x, batch, last)
            heads = self.heads[str(n)] if str(n) in self.heads else None
            if heads:
                first = x if last else x[batch.starts]
                span = None
                if part:
                    span = heads.span(layer(before[tokens], part, False) if last else x[tokens])
                out[n] = heads.relevance(first).squeeze(-1), span
        return out, part


def from_encoder(folder: Path, exits: list[int]) -> Reader:
    """A reader of the lower layers of a BERT in Hugging Face's format, with new heads."""
    config = json.loads((folder / "config.json").read_text())
    weights = load_file(folder / "model.safetensors")
    width, inner = config["hidden_size"], config["intermediate_size"]
    reader = Reader(config["vocab_size"], width, inner, exits, 256)
    take = lambda name: weights[name]
    state = {
        "words.weight": take("embeddings.word_embeddings.weight"),
        "places.weight": take("embeddings.position_embeddings.weight")[:256],
        "segments.weight": take("embeddings.token_type_embeddings.weight"),
        "norm.weight": take("embeddings.LayerNorm.weight"),
        "norm.bias": take("embeddings.LayerNorm.bias"),
    }
    names = {
        "q": "attention.self.query",
        "k": "attention.self.key",
        "v": "attention.self.value",
        "o": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    for i in range(exits[-1]):
        for ours, theirs in names.items():
            for kind in ("weight", "bias"):
                state[f"layers.{i}.{ours}.{kind}"] = take(f"encoder.layer.{i}.{theirs}.{kind}")
    missing, unexpected = reader.load_state_dict(state, strict=False)
    assert all(name.startswith("heads.") for name in missing) and not unexpected
    return reader


def trained(run: Path, layers: int) -> Reader:
    """A reader of the lower layers of a run of train.py: its result, or its last checkpoint."""
    done = (run / "reader.pt").exists()
    file = torch.load(run / ("reader.pt" if done else "checkpoint.pt"), weights_only=True)
    state = file if done else file["reader"]
    kept = {name: value for name, value in state.items()
            if not (name.startswith("layers.") and int(name.split(".")[1]) >= layers)
            and (not name.startswith("heads.") or name.startswith(f"heads.{layers}."))}
    inner, positions = state["layers.0.up.bias"].numel(), len(state["places.weight"])
    reader = Reader(*state["words.weight"].shape, inner, [layers], positions)
    reader.load_state_dict(kept)
    return reader

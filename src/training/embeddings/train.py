"""Trains the embeddings of terms: python train.py --data DIR --encoder DIR --out FILE. See README.md beside this file."""

import argparse
import json
import sys
from pathlib import Path

import numpy
import torch
import torch.nn.functional as F

sys.path.append(str(Path(__file__).parent.parent / "reader"))
from dataset import kind_of, read_tokenizer  # noqa: E402
from model import Batch, from_encoder  # noqa: E402
from weights_file import write_weights  # noqa: E402

DIMENSIONS = 128
#: A term that fewer texts have is learned by heart.
MIN_TEXTS = 3
#: The weight of a term is RARE / (RARE + its frequency): Arora, Liang & Ma 2017.
RARE = 1e-4
#: The scores are cosines times this.
SHARPNESS = 16
#: How many wrong candidates of each question there are beside the right ones of the other questions.
WRONG = 3
BATCH = 256
RATE = 3e-3
#: How often the questions of a kind are in each pass.
TIMES = {"chat": 3, "natural": 3, "news": 3, "squad2": 3, "squad": 0.5}


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--encoder", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--passes", type=int, default=2)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--without", type=int, help="the fold whose questions are left out: see FOLDS in src/training/hold-out.ts")
    a = arguments.parse_args()
    torch.manual_seed(a.seed)
    draw = numpy.random.RandomState(a.seed)
    vocabulary = json.loads((a.data / "vocabulary.json").read_text())
    questions = [json.loads(line) for line in (a.data / "questions.jsonl").open()]
    questions = [q for q in questions if q["fold"] != a.without]
    counts = numpy.zeros(len(vocabulary))
    for q in questions:
        for text, _ in q["right"] + q["wrong"]:
            counts[text] += 1
    kept = counts >= MIN_TEXTS
    vectors = initial(a.encoder, vocabulary, kept, counts / counts.sum())
    vectors = torch.nn.Parameter(torch.tensor(vectors))
    context = torch.nn.Parameter(torch.tensor(0.75))
    optimizer = torch.optim.Adam([{"params": [vectors], "lr": RATE}, {"params": [context], "lr": RATE}])
    mask = torch.tensor(kept, dtype=torch.float32)[:, None]
    for done in range(a.passes):
        order = [q for q in questions for _ in range(times(q, draw))]
        draw.shuffle(order)
        losses = []
        for at in range(0, len(order) - BATCH + 1, BATCH):
            loss = loss_of(vectors * mask, context, order[at : at + BATCH], draw)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(float(loss))
        print(f"pass {done + 1}: loss {numpy.mean(losses):.3f}, context {float(context):.2f}", flush=True)
    write(a.out, vocabulary, vectors.detach().numpy(), kept)


def times(question, draw) -> int:
    wanted = TIMES[kind_of(question)]
    return int(wanted) + (draw.rand() < wanted % 1)


@torch.no_grad()
def initial(folder: Path, vocabulary, kept, frequencies):
    """The vector of each term by the encoder, whose principal components are kept: Model2Vec (van Dongen & Tulkens 2024)."""
    tokenizer, encoder = read_tokenizer(folder), from_encoder(folder, [6])
    of_words = {}
    words = {word for (_, spellings), is_kept in zip(vocabulary, kept) if is_kept for word, _ in spellings}
    # A set has another order in each process, and a sum in bfloat16 depends on its batch.
    words = sorted(words, key=lambda word: (len(word), word))
    for at in range(0, len(words), 512):
        some = words[at : at + 512]
        ids = [tokenizer.encode(word).ids[:16] for word in some]
        batch = Batch([(one, [0] * len(one)) for one in ids])
        x = encoder.embed(batch)
        for layer in encoder.layers:
            x = layer(x, batch, False)
        means = torch.zeros(len(ids), x.shape[-1]).index_add(0, batch.row, x) / batch.lengths[:, None]
        of_words.update(zip(some, means.numpy()))
    width = len(next(iter(of_words.values())))
    rows = numpy.zeros((len(vocabulary), width), numpy.float32)
    for i in numpy.flatnonzero(kept):
        spellings = vocabulary[i][1]
        rows[i] = sum(of_words[word] * count for word, count in spellings) / sum(count for _, count in spellings)
    rows[kept] -= rows[kept].mean(0)
    some = rows[kept][numpy.random.RandomState(0).permutation(kept.sum())[:8000]]
    components = numpy.linalg.svd(some, full_matrices=False)[2][:DIMENSIONS]
    vectors = rows @ components.T
    vectors /= numpy.linalg.norm(vectors[kept], axis=1).mean()
    return (vectors * (RARE / (RARE + frequencies))[:, None]).astype(numpy.float32)


def loss_of(vectors, context, questions, draw):
    """The right sentence of each question is to be nearest among all sentences of the batch."""
    texts = [q["right"][draw.randint(len(q["right"]))] for q in questions]
    texts += [text for q in questions for text in q["wrong"][:WRONG]]
    asked = F.normalize(sums(vectors, [q["asked"] for q in questions]), dim=1)
    said = sums(vectors, [text for text, _ in texts]) + context * sums(vectors, [above for _, above in texts])
    scores = SHARPNESS * asked @ F.normalize(said, dim=1).T
    return F.cross_entropy(scores, torch.arange(len(questions)))


def sums(vectors, lists):
    offsets = numpy.cumsum([0] + [len(one) for one in lists[:-1]])
    flat = [number for one in lists for number in one]
    return F.embedding_bag(torch.tensor(flat), vectors, torch.tensor(offsets), mode="sum")


def write(out: Path, vocabulary, vectors, kept):
    """A row of bytes for each term, and its factor."""
    peaks = numpy.abs(vectors).max(1)
    numbers = [i for i in numpy.flatnonzero(kept) if peaks[i] > 1e-6]
    # By UTF-16 code units, as the product compares strings.
    numbers.sort(key=lambda i: vocabulary[i][0].encode("utf-16-be"))
    scales = (peaks[numbers] / 127).astype(numpy.float32)
    rows = numpy.rint(vectors[numbers] / scales[:, None]).astype(numpy.int8)
    terms = [vocabulary[i][0] for i in numbers]
    size = write_weights(out, "src/training/embeddings", {"terms": terms}, {"vectors": rows, "scales": scales})
    print(f"{out}: {size:.1f} MB, {len(terms)} terms")


main()

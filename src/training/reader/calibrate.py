"""Calibrates a trained reader with the second stage: python calibrate.py --run DIR --data DIR --encoder DIR.

Scores held-out questions, compares numbers of candidates to read, and writes RUN/calibration.json.
"""

import argparse
import json
import math
import random
from collections import Counter
from pathlib import Path

import numpy
import torch

from dataset import Dataset, kind_of, read_tokenizer, sequence
from model import Batch, trained

READ = 8
FOREIGN = 150


def score(run: Path, layers: int, dataset: Dataset, questions: list[dict]) -> None:
    reader = trained(run, layers)
    reader.eval()
    with torch.no_grad():
        for at in range(0, len(questions), 8):
            some = questions[at : at + 8]
            made = []
            for q in some:
                pieces = dataset.question_pieces(q["question"])
                mine = [sequence(pieces, c)[:2] for c in q["candidates"][:READ]]
                q["pieces"] = [len(ids) for ids, _ in mine]
                made += mine
            outputs, _ = reader(Batch(made))
            scores = iter(outputs[layers][0].tolist())
            for q in some:
                q["relevance"] = [next(scores) for _ in q["candidates"][:READ]]
            if at % 400 == 0:
                print(f"{at} of {len(questions)}", flush=True)


def main():
    arguments = argparse.ArgumentParser()
    for name in ("run", "data", "encoder"):
        arguments.add_argument(f"--{name}", type=Path, required=True)
    arguments.add_argument("--most", type=int, default=700, help="questions of a kind of text")
    arguments.add_argument("--again", action="store_true", help="fit to what was read already")
    arguments.add_argument("--layers", type=int, default=6)
    a = arguments.parse_args()
    if a.again:
        return fit(json.loads((a.run / "scores.json").read_text()), a.run)
    torch.set_num_threads(2)
    dataset = Dataset(a.data, sorted(file.stem for file in a.data.glob("*.jsonl")), read_tokenizer(a.encoder))
    held = {}
    for q in dataset.questions:
        kind = kind_of(q)
        # The adversarial questions of squad2-train are about all of its articles, so none of them is held out.
        if q["held"] and q["candidates"] and kind != "squad2":
            held.setdefault((kind, q["foreign"]), []).append(q)
    kept = []
    for (_, foreign), some in held.items():
        kept += random.Random(1).sample(some, min(FOREIGN if foreign else a.most, len(some)))
    score(a.run, a.layers, dataset, kept)
    out = [{"set": kind_of(q), "foreign": q["foreign"], "answerable": q["answerable"],
            "none": q["none"], "certainty": q["certainty"], "relevance": q["relevance"], "pieces": q["pieces"],
            "probability": [c["probability"] for c in q["candidates"]],
            "right": [c["right"] for c in q["candidates"]]} for q in kept]
    (a.run / "scores.json").write_text(json.dumps(out))
    fit(out, a.run)


# The same computation as in src/retrieval/reader/cascade.ts.

MAX_READ, MAX_PIECES_READ, HOPED_RELEVANCE, MAX_VALUE = 5, 220, 4.0, 6.0
#: The weights of the second stage that are compared.
PRIORS = (0.5, 1.0, 1.5, 2.0, 3.0, 5.0)
#: Of those about as good the least is taken: the second stage knows held-out questions of its own sets better than a user's.
TOLERANCE = 0.005
#: The weight of an unanswerable question.
UNANSWERABLE = 0.5
RIDGE = 1e-3


def log_odds(p: float) -> float:
    p = min(1 - 1e-6, max(1e-6, p))
    return math.log(p / (1 - p))


def reread(q: dict, prior: float, most: int = MAX_READ, hoped: float = HOPED_RELEVANCE):
    """The ranks of the candidates read, best first, and the values that the probabilities are computed from."""
    done, highest, pieces = [], -math.inf, 0
    for i in range(min(most, len(q["relevance"]))):
        before = prior * math.log(max(1e-300, q["probability"][i] / q["probability"][0]))
        if before + hoped < highest or pieces > MAX_PIECES_READ:
            break
        pieces += q["pieces"][i]
        highest = max(highest, q["relevance"][i] + before)
        done.append((q["relevance"][i] + before, -i))
    highest = max(done)[0]
    others = max(1e-300, sum(math.exp(score - highest) for score, _ in done) - 1)
    values = [highest + math.log(others + 1), -math.log(others), log_odds(1 - q["none"]), log_odds(q["certainty"])]
    return [-i for _, i in sorted(done, reverse=True)], [min(MAX_VALUE, max(-MAX_VALUE, v)) for v in values]


def logistic(x, y, w):
    """Logistic regression by Newton's method, with ridge regularization."""
    x = numpy.column_stack([numpy.ones(len(x)), x])
    b = numpy.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + numpy.exp(-x @ b))
        gradient = x.T @ (w * (y - p)) - RIDGE * w.sum() * b
        hessian = (x * (w * p * (1 - p))[:, None]).T @ x + RIDGE * w.sum() * numpy.eye(len(b))
        step = numpy.linalg.solve(hessian, gradient)
        b += step
        if abs(step).max() < 1e-6:
            break
    return b


def fit(questions: list[dict], run: Path) -> None:
    names = sorted({q["set"] for q in questions if q["answerable"]})
    own = {n: [q for q in questions if q["set"] == n and q["answerable"]] for n in names}
    mean = {}
    for prior in (0, *PRIORS, 1000):
        row = [numpy.mean([q["right"][reread(q, prior)[0][0]] for q in own[n]]) for n in names]
        mean[prior] = numpy.mean(row)
        print(f"prior {prior}: {mean[prior]:.4f}", [round(float(v), 3) for v in row])
    highest = max(mean[one] for one in PRIORS)
    prior = next(one for one in PRIORS if mean[one] >= highest - TOLERANCE)
    for most in (2, 3, 4, 5, 8):
        for hoped in (0.0, 1.0, 2.0, 3.0, 4.0, 8.0):
            got = [[reread(q, prior, most, hoped)[0] for q in own[n]] for n in names]
            row = [numpy.mean([q["right"][g[0]] for q, g in zip(own[n], gs)]) for n, gs in zip(names, got)]
            read = sorted(len(g) for gs in got for g in gs)
            print(f"most {most} hoped {hoped}: {numpy.mean(row):.4f}", [round(float(v), 3) for v in row],
                  f"read {numpy.mean(read):.2f}, median {read[len(read) // 2]}")
    counts = Counter((q["set"], q["answerable"]) for q in questions)
    values, any_answers, first_right, weights, of = [], [], [], [], []
    for q in questions:
        order, value = reread(q, prior)
        values.append(value)
        any_answers.append(q["answerable"] and any(q["right"]))
        first_right.append(bool(q["right"][order[0]]))
        of.append((q["set"], q["answerable"]))
        weights.append((1 if q["answerable"] else UNANSWERABLE) / counts[of[-1]])
    x, y, first, w = (numpy.array(v, float) for v in (values, any_answers, first_right, weights))
    answered = logistic(x, y, w)
    inside = y > 0
    right = logistic(x[inside], first[inside], w[inside])
    print("answered", answered.round(3), "first", right.round(3))
    one = numpy.column_stack([numpy.ones(len(x)), x])
    p = 1 / (1 + numpy.exp(-one @ answered)) / (1 + numpy.exp(-one @ right))
    for limit in (0.4, 0.5, 0.55, 0.6, 0.65, 0.7):
        row = []
        for n in names:
            mine = numpy.array([o == (n, True) for o in of])
            other = numpy.array([o == (n, False) for o in of])
            said = mine & (p >= limit)
            row.append(f"{n}: {said.sum() / mine.sum():.3f} at {first[said].mean():.3f}, "
                       f"none {(other & (p >= limit)).sum() / max(1, other.sum()):.3f}")
        hostile = numpy.array([o == ("adversarial", False) for o in of])
        print(limit, " | ".join(row), f"| adversarial: {(hostile & (p >= limit)).sum() / max(1, hostile.sum()):.3f}")
    (run / "calibration.json").write_text(json.dumps([prior, *answered.tolist(), *right.tolist()]))


main()

"""Trains the reader: python train.py --data DIR --encoder DIR --run DIR. See README.md beside this file."""

import argparse
import json
import random
import time
from pathlib import Path

import torch
import torch.nn.functional as F

from dataset import Dataset, kind_of, read_tokenizer, sequence
from model import Batch, Reader, from_encoder

#: The weights of the questions of each kind; 1 for the others.
WEIGHTS = {"squad2": 1.5, "chat": 1.5, "news": 1.5}
#: The weights of the heads by number of layers: {3: 0.3, 4: 0.6, 6: 1.0} trains readers of three depths together.
EXITS = {6: 1.0}
#: Kinds with so few questions that they are repeated, so that they are not forgotten.
FEW = {"natural", "squad2", "chat", "news"}
SPAN_WEIGHT = 0.5
#: The weights that are kept are a mean of those of the last steps (Polyak & Juditsky 1992): by this share of the mean before.
EMA = 0.998
WARMUP = 100
CHECKPOINT = 100
VALIDATED = 300
#: The share of the questions of other sets that are used: the reader soon recognises them.
FOREIGN = 0.03
#: How often the questions of a kind are in each pass; once by default. Of the unanswerable questions of SQuAD 2.0 a third are,
#: since with more of them the reader doubts everything; those of our own are there several times.
TIMES = {"adversarial": 1 / 3, "chat": 3, "news": 4, "squad": 0.35}


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--encoder", type=Path, required=True)
    arguments.add_argument("--run", type=Path, required=True)
    arguments.add_argument("--steps", type=int, default=3800)
    arguments.add_argument("--questions", type=int, default=16, help="a step")
    arguments.add_argument("--candidates", type=int, default=3, help="of a question")
    arguments.add_argument("--rate", type=float, default=6e-5)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--float32", action="store_true", help="faster than bfloat16 where the processor has no AMX")
    arguments.add_argument("--start", type=Path, help="the weights to start from, instead of the encoder's")
    a = arguments.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    a.run.mkdir(parents=True, exist_ok=True)
    log = (a.run / "log.txt").open("a")

    def say(*words):
        line = " ".join(map(str, words))
        print(line, flush=True)
        log.write(line + "\n")
        log.flush()

    tokenizer = read_tokenizer(a.encoder)
    began = time.time()
    dataset = Dataset(a.data, sorted(file.stem for file in a.data.glob("*.jsonl")), tokenizer)
    taught = [q for q in dataset.questions if not q["held"] and q["candidates"]
              and (not q["answerable"] or any(c["right"] for c in q["candidates"]))
              for _ in range(times(q))]
    held = {}
    for q in dataset.questions:
        if q["held"] and q["candidates"] and not q["foreign"]:
            held.setdefault(kind_of(q), []).append(q)
    held = {name: random.Random(1).sample(some, min(VALIDATED, len(some))) for name, some in held.items()}
    say(f"{len(taught)} questions, read in {time.time() - began:.0f} s; held", {n: len(s) for n, s in held.items()})

    reader = from_encoder(a.encoder, list(EXITS))
    if a.start:
        reader.load_state_dict(torch.load(a.start, weights_only=True))
    # The 30,000 embeddings were trained on a billion sentences; here only a few thousand of them would change.
    reader.words.weight.requires_grad_(False)
    heads = [p for name, p in reader.named_parameters() if name.startswith("heads")]
    plain = [p for name, p in reader.named_parameters()
             if not name.startswith("heads") and (p.ndim < 2)]
    body = [p for name, p in reader.named_parameters()
            if not name.startswith("heads") and p.ndim >= 2 and p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": a.rate, "weight_decay": 0.01}, {"params": plain, "lr": a.rate, "weight_decay": 0.0},
         {"params": heads, "lr": a.rate * (1 if a.start else 5), "weight_decay": 0.0}], betas=(0.9, 0.98), eps=1e-8, fused=True)
    rates = [group["lr"] for group in optimizer.param_groups]
    checkpoint = a.run / "checkpoint.pt"
    step, seen, mean = 0, [], [p.detach().clone() for p in reader.parameters()]
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        reader.load_state_dict(state["reader"])
        optimizer.load_state_dict(state["optimizer"])
        step, seen, mean = state["step"], state["seen"], state["mean"]
        say(f"goes on from step {step}")

    # A resumed run, perhaps with more questions, starts with those that it has not seen.
    known = set(seen)
    order = []
    losses, spans, began, read = [], [], time.time(), 0

    def averaged():
        other = Reader(*reader.words.weight.shape, reader.layers[0].up.bias.numel(), list(EXITS), len(reader.places.weight))
        other.load_state_dict(reader.state_dict())
        with torch.no_grad():
            for p, one in zip(other.parameters(), mean):
                p.copy_(one)
        return other.eval()

    while step < a.steps:
        if len(order) < a.questions:
            if all(key(q) in known for q in taught):
                seen, known = [], set()
            order = [q for q in taught if kind_of(q) in FEW or key(q) not in known]
            random.Random(f"{a.seed} {step}").shuffle(order)
        questions, order = order[: a.questions], order[a.questions :]
        seen += map(key, questions)
        known.update(seen[-a.questions :])
        draw = random.Random(a.seed * 1_000_000 + step)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=not a.float32):
            total, loss, span_loss, pairs = learn(reader, dataset, questions, a, draw)
        optimizer.zero_grad(set_to_none=True)
        total.backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        share = min(1, (step + 1) / WARMUP) * max(0.02, 1 - step / a.steps)
        for group, rate in zip(optimizer.param_groups, rates):
            group["lr"] = rate * share
        optimizer.step()
        step += 1
        decay = min(EMA, step / (step + 10))
        with torch.no_grad():
            for one, p in zip(mean, reader.parameters()):
                one.lerp_(p, 1 - decay)
        read += pairs
        losses.append(float(loss))
        spans.append(float(span_loss))
        if step % 20 == 0:
            say(f"step {step}/{a.steps} loss {sum(losses[-100:]) / len(losses[-100:]):.4f} "
                f"span {sum(spans[-100:]) / len(spans[-100:]):.4f} {read / (time.time() - began):.1f} pairs/s")
        if step % CHECKPOINT == 0 or step == a.steps:
            torch.save({"reader": reader.state_dict(), "optimizer": optimizer.state_dict(), "step": step,
                        "seen": seen, "mean": mean},
                       a.run / "checkpoint.new")
            (a.run / "checkpoint.new").rename(checkpoint)
            if step == a.steps:
                at = time.time()
                for name, some in held.items():
                    say(f"  {name}", validate(reader, dataset, some), "mean", validate(averaged(), dataset, some))
                began += time.time() - at
    torch.save(reader.state_dict(), a.run / "last.pt")
    torch.save(averaged().state_dict(), a.run / "reader.pt")
    (a.run / "made.json").write_text(json.dumps({k: str(v) for k, v in vars(a).items()} | {"questions": len(taught)}))


def times(question: dict) -> int:
    """How often a question is in each pass; a fraction is rounded at random, by the id."""
    wanted = FOREIGN if question["foreign"] else TIMES.get(kind_of(question), 1)
    return int(wanted) + (random.Random(question["id"]).random() < wanted % 1)


def key(question: dict) -> str:
    return f"{question['set']} {question['id']}"


def learn(reader: Reader, dataset: Dataset, questions: list[dict], a, draw: random.Random):
    sequences, lists, span_rows, targets = [], [], [], []
    for q in questions:
        text, kept, rights = dataset.drawn(q, a.candidates, draw)
        pieces = dataset.question_pieces(text)
        rows = []
        for c, is_right in zip(kept, rights):
            ids, types, first = sequence(pieces, c)
            if is_right and c["span"] is not None:
                span_rows.append(len(sequences))
                targets.append((first, c["span"], len(c["text"])))
            rows.append(len(sequences))
            sequences.append((ids, types))
        weight = WEIGHTS.get(kind_of(q), 1.0) * (0.5 if q["foreign"] else 1.0)
        lists.append((rows, rights, weight))
    outputs, part = reader(Batch(sequences), span_rows)
    total = 0.0
    for layers, (relevance, span) in outputs.items():
        loss, span_loss = relevance_loss(relevance, lists), span_loss_of(span, part, targets)
        total = total + EXITS[layers] * (loss + SPAN_WEIGHT * span_loss)
    # The last losses are those of the deepest reader.
    return total, loss, span_loss, len(sequences)


def relevance_loss(relevance, lists):
    total, weights = relevance.new_zeros(()), 0.0
    for rows, rights, weight in lists:
        # The score of "none of them" is 0.
        scores = torch.cat([relevance[rows].float(), torch.zeros(1)])
        log = F.log_softmax(scores, 0)
        wanted = [i for i, is_right in enumerate(rights) if is_right] or [len(rows)]
        total = total - weight * torch.logsumexp(log[wanted], 0)
        weights += weight
    return total / weights


def span_loss_of(span, part, targets):
    total = torch.zeros(())
    for i, (first, (start, end), length) in enumerate(targets):
        at = int(part.starts[i]) + first
        inside = span[at : at + length].float()
        total = total + F.cross_entropy(inside.T, torch.tensor([start, end]))
    return total / max(1, 2 * len(targets))


@torch.no_grad()
def validate(reader: Reader, dataset: Dataset, questions: list[dict], read: int = 6) -> dict:
    """By number of layers: P@1 after reading the first candidates, the AUROC of answerability, exact spans; and P@1 before."""
    first, spans = {n: [] for n in EXITS}, {n: [] for n in EXITS}
    best = {n: {True: [], False: []} for n in EXITS}
    before = []
    for q in questions:
        pieces = dataset.question_pieces(q["question"])
        candidates = q["candidates"][:read]
        made = [sequence(pieces, c) for c in candidates]
        rows = [i for i, c in enumerate(candidates) if c["right"] and c["span"] is not None][:1]
        outputs, _ = reader(Batch([(ids, types) for ids, types, _ in made]), rows)
        if q["answerable"]:
            before.append(candidates[0]["right"])
        for n, (relevance, span) in outputs.items():
            best[n][q["answerable"]].append(float(relevance.max()))
            if q["answerable"]:
                first[n].append(candidates[int(relevance.argmax())]["right"])
            for row in rows:
                start = made[row][2]
                inside = span[start : start + len(candidates[row]["text"])]
                length = len(inside)
                sums = inside[:, 0][:, None] + inside[:, 1][None]
                sums = sums.masked_fill(~torch.ones(length, length).triu().bool(), -1e9)
                spans[n].append(divmod(int(sums.argmax()), length) == tuple(candidates[row]["span"]))
    mean = lambda some: round(sum(some) / len(some), 3) if some else None
    auroc = lambda a, b: mean([(x > y) + 0.5 * (x == y) for x in a for y in b])
    return {"before": mean(before)} | {n: (mean(first[n]), auroc(best[n][True], best[n][False]), mean(spans[n])) for n in EXITS}


main()

"""Trains the reader: python train.py --data DIR --encoder DIR --out DIR. See README.md beside this file."""

import argparse
import json
import random
import time
from pathlib import Path

import torch
import torch.nn.functional as F

from lessons import Lessons, read_tokenizer, sequence
from model import Batch, Reader, from_encoder

#: How much a question of each set counts.
WEIGHTS = {"natural-train": 0.8, "squad2-train": 1.5, "a": 1.5, "b": 1.5, "c": 1.5, "d": 1.5, "e": 1.5}
SPAN_WEIGHT = 0.5
WARMUP = 100
CHECKPOINT = 200
VALIDATED = 150
#: Of the questions of other sets, which are soon told, this share.
FOREIGN = 0.1


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--encoder", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--sets", default="squad-train,natural-train,squad2-train,a,b,c,d,e")
    arguments.add_argument("--layers", default="0,1,2,3")
    arguments.add_argument("--steps", type=int, default=2400)
    arguments.add_argument("--questions", type=int, default=16, help="a step")
    arguments.add_argument("--candidates", type=int, default=6, help="of a question")
    arguments.add_argument("--rate", type=float, default=1e-4)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--stop", type=int, default=0, help="stop after so many steps, to go on later")
    a = arguments.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    a.out.mkdir(parents=True, exist_ok=True)
    log = (a.out / "log.txt").open("a")

    def say(*words):
        line = " ".join(map(str, words))
        print(line, flush=True)
        log.write(line + "\n")
        log.flush()

    tokenizer = read_tokenizer(a.encoder)
    began = time.time()
    lessons = Lessons(a.data, a.sets.split(","), tokenizer)
    taught = [q for q in lessons.questions if not q["held"] and q["candidates"]
              and (not q["foreign"] or random.Random(q["id"]).random() < FOREIGN)
              and (not q["answerable"] or any(c["right"] for c in q["candidates"]))]
    held = {}
    for q in lessons.questions:
        if q["held"] and q["candidates"] and not q["foreign"]:
            held.setdefault(q["set"] if len(q["set"]) > 1 else "chat", []).append(q)
    held = {name: random.Random(1).sample(some, min(VALIDATED, len(some))) for name, some in held.items()}
    say(f"{len(taught)} questions, read in {time.time() - began:.0f} s; held", {n: len(s) for n, s in held.items()})

    reader = from_encoder(a.encoder, [int(one) for one in a.layers.split(",")])
    heads = [p for name, p in reader.named_parameters() if name.startswith(("relevance", "span"))]
    plain = [p for name, p in reader.named_parameters()
             if not name.startswith(("relevance", "span")) and (p.ndim < 2)]
    body = [p for name, p in reader.named_parameters()
            if not name.startswith(("relevance", "span")) and p.ndim >= 2]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": a.rate, "weight_decay": 0.01}, {"params": plain, "lr": a.rate, "weight_decay": 0.0},
         {"params": heads, "lr": a.rate * 5, "weight_decay": 0.0}], betas=(0.9, 0.98), eps=1e-8)
    rates = [group["lr"] for group in optimizer.param_groups]
    checkpoint = a.out / "checkpoint.pt"
    step = 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        reader.load_state_dict(state["reader"])
        optimizer.load_state_dict(state["optimizer"])
        step = state["step"]
        say(f"goes on from step {step}")

    order, epoch = [], -1
    losses, spans, began, seen = [], [], time.time(), 0
    per_epoch = len(taught) // a.questions
    while step < a.steps and not (a.stop and step >= a.stop):
        # The order depends on the seed and the step alone, so that a run that was cut off goes on as it would have.
        if step // per_epoch != epoch:
            epoch = step // per_epoch
            order = list(range(len(taught)))
            random.Random(a.seed * 1000 + epoch).shuffle(order)
        at = (step % per_epoch) * a.questions
        draw = random.Random(a.seed * 1_000_000 + step)
        loss, span_loss, pairs = learn(reader, lessons, [taught[i] for i in order[at : at + a.questions]], a, draw)
        optimizer.zero_grad(set_to_none=True)
        (loss + SPAN_WEIGHT * span_loss).backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        share = min(1, (step + 1) / WARMUP) * max(0.02, 1 - step / a.steps)
        for group, rate in zip(optimizer.param_groups, rates):
            group["lr"] = rate * share
        optimizer.step()
        step += 1
        seen += pairs
        losses.append(float(loss))
        spans.append(float(span_loss))
        if step % 20 == 0:
            say(f"step {step}/{a.steps} loss {sum(losses[-100:]) / len(losses[-100:]):.4f} "
                f"span {sum(spans[-100:]) / len(spans[-100:]):.4f} {seen / (time.time() - began):.1f} pairs/s")
        if step % CHECKPOINT == 0 or step == a.steps:
            torch.save({"reader": reader.state_dict(), "optimizer": optimizer.state_dict(), "step": step},
                       a.out / "checkpoint.new")
            (a.out / "checkpoint.new").rename(checkpoint)
            if step % (2 * CHECKPOINT) == 0 or step == a.steps:
                at = time.time()
                for name, some in held.items():
                    say(f"  {name}", validate(reader, lessons, some))
                began += time.time() - at
    torch.save(reader.state_dict(), a.out / "reader.pt")
    (a.out / "made.json").write_text(json.dumps({k: str(v) for k, v in vars(a).items()} | {"questions": len(taught)}))


def learn(reader: Reader, lessons: Lessons, questions: list[dict], a, draw: random.Random):
    sequences, lists, span_rows, targets = [], [], [], []
    for q in questions:
        text, kept, rights = lessons.drawn(q, a.candidates, draw)
        pieces = lessons.question_pieces(text)
        rows = []
        for c, is_right in zip(kept, rights):
            ids, types, first = sequence(pieces, c)
            if is_right and c["span"] is not None:
                span_rows.append(len(sequences))
                targets.append((first, c["span"], len(c["text"])))
            rows.append(len(sequences))
            sequences.append((ids, types))
        weight = WEIGHTS.get(q["set"], 1.0) * (0.5 if q["foreign"] else 1.0)
        lists.append((rows, rights, weight))
    relevance, span, part = reader(Batch(sequences), span_rows)
    total, weights = relevance.new_zeros(()), 0.0
    for rows, rights, weight in lists:
        # The score of "none of them" is 0.
        scores = torch.cat([relevance[rows], relevance.new_zeros(1)])
        log = F.log_softmax(scores, 0)
        wanted = [i for i, is_right in enumerate(rights) if is_right] or [len(rows)]
        total = total - weight * torch.logsumexp(log[wanted], 0)
        weights += weight
    span_loss = relevance.new_zeros(())
    for i, (first, (start, end), length) in enumerate(targets):
        at = int(part.starts[i]) + first
        inside = span[at : at + length]
        span_loss = span_loss + F.cross_entropy(inside.T, torch.tensor([start, end]))
    return total / weights, span_loss / max(1, 2 * len(targets)), len(sequences)


@torch.no_grad()
def validate(reader: Reader, lessons: Lessons, questions: list[dict], read: int = 6) -> dict:
    """P@1 of the first few read again, of the network before; the AUROC of answerable ones; exact spans."""
    first, before, best, spans = [], [], {True: [], False: []}, []
    for q in questions:
        pieces = lessons.question_pieces(q["question"])
        candidates = q["candidates"][:read]
        made = [sequence(pieces, c) for c in candidates]
        batch = Batch([(ids, types) for ids, types, _ in made])
        relevance, _, _ = reader(batch)
        winner = int(relevance.argmax())
        best[q["answerable"]].append(float(relevance.max()))
        if not q["answerable"]:
            continue
        first.append(candidates[winner]["right"])
        before.append(candidates[0]["right"])
        span = candidates[winner]["span"]
        if candidates[winner]["right"] and span is not None:
            _, logits, _ = reader(Batch([made[winner][:2]]), [0])
            start = made[winner][2]
            inside = logits[start : start + len(candidates[winner]["text"])]
            n = len(inside)
            sums = inside[:, 0][:, None] + inside[:, 1][None]
            sums = sums.masked_fill(~torch.ones(n, n).triu().bool(), -1e9)
            got = divmod(int(sums.argmax()), n)
            spans.append(got == tuple(span))
    mean = lambda some: round(sum(some) / len(some), 3) if some else None
    a, b = best[True], best[False]
    auroc = mean([(x > y) + 0.5 * (x == y) for x in a for y in b]) if b else None
    return {"p1": mean(first), "before": mean(before), "auroc": auroc, "span": mean(spans)}


main()

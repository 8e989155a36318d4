"""How a trained reader is joined with the stage before it: python calibrate.py --run DIR --data DIR --encoder DIR.

Reads questions that nothing was learned from, tries how many candidates are to be read, and writes RUN/calibration.json.
"""

import argparse
import json
import math
from pathlib import Path

import numpy
import torch
from tokenizers import Tokenizer

from lessons import Lessons, sequence
from model import Batch, Reader

READ = 12
FOREIGN = 40


def score(run: Path, lessons: Lessons, questions: list[dict]) -> None:
    file = run / "reader.pt"
    state = torch.load(file, weights_only=True) if file.exists() else torch.load(run / "checkpoint.pt", weights_only=True)["reader"]
    layers = 1 + max(int(name.split(".")[1]) for name in state if name.startswith("layers."))
    reader = Reader(*state["words.weight"].shape, state["layers.0.up.bias"].numel(), layers, len(state["places.weight"]))
    reader.load_state_dict(state)
    reader.eval()
    with torch.no_grad():
        for at in range(0, len(questions), 8):
            some = questions[at : at + 8]
            made = []
            for q in some:
                pieces = lessons.question_pieces(q["question"])
                made += [sequence(pieces, c)[:2] for c in q["candidates"][:READ]]
            scores = iter(reader(Batch(made))[0].tolist())
            for q in some:
                q["relevance"] = [next(scores) for _ in q["candidates"][:READ]]
            if at % 400 == 0:
                print(f"{at} of {len(questions)}", flush=True)


def main():
    arguments = argparse.ArgumentParser()
    for name in ("run", "data", "encoder"):
        arguments.add_argument(f"--{name}", type=Path, required=True)
    arguments.add_argument("--sets", default="squad-train,natural-train,squad2-train,a,b,c,d,e")
    arguments.add_argument("--most", type=int, default=500, help="questions of a set")
    arguments.add_argument("--out", default="scores.json")
    a = arguments.parse_args()
    torch.set_num_threads(2)
    tokenizer = Tokenizer.from_file(str(a.encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    import random
    kept = []
    for name in a.sets.split(","):
        lessons = Lessons(a.data, [name], tokenizer)
        held = [q for q in lessons.questions if q["held"] and q["candidates"]]
        own = [q for q in held if not q["foreign"]]
        foreign = [q for q in held if q["foreign"]]
        draw = random.Random(1)
        kept += draw.sample(own, min(a.most, len(own))) + draw.sample(foreign, min(FOREIGN, len(foreign)))
    score(a.run, lessons, kept)
    out = [{"set": q["set"], "foreign": q["foreign"], "answerable": q["answerable"], "none": q["none"],
            "certainty": q["certainty"], "relevance": q["relevance"],
            "probability": [c["probability"] for c in q["candidates"]], "place": [c["place"] for c in q["candidates"]],
            "right": [c["right"] for c in q["candidates"]]} for q in kept]
    (a.run / a.out).write_text(json.dumps(out))


main()

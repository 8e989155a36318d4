"""The mean of two trained readers: python interpolate.py --share 0.5 --out FILE FROM TO.

What a short training on one kind of text gains is kept, and little of what it forgets of the others (Wortsman et al. 2022,
"Robust fine-tuning of zero-shot models").
"""

import argparse
from pathlib import Path

import torch


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--share", type=float, default=0.5, help="of TO")
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("start", type=Path, metavar="FROM")
    arguments.add_argument("end", type=Path, metavar="TO")
    a = arguments.parse_args()
    start, end = (torch.load(file, weights_only=True) for file in (a.start, a.end))
    a.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({name: start[name].lerp(end[name], a.share) for name in start}, a.out)


main()

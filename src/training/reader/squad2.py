"""Converts SQuAD 2.0's unanswerable training questions to sets: python squad2.py UNANSQ SQUAD2_CR SQUAD SETS OUT.

UNANSQ     the folder QG of the repository haichao592/UnAnsQ: answerable and unanswerable questions of one paragraph, in pairs
SQUAD2_CR  word_att_extended.tsv of the repository antest1/SQuAD2-CR: the texts of all unanswerable questions
SQUAD      train-v1.1.json
SETS       the sets of squad.py, with the articles that the questions are about

Writes OUT/squad2-0 … OUT/squad2-8: the articles of SETS/squad-0 …, and questions that none of them answers. The first
questions of SQUAD2_CR are those of SQuAD's development set: they belong to no paragraph of the training articles, and so
are left out.
"""

import json
import random
import re
import sys
from pathlib import Path

from squad import write

#: The maximum for one article: more subjects teach more than more questions about one.
MAX_QUESTIONS = 95
#: The length of the prefix that the ids of one paragraph's questions share.
PARAGRAPH_PREFIX = 18


def plain(tokens: str) -> str:
    """Detokenizes a text."""
    text = re.sub(r" (?=[?.,;:!)%]|n't\b|'(?:s|re|ve|ll|d|m)\b)", "", tokens)
    return re.sub(r"(?<=[($]) ", "", text).strip()


def main(unansq: Path, squad2_cr: Path, squad: Path, sets: Path, out: Path):
    article_of = {question["id"]: article["title"] for article in json.loads(squad.read_text())["data"]
                  for paragraph in article["paragraphs"] for question in paragraph["qas"]}
    titles = {folder: {json.loads(line)["id"] for line in (folder / "articles.jsonl").open()}
              for folder in sorted(sets.iterdir())}
    paragraphs = {}
    for part in ("train", "dev"):
        files = [(unansq / f"{part}-{kind}-questions.txt").open() for kind in ("answerable", "unanswerable")]
        for known, other in zip(*files):
            title = article_of.get(known.split("\t")[0])
            if title:
                paragraphs[other.split("\t")[0][:PARAGRAPH_PREFIX]] = title
    asked = {}
    for line in squad2_cr.open():
        number, tokens, _ = line.split("\t")
        title = paragraphs.get(number[:PARAGRAPH_PREFIX])
        if title:
            asked.setdefault(title, []).append({"id": number, "question": plain(tokens), "answers": [], "about": title})
    for folder, known in titles.items():
        target = out / folder.name.replace("squad", "squad2")
        target.mkdir(parents=True, exist_ok=True)
        (target / "articles.jsonl").write_text((folder / "articles.jsonl").read_text())
        rows = []
        for title in sorted(known & asked.keys()):
            random.Random(title).shuffle(asked[title])
            rows += asked[title][:MAX_QUESTIONS]
        write(target / "questions.jsonl", rows)


main(*map(Path, sys.argv[1:6]))

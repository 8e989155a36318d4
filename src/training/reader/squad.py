"""Converts SQuAD 1.1's training articles to sets of questions: python squad.py train-v1.1.json squad-train OUT.

Writes OUT/squad-0 … OUT/squad-8, each a library of about as many articles as squad-train. The articles of squad-train
are left out: the network has learned from them, so their candidates are better ordered than a user's.
"""

import json
import random
import sys
from pathlib import Path

SETS = 9


def utf16(text: str) -> int:
    """The length in UTF-16 units, the units of offsets in sets."""
    return len(text.encode("utf-16-le")) // 2


def read(article: dict) -> tuple[str, list[dict]]:
    text, questions = "", []
    for paragraph in article["paragraphs"]:
        text += "\n\n" if text else ""
        for question in paragraph["qas"]:
            answer = question["answers"][0]
            start = utf16(text) + utf16(paragraph["context"][: answer["answer_start"]])
            span = {"article": article["title"], "start": start, "end": start + utf16(answer["text"])}
            questions.append({"id": question["id"], "question": question["question"], "answers": [span]})
        text += paragraph["context"]
    return text, questions


def write(file: Path, rows: list[dict]):
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))


def main(source: Path, known: Path, out: Path):
    known_ids = {json.loads(line)["id"] for line in (known / "articles.jsonl").open()}
    articles = [article for article in json.loads(source.read_text())["data"] if article["title"] not in known_ids]
    random.Random(7).shuffle(articles)
    for number in range(SETS):
        folder = out / f"squad-{number}"
        folder.mkdir(parents=True, exist_ok=True)
        titles, asked = [], []
        for article in articles[number::SETS]:
            text, questions = read(article)
            title = article["title"].replace("_", " ")
            titles.append({"id": article["title"], "title": title, "date": None, "text": text})
            asked += questions
        write(folder / "articles.jsonl", titles)
        write(folder / "questions.jsonl", asked)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))

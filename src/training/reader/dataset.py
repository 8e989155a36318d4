"""The training data of the reader: the candidates of each question as lists of word piece ids."""

import json
import random
import re
from pathlib import Path

from tokenizers import Tokenizer

#: The maximum numbers of word pieces, as in src/retrieval/reader/reader.ts.
MAX_QUESTION, MAX_TEXT, MAX_CONTEXT = 40, 96, 40
CLS, SEP = 101, 102

TRAINING = Path(__file__).parent.parent
KINDS = ({"natural-train": "natural", "squad2-train": "squad2"}
         | {folder.name: kind for kind in ("chat", "news") for folder in (TRAINING / kind).iterdir()}
         | {f"squad2-{number}": "adversarial" for number in range(9)})
#: The probability that a wrong candidate is drawn, relative to that of the one before it.
DECAY = 0.8
#: How often an answerable question is made unanswerable: by removing the answer, or by changing the question.
HIDDEN, CHANGED = 0.08, 0.10
#: A changed name or number is from one of the first candidates, since one from elsewhere would be recognised by its words.
NEAR = 6
#: The share of questions that are read without a question mark, as people type them. (Word pieces have no case.)
TYPED = 0.4

ANTONYMS = [
    pair.split("/")
    for pair in """first/last largest/smallest biggest/smallest highest/lowest longest/shortest oldest/newest most/least
    more/less before/after increase/decrease increased/decreased north/south east/west northern/southern eastern/western
    begin/end began/ended start/end started/ended win/lose won/lost gain/lose gained/lost rise/fall rose/fell open/close
    opened/closed allow/forbid allowed/forbidden include/exclude included/excluded major/minor male/female men/women
    rich/poor hot/cold early/late high/low large/small long/short old/young new/old strong/weak common/rare public/private
    support/oppose supported/opposed accept/reject accepted/rejected agree/disagree agreed/disagreed attack/defend
    attacked/defended positive/negative maximum/minimum import/export enter/leave entered/left join/leave joined/left
    create/destroy created/destroyed built/demolished true/false inside/outside above/below minority/majority buy/sell
    bought/sold arrive/depart arrived/departed born/died success/failure legal/illegal able/unable heavier/lighter
    faster/slower better/worse higher/lower larger/smaller longer/shorter older/younger free/paid on/off enable/disable
    add/remove added/removed up/down""".split()
]
OPPOSITE = {a: b for one, other in ANTONYMS for a, b in ((one, other), (other, one))}
AUXILIARY = re.compile(r"\b(is|are|was|were|can|could|did|does|do|has|have|had|will|would|should|must)\b", re.I)
NAME = re.compile(r"(?<!^)(?<![.?!] )\b[A-Z][\w'-]+(?: (?:of |the |and )?[A-Z][\w'-]+)*")
NUMBER = re.compile(r"\b\d[\d,.]*\d\b|\b\d\b")


def changed(question: str, names: list[str], numbers: list[str], draw: random.Random) -> str | None:
    """The question with a word exchanged, so that its answer no longer answers it; None if no word can be exchanged.

    A sentence that says the opposite answers a question of yes or no, so only its names and numbers are exchanged.
    """
    ways = ["name", "number"] if AUXILIARY.match(question) else ["opposite", "negated", "name", "number"]
    draw.shuffle(ways)
    for way in ways:
        if way == "opposite":
            words = [m for m in re.finditer(r"\w+", question) if m[0].lower() in OPPOSITE]
            if words:
                m = draw.choice(words)
                return question[: m.start()] + OPPOSITE[m[0].lower()] + question[m.end() :]
        elif way == "negated" and draw.random() < 0.5:
            m = AUXILIARY.search(question)
            if m:
                rest = question[m.end() :]
                # "What did X do": after a subject of one word, else directly after the auxiliary.
                return question[: m.end()] + ("n't" if draw.random() < 0.5 else " not") + rest
        elif way == "name":
            found = [m for m in NAME.finditer(question) if m[0] not in ("I",)]
            if found:
                m = draw.choice(found)
                other = draw.choice(names) if names else m[0]
                if other.lower() not in question.lower():
                    return question[: m.start()] + other + question[m.end() :]
        elif way == "number":
            found = list(NUMBER.finditer(question))
            if found:
                m = draw.choice(found)
                other = draw.choice(numbers) if numbers else m[0]
                if len(m[0]) == 4 and m[0].isdigit():
                    other = str(int(m[0]) + draw.choice([-3, -2, -1, 1, 2, 3, 10, -10]))
                if other != m[0]:
                    return question[: m.start()] + other + question[m.end() :]
    return None


def kind_of(question: dict) -> str:
    """The kind of text of a question's set; all that are not in KINDS are of SQuAD 1.1."""
    return KINDS.get(question["set"], "squad")


def read_tokenizer(encoder: Path) -> Tokenizer:
    """The tokenizer of an encoder in Hugging Face's format, without truncation and padding."""
    tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


class Dataset:
    """The questions of the files that src/training/reader/candidates.ts writes."""

    def __init__(self, folder: Path, names: list[str], tokenizer: Tokenizer):
        self.tokenizer = tokenizer
        self.questions = []
        self._pieces = {}
        self._contexts = {}
        for name in names:
            for line in (folder / f"{name}.jsonl").open():
                self.questions.append(self._read(name, json.loads(line)))

    def _read(self, name: str, q: dict) -> dict:
        candidates = []
        near = " ".join(c["text"] for c in q["candidates"][:NEAR])
        for c in q["candidates"]:
            text, offsets = self._text(c["text"])
            span = None
            for start, end in c["spans"][:1]:
                inside = [i for i, (a, b) in enumerate(offsets) if a < end and b > start]
                if inside:
                    span = (inside[0], inside[-1])
            candidates.append(
                {"text": text, "context": self._context(c["context"]), "right": c["right"], "span": span,
                 "probability": c["probability"]}
            )
        return {"set": name, "id": q["id"], "question": q["question"], "answerable": q["answerable"],
                "foreign": q.get("foreign", False), "held": q["held"], "candidates": candidates,
                "none": q["none"], "certainty": q["certainty"],
                "names": sorted(set(NAME.findall(near))), "numbers": sorted(set(NUMBER.findall(near)))}

    def _text(self, text: str):
        if text not in self._pieces:
            got = self.tokenizer.encode(text, add_special_tokens=False)
            # Offsets are in code points; those of the files are in UTF-16 units, which differ only beyond the basic plane.
            self._pieces[text] = (got.ids[:MAX_TEXT], got.offsets[:MAX_TEXT])
        return self._pieces[text]

    def _context(self, text: str):
        if text not in self._contexts:
            self._contexts[text] = self.tokenizer.encode(text, add_special_tokens=False).ids[:MAX_CONTEXT]
        return self._contexts[text]

    def question_pieces(self, question: str) -> list[int]:
        return self.tokenizer.encode(question, add_special_tokens=False).ids[:MAX_QUESTION]

    def drawn(self, q: dict, most: int, draw: random.Random):
        """A sample of a question: its text, and at most `most` of its candidates."""
        text, candidates = q["question"], q["candidates"]
        right = [c for c in candidates if c["right"]]
        wrong = [c for c in candidates if not c["right"]]
        others = []
        places = list(range(len(wrong)))
        while places and len(others) < most - min(1, len(right)):
            at = 0
            while at < len(places) - 1 and draw.random() > 1 - DECAY:
                at += 1
            # The best wrong candidate is always included.
            others.append(wrong[places.pop(0 if not others else at)])
        unanswerable = False
        if right:
            by = draw.random()
            if by < HIDDEN:
                right = []
            elif by < HIDDEN + CHANGED:
                other = changed(text, q["names"], q["numbers"], draw)
                if other is not None:
                    text, unanswerable = other, True
        if draw.random() < TYPED:
            text = text.rstrip("? ")
        kept = right[:1] + others if right else others
        rights = [c["right"] and not unanswerable for c in kept]
        return text, kept, rights


def sequence(question: list[int], candidate: dict):
    """The ids of [CLS] question [SEP] text [SEP] context [SEP], their segments, and the start of the text."""
    ids = [CLS, *question, SEP, *candidate["text"], SEP, *candidate["context"], SEP]
    first = len(question) + 2
    return ids, [0] * first + [1] * (len(ids) - first), first

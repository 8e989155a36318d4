"""Reads and writes data files in the format of src/retrieval/weights-file.ts."""

import json
from pathlib import Path

import numpy

KINDS = {"int8": "Int8Array", "uint16": "Uint16Array", "uint32": "Uint32Array", "float32": "Float32Array"}
ALIGNMENT = 4


def write_weights(out: Path, made: str, words: dict[str, list[str]], numbers: dict[str, numpy.ndarray]) -> float:
    """Returns the size of the file in megabytes."""
    header = {"made": made, "words": words,
              "numbers": [{"name": n, "kind": KINDS[str(v.dtype)], "length": int(v.size)} for n, v in numbers.items()]}
    content = bytearray(json.dumps(header, ensure_ascii=False).encode() + b"\n")
    for values in numbers.values():
        content += bytes(-len(content) % ALIGNMENT)
        content += values.tobytes()
    out.write_bytes(content)
    return len(content) / 1e6


def read_weights(file: Path) -> dict[str, numpy.ndarray]:
    """The lists of numbers of a file, by their names."""
    content = file.read_bytes()
    at = content.index(b"\n") + 1
    types = {kind: numpy.dtype(name) for name, kind in KINDS.items()}
    numbers = {}
    for entry in json.loads(content[:at])["numbers"]:
        at += -at % ALIGNMENT
        numbers[entry["name"]] = numpy.frombuffer(content, types[entry["kind"]], entry["length"], at)
        at += numbers[entry["name"]].nbytes
    return numbers

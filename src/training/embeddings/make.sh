#!/usr/bin/env bash
# Rebuilds src/retrieval/learned/embeddings.bin, and those of each fold: src/training/embeddings/make.sh WORK
#
#   WORK  the folder of src/training/reader/make.sh, with the encoder, the candidates of all questions, and Python;
#         WORK/embeddings is where those of the folds go, which `npm run train` needs
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
[ $# -eq 1 ] || { sed -n 2,5p "$0" | cut -c3-; exit 2; }
work=$(cd "$1" && pwd)

mkdir -p "$work/embeddings"
(cd "$root" && node --import tsx src/training/embeddings/terms.ts "$work/data" "$work/embeddings")
train() { "$work/venv/bin/python" "$here/train.py" --data "$work/embeddings" --encoder "$work/encoder" "$@"; }
for fold in 0 1 2 3 4; do train --without "$fold" --out "$work/embeddings/embeddings-$fold.bin"; done
train --out "$root/src/retrieval/learned/embeddings.bin"

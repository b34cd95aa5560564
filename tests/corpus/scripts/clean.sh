#!/usr/bin/env bash
set -euo pipefail

work=$(mktemp --directory)
trap 'rm -rf -- "$work"' EXIT

if (($# == 0)); then
  echo "usage: clean.sh FILE…" >&2
  exit 2
fi

for file in "$@"; do
  cp -- "$file" "$work/"
done

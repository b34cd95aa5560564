#!/usr/bin/env bash
# Loads example data.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly url="${DATABASE_URL:?set DATABASE_URL}"
for file in seeds/*.sql; do
  psql "$url" --file "$file"
done

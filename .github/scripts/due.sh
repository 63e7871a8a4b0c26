#!/bin/sh
# Writes what is due in each record to FOLDER/<record>.md, an empty file where nothing is.
# Usage: due.sh FOLDER, in a checkout that is set up. GUIDE is the command to run.
set -eu
folder=$1
mkdir -p "$folder"
for record in docs/facts/*.yml; do
    code=$(basename "$record" .yml)
    ${GUIDE:-.venv/bin/guide} freshness --country "$code" --on "$(date -u +%F)" --format markdown \
        > "$folder/$code.md"
    grep -q '^- \[ \] ' "$folder/$code.md" || : > "$folder/$code.md"
done

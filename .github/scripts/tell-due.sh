#!/bin/sh
# Keeps one open issue for each record of which something is due. Usage: tell-due.sh FOLDER, as due.sh wrote it.
set -eu
for file in "$1"/*.md; do
    code=$(basename "$file" .md)
    sh "$(dirname "$0")/one-issue.sh" freshness "Check again: $(printf %s "$code" | tr '[:lower:]' '[:upper:]')" "$file"
done

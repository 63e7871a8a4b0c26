#!/bin/sh
# Keeps one open issue of a label and a title: opens it, brings its text up to date, or closes it when there is
# nothing to tell. Usage: one-issue.sh LABEL TITLE FILE, an empty FILE closes. Needs gh with GH_TOKEN and GH_REPO.
set -eu
label=$1
TITLE=$2
file=$3
export TITLE

gh label create "$label" 2>/dev/null || true # it is there already
number=$(gh issue list --label "$label" --state open --limit 500 --json number,title \
    --jq 'map(select(.title == env.TITLE)) | first | .number // empty')

if [ ! -s "$file" ]; then
    [ -z "$number" ] || gh issue close "$number" --comment "Nothing is left to do."
elif [ -n "$number" ]; then
    gh issue edit "$number" --body-file "$file"
else
    gh issue create --title "$TITLE" --label "$label" --body-file "$file"
fi

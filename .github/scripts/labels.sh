#!/bin/sh
# Makes the labels of .github/labels.yml, and brings colours and descriptions up to date. Others stay as they are.
# Usage: labels.sh FILE. Needs gh with GH_TOKEN and GH_REPO.
set -eu
tab=$(printf '\t')
sed -n 's/^- {name: "\(.*\)", color: "\(.*\)", description: "\(.*\)"}$/\1\t\2\t\3/p' "$1" |
    while IFS=$tab read -r name color description; do
        gh label create "$name" --color "$color" --description "$description" --force < /dev/null
    done

#!/bin/sh
# Pins every package, with its hashes, for all platforms: requirements*.in -> requirements*.txt.
# Run it after a change to an .in file. `sh scripts/setup/lock.sh --upgrade` takes newer versions too.
set -eu
cd "$(dirname "$0")/../.."

UV=${UV:-uv}
if ! command -v "$UV" >/dev/null 2>&1; then
    echo "This needs uv. Install it, for example with 'pipx install uv', and run this again." >&2
    exit 1
fi

# The build comes first: the tests are held to its versions.
for name in requirements requirements-dev; do
    "$UV" pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --custom-compile-command "sh scripts/setup/lock.sh" \
        "$@" --output-file "$name.txt" "$name.in"
done

#!/bin/sh
# Makes .venv ready, or finds in a moment that it is: `venv.sh build`, or `venv.sh dev` for the tests too.
#
# A stamp in .venv, written last, names what was installed and where. No stamp, or one from another folder
# (a virtual environment can't be moved), or a Python that is gone: .venv is made anew.
set -eu
cd "$(dirname "$0")/../.."

venv=.venv
build_stamp=$venv/.build-stamp
dev_stamp=$venv/.dev-stamp
lock=.cache/setup.lock

# Settings of this computer that would send packages elsewhere than into .venv.
unset PYTHONHOME PYTHONPATH PIP_TARGET PIP_PREFIX
export PIP_USER=0 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1

give_up() {
    printf '%s\n' "$@" >&2
    exit 1
}

# What a stamp must say: this folder, and the content of the files named.
state_of() {
    pwd -P
    cksum "$@"
}

build_state() { state_of requirements.txt pyproject.toml; }
dev_state() { state_of requirements-dev.txt; }

can_be_kept() {
    [ -f "$build_stamp" ] && [ "$(head -n 1 "$build_stamp")" = "$(pwd -P)" ] &&
        [ -x "$venv/bin/guide" ] && "$venv/bin/python" -c 'import pip' 2>/dev/null
}

build_is_ready() { can_be_kept && [ "$(cat "$build_stamp")" = "$(build_state)" ]; }
dev_is_ready() { build_is_ready && [ -f "$dev_stamp" ] && [ "$(cat "$dev_stamp")" = "$(dev_state)" ]; }

# Two commands started at once must not both set up. A lock whose owner was killed is taken over.
take_lock() {
    mkdir -p "${lock%/*}"
    told=
    until mkdir "$lock" 2>/dev/null; do
        owner=$(cat "$lock/owner" 2>/dev/null || true)
        if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
            rm -rf "$lock"
            continue
        fi
        [ -n "$told" ] || echo "Waiting: $venv is being set up by another command"
        told=yes
        sleep 1
    done
    trap 'rm -rf "$lock"' EXIT
    trap 'exit 1' HUP INT TERM
    echo $$ >"$lock/owner"
}

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

# The Python asked for with PYTHON=, or the first one that is new enough.
choose_python() {
    for candidate in ${PYTHON:-python3 python3.11 python3.12 python3.13 python3.14}; do
        if is_new_enough "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    give_up "The guide needs Python 3.11 or newer; ${PYTHON:-python3} is older or is not there." \
        "Install it, or say where it is: make PYTHON=/path/to/python3.11"
}

can_make_venv() { "$1" -c 'import ensurepip' 2>/dev/null; }

# Debian and Ubuntu keep a part of Python that makes virtual environments in a package of its own.
add_missing_venv_package() {
    if ! can_make_venv "$1" && [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
        echo "Installing python3-venv"
        { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y python3-venv; } >/dev/null 2>&1 || true
    fi
    can_make_venv "$1" ||
        give_up "$1 can't make a virtual environment." \
            "On Debian and Ubuntu: sudo apt install python3-venv. Then run make again."
}

make_venv() {
    python=$(choose_python)
    add_missing_venv_package "$python"
    echo "Setting up $venv (once, about a minute)"
    rm -rf "$venv"
    "$python" -m venv "$venv" || give_up "$python could not make $venv; the reason is above."
}

# Quiet but for errors.
install() {
    "$venv/bin/python" -m pip install -qq "$@" ||
        give_up "A package could not be installed; the reason is above. Run make again to try once more."
}

# Every package is checked against its hash, and none is compiled here.
install_locked() { install --require-hashes --only-binary :all: -r "$1"; }

set_up_build() {
    if build_is_ready; then
        return
    fi
    if can_be_kept; then
        echo "Bringing $venv up to date"
        rm -f "$build_stamp" "$dev_stamp"
    else
        make_venv
    fi
    install_locked requirements.txt
    # Isolation would fetch setuptools again, unchecked.
    install --no-deps --no-build-isolation -e .
    build_state >"$build_stamp"
}

set_up_dev() {
    set_up_build
    if dev_is_ready; then
        return
    fi
    echo "Adding the test tools to $venv (once, about 20 seconds)"
    install_locked requirements-dev.txt
    dev_state >"$dev_stamp"
}

case ${1:-} in
build | dev) ;;
*) give_up "Say 'venv.sh build' or 'venv.sh dev'." ;;
esac

if ! "${1}_is_ready"; then
    take_lock
    "set_up_$1"
fi

"""The guide built a second time, elsewhere and in other circumstances: every byte must be the same."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from guide.problems import Problem, ProblemsFound, error
from guide.project import Project

OTHER = {"TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "20"}
"""Circumstances that must not show in what is built; folder, home and the rights of files differ too."""

_ADVICE = "find what depends on the folder, the day, the order of files or the settings of this computer"
_SHOWN = 40


def build_again(project: Project, with_pdf: bool = True) -> int:
    """Build the newest commit in a folder of its own, and compare it with `site/`: how many files there are.

    ProblemsFound where a file is not the same, or where there is no build of that commit to compare with.
    """
    root = project.root
    if not (project.site / "index.html").is_file():
        raise ProblemsFound([error("site", 0, "there is nothing to compare with", "run make site")])
    if changed := _git(root, "status", "--porcelain").splitlines():
        name = changed[0][3:]
        raise ProblemsFound([error(name, 0, "no commit has this change", "commit it, then build again")])
    with tempfile.TemporaryDirectory(prefix="guide again ") as folder:
        copy = Path(folder) / "a folder with a longer name" / "guide"
        _git(root, "clone", "--quiet", "--no-hardlinks", str(root), str(copy))
        _build(copy, Path(folder), with_pdf)
        if problems := list(differences(project.site, copy / "site")):
            raise ProblemsFound(problems)
        return len(_files(copy / "site"))


def differences(first: Path, second: Path) -> Iterator[Problem]:
    """Files that only one of two builds has, and files whose bytes are not the same."""
    one, other = _files(first), _files(second)
    for name in sorted(one ^ other):
        which = "first" if name in one else "second"
        yield error(f"site/{name}", 0, f"only the {which} of two builds has it", _ADVICE)
    for name in sorted(one & other):
        before, after = (first / name).read_bytes(), (second / name).read_bytes()
        if before != after:
            yield error(f"site/{name}", 0, _difference(before, after), _ADVICE)


def _difference(before: bytes, after: bytes) -> str:
    pairs = zip(before, after, strict=False)
    place = next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(before), len(after)))
    start = max(0, place - _SHOWN // 2)
    return (
        f"two builds differ from byte {place}: "
        f"{before[start : start + _SHOWN]!r} and {after[start : start + _SHOWN]!r}"
    )


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def _build(copy: Path, home: Path, with_pdf: bool) -> None:
    paths = [str(copy / "scripts"), os.environ.get("PYTHONPATH", "")]
    own = {"HOME": str(home), "PYTHONPATH": os.pathsep.join(path for path in paths if path)}
    done = subprocess.run(
        [sys.executable, "-m", "guide", "site", "--pdf" if with_pdf else "--no-pdf"],
        cwd=copy,
        env=os.environ | OTHER | own,
        umask=0o077,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        last = " ".join(done.stderr.split()[-60:])
        raise ProblemsFound([error("site", 0, f"the second build failed: {last}", "mend that first")])


def _git(root: Path, *arguments: str) -> str:
    try:
        return subprocess.run(
            ["git", "-C", str(root), *arguments], capture_output=True, text=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError) as fault:
        reason = " ".join(str(getattr(fault, "stderr", "") or fault).split())
        raise ProblemsFound(
            [error("site", 0, f"git cannot be asked: {reason}", "run this in a clone of the guide")]
        ) from None

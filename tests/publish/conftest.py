from __future__ import annotations

import fcntl
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from guide.cli import main
from guide.project import Project
from guide.publish.again import OTHER

SMALL = Path(__file__).parent / "small"
EPOCH = 1_768_089_600  # 11 January 2026


@dataclass(frozen=True)
class SmallGuide:
    """A guide of two countries and two languages that looks like this one, to build and to break."""

    root: Path

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def config(self) -> Path:
        return self.root / "mkdocs.yml"

    def build(
        self, *options: str, epoch: int | None = EPOCH, elsewhere: bool = False
    ) -> subprocess.CompletedProcess[str]:
        """`guide site` in the small guide's folder; `elsewhere` as on another computer."""
        return self.guide("site", *options, epoch=epoch, elsewhere=elsewhere)

    def guide(
        self, *words: str, epoch: int | None = EPOCH, elsewhere: bool = False, **settings: str
    ) -> subprocess.CompletedProcess[str]:
        """The `guide` command in the small guide's folder, in this process, which has loaded all it needs."""
        if not elsewhere:
            return self._here(words, _environment(epoch) | settings)
        with self.begin(*words, epoch=epoch, elsewhere=elsewhere, **settings) as begun:
            try:
                out, err = begun.communicate(timeout=300)
            except subprocess.TimeoutExpired:
                begun.kill()
                raise
        return subprocess.CompletedProcess(begun.args, begun.returncode, out, err)

    def _here(self, words: tuple[str, ...], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(self.root)
            for key in os.environ.keys() - environment.keys():
                patch.delenv(key)
            for key, value in environment.items():
                patch.setenv(key, value)
            done = CliRunner().invoke(main, words, catch_exceptions=False)
        return subprocess.CompletedProcess(words, done.exit_code, done.stdout, done.stderr)

    def begin(
        self, *words: str, epoch: int | None = EPOCH, elsewhere: bool = False, **settings: str
    ) -> subprocess.Popen[str]:
        """The `guide` command, begun."""
        environment = _environment(epoch) | settings
        return subprocess.Popen(
            [sys.executable, "-m", "guide", *words],
            cwd=self.root,
            env=environment | (OTHER | {"HOME": str(self.root.parent)} if elsewhere else {}),
            umask=0o077 if elsewhere else -1,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def change(self, name: str, old: str, new: str) -> None:
        """Replace one piece of text in a file."""
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def copy(self, target: Path) -> SmallGuide:
        """The same guide in another folder, without what was built."""
        shutil.copytree(self.root, target, ignore=shutil.ignore_patterns("site", ".cache"))
        return SmallGuide(target)

    def copy_built(self, target: Path) -> SmallGuide:
        """The same guide in another folder, with what was built and kept."""
        shutil.copytree(self.root, target)
        return SmallGuide(target)

    def tree(self) -> dict[str, bytes]:
        """All built files by name."""
        return {
            path.relative_to(self.site).as_posix(): path.read_bytes()
            for path in self.site.rglob("*")
            if path.is_file()
        }


def _environment(epoch: int | None) -> dict[str, str]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GUIDE_")}
    return environment | {"SOURCE_DATE_EPOCH": "" if epoch is None else str(epoch)}


@pytest.fixture(scope="session")
def make_small(project: Project) -> Callable[[Path], SmallGuide]:
    """Puts a small guide into a folder that does not exist yet."""

    def make(root: Path) -> SmallGuide:
        shutil.copytree(SMALL, root)
        shutil.copytree(project.overrides, root / "overrides")
        shutil.copytree(project.docs / "assets", root / "docs" / "assets")
        config = project.config_file.read_text(encoding="utf-8").partition("\nnav:\n")[0]
        config = re.sub(r"\n *- \{ locale: (?!en|sv).*", "", config)
        (root / "mkdocs.yml").write_text(
            f"{config}\n{(root / 'nav.yml').read_text(encoding='utf-8')}", encoding="utf-8"
        )
        (root / "nav.yml").unlink()
        return SmallGuide(root)

    return make


@pytest.fixture(scope="session")
def built_small(
    make_small: Callable[[Path], SmallGuide], tmp_path_factory: pytest.TempPathFactory
) -> SmallGuide:
    """A small guide, built once for all test processes of a run; not to be changed."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    small = SmallGuide(shared / "built-small" / "guide")
    with (shared / "built-small.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not small.site.exists():
            make_small(small.root)
            done = small.build()
            assert done.returncode == 0, done.stderr
    return small

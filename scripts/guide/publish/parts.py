"""One language of the guide as a folder: its pages, its PDFs, and a note on what they were made from."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from guide.problems import GUIDE, Problem, ProblemsFound, error
from guide.project import Project
from guide.site.building.rendered import Rendered

_NOTE = "part.json"


@dataclass(frozen=True)
class Note:
    """What a part is. `state` names all files and settings of the checkout, `files` gives their SHA-256."""

    language: str
    edition: str
    state: str
    pdfs: bool
    files: dict[str, str]


@dataclass(frozen=True)
class Part:
    """One language's folder; without a note it is not finished."""

    folder: Path

    @property
    def pages(self) -> Path:
        """The pages, as a complete site of one language."""
        return self.folder / "pages"

    @property
    def downloads(self) -> Path:
        """The PDFs; absent where none were asked for."""
        return self.folder / "downloads"

    @property
    def rendered_file(self) -> Path:
        """What PDFs are made from; there once the pages are finished."""
        return self.folder / "rendered.json"

    @property
    def read_file(self) -> Path:
        """The same while the pages are not finished; there once all of them are read."""
        return self.folder / "read.json"

    def rendered(self) -> Rendered:
        """What PDFs are made from."""
        return Rendered.read(self.rendered_file if self.rendered_file.exists() else self.read_file)

    def read(self) -> Note | None:
        """The note, or None where there is no finished part."""
        try:
            return Note(**json.loads((self.folder / _NOTE).read_text(encoding="utf-8")))
        except (FileNotFoundError, NotADirectoryError, ValueError, TypeError):
            return None

    def write(self, language: str, edition: str, state: str) -> None:
        """Say that the part is finished; written last, and in one go."""
        note = Note(language, edition, state, self.downloads.is_dir(), self._sums())
        new = self.folder / f"{_NOTE}.new"
        new.write_text(json.dumps(asdict(note), indent=1) + "\n", encoding="utf-8")
        new.replace(self.folder / _NOTE)

    def copy(self, target: Path) -> Part:
        """The same part in another folder, in place of a part that may be there."""
        if target.exists() and any(target.iterdir()) and Part(target).read() is None:
            raise ProblemsFound(
                [error(str(target), 0, "the folder holds something else", "name an empty or a new folder")]
            )
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(self.folder, target)
        return Part(target)

    def damage(self, note: Note) -> list[str]:
        """The names of files that are missing, changed, or not in the note."""
        now = self._sums()
        return sorted(name for name in now.keys() | note.files if now.get(name) != note.files.get(name))

    def _sums(self) -> dict[str, str]:
        return {
            path.relative_to(self.folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file() and not path.name.startswith(_NOTE)
        }


def one_guide(project: Project, parts: list[Part], edition: str, state: str, pdfs: bool) -> dict[str, Part]:
    """The parts by their languages in the guide's order; ProblemsFound where they are no whole guide.

    All must be of this checkout, which `edition` and `state` name, and have PDFs if `pdfs`.
    """
    found: dict[str, Part] = {}
    problems: list[Problem] = []
    for part in parts:
        note = part.read()
        faults = _faults(part, note, edition, state, pdfs) if note else [_no_part(part)]
        problems += faults
        if note and note.language in found:
            first = found[note.language].folder
            problems.append(_fault(part, f"{note.language} is in {first} already", "name each language once"))
        elif note:
            found[note.language] = part
    wanted = [language.code for language in project.languages]
    problems += [
        error("guide assemble", 0, f"no part has {code}", f"run {GUIDE} build --only {code}")
        for code in wanted
        if code not in found
    ]
    problems += [
        _fault(part, f"the guide has no language {code}", "leave this part out")
        for code, part in found.items()
        if code not in wanted
    ]
    if problems:
        raise ProblemsFound(problems)
    return {code: found[code] for code in wanted}


def _faults(part: Part, note: Note, edition: str, state: str, pdfs: bool) -> list[Problem]:
    again = f"run {GUIDE} build --only {note.language} again on this state"
    if note.edition != edition:
        return [_fault(part, f"this part is of {note.edition}, but the checkout of {edition}", again)]
    if note.state != state:
        return [_fault(part, "this part was made from other files or settings than the checkout has", again)]
    problems = [
        _fault(part, f"{name} is missing or not as it was made", "copy the part again, all of it")
        for name in part.damage(note)[:1]
    ]
    if pdfs and not note.pdfs:
        problems.append(_fault(part, "this part has no PDFs", "build it without --no-pdf"))
    return problems


def _no_part(part: Part) -> Problem:
    return _fault(
        part,
        "there is no finished part of the guide",
        f"make one: {GUIDE} build --only CODE --into {part.folder}",
    )


def _fault(part: Part, what: str, instead: str) -> Problem:
    return error(str(part.folder), 0, what, instead)

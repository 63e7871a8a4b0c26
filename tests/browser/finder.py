"""Finds a browser to test in, and installs one where there is none.

`python -m tests.browser.finder` prints the path of the browser; it exits with 1 and says what to do
where none can be had. Tests only look (`find`), so that parallel test processes install nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

SETTING = "GUIDE_BROWSER"

LIGHT = "chromium-headless-shell"
"""Chromium without a window to draw: a third less work for each page. Debian has it."""

NAMES = (
    LIGHT,
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
)

# Applications of macOS and Windows are not on the PATH.
PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "~/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)

ADVICE = (
    "No browser to test in. Install Chromium or Google Chrome, or name one: "
    f"{SETTING}=path/to/chrome. To leave these tests out: make test ARGS=\"-m 'not browser'\""
)

NO_DRIVER = (
    "Playwright, which steers the browser, does not start; `.venv/bin/playwright --version` says why. "
    "On Debian and Ubuntu: sudo apt install libatomic1"
)


class NoBrowser(Exception):
    """No browser can be had; the message tells a developer what to do."""


def find() -> Path:
    """The browser that `GUIDE_BROWSER` names, or else an installed one.

    Raises `NoBrowser` where there is none, or where the one named does not start.
    """
    named = os.environ.get(SETTING)
    if named:
        if starts(Path(named)):
            return Path(named)
        raise NoBrowser(f"{SETTING} names {named}, which does not start. Name another one, or unset it.")
    found = next((path for path in candidates() if starts(path)), None) or playwright_browser()
    if found is None:
        raise NoBrowser(ADVICE)
    return found


def find_or_install() -> Path:
    """As `find`, and installs Chromium first where no browser is there. Takes a minute or two then."""
    if not driver_starts():
        install_from_debian("libatomic1")
    if not driver_starts():
        raise NoBrowser(NO_DRIVER)
    if not (os.environ.get(SETTING) or shutil.which(LIGHT)):
        install_from_debian(LIGHT)
    try:
        return find()
    except NoBrowser:
        if os.environ.get(SETTING):
            raise
    if not install_from_debian("chromium") or not any(map(starts, candidates())):
        download_with_playwright()
    return find()


def candidates() -> list[Path]:
    """Where a browser usually is, likeliest first."""
    on_path = [Path(path) for path in map(shutil.which, NAMES) if path]
    return on_path + [path for path in (Path(place).expanduser() for place in PLACES) if path.is_file()]


def starts(path: Path) -> bool:
    """Whether the program runs: on some systems `chromium` is only a note that tells how to get it."""
    # On Windows a browser opens a window when asked for its version.
    return path.is_file() if sys.platform == "win32" else succeeds(path, "--version")


def driver_starts() -> bool:
    """Whether Playwright's own program runs: on a bare system it lacks a library."""
    return succeeds(sys.executable, "-m", "playwright", "--version")


def playwright_browser() -> Path | None:
    """The browser that Playwright has downloaded earlier, if it has."""
    if not driver_starts():
        return None
    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.is_file() else None


def install_from_debian(package: str) -> bool:
    """Installs a package of the system, as root on Debian and its like; tells whether that went well."""
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return False
    tell(f"Installing {package} for the browser tests (once)")
    return succeeds(apt, "update", aloud=True) and succeeds(
        apt, "install", "-y", "--no-install-recommends", package, aloud=True
    )


def download_with_playwright() -> bool:
    """Downloads the browser that Playwright keeps for tests; tells whether that went well."""
    tell("Downloading Chromium for the browser tests (once)")
    return succeeds(sys.executable, "-m", "playwright", "install", "chromium", aloud=True)


def succeeds(*command: str | Path, aloud: bool = False) -> bool:
    """Runs a command for ten minutes at most; tells whether it went well, `aloud` also why it did not."""
    try:
        done = subprocess.run(
            command,
            env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        output, well = str(fault), False
    else:
        output, well = done.stdout + done.stderr, done.returncode == 0
    if aloud and not well:
        tell(f"{' '.join(map(str, command))} failed:\n{output.strip()[-400:]}")
    return well


def tell(line: str) -> None:
    """Prints for the developer; the standard output is for the path alone."""
    print(line, file=sys.stderr, flush=True)


def main() -> int:
    try:
        print(find_or_install())
    except NoBrowser as fault:
        tell(str(fault))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

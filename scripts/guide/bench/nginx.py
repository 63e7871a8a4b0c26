"""A real nginx on this computer, with the example that administrators get."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_STARTS_WITHIN = 10.0  # seconds
_BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
_MAIN = """
{modules}
{user}
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
worker_processes 2;
events {{ worker_connections 1024; }}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
    uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
    include {folder}/guide.conf;
}}
"""


def find_nginx() -> str | None:
    """Where nginx is, or None. Debian keeps it where ordinary users do not look for programs."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


def has_brotli() -> bool:
    """Whether nginx can send files that are packed with Brotli."""
    return _BROTLI.exists()


@contextmanager
def serving(example: Path, site: Path, path: str = "/guide/") -> Iterator[str]:
    """Serve a built guide at a path of a free port, as the example says; gives the address, with the path."""
    program = find_nginx()
    if program is None:
        raise FileNotFoundError("nginx is not installed")
    port = _free_port()
    with tempfile.TemporaryDirectory(prefix="guide-nginx-") as name:
        folder = Path(name)
        conf = configured(example.read_text(encoding="utf-8"), site, port, path)
        (folder / "guide.conf").write_text(conf, encoding="utf-8")
        modules = f"load_module {_BROTLI};" if has_brotli() else ""
        main = folder / "nginx.conf"
        # Started by root, it would become a user who may not look into root's folders.
        user = "user root;" if os.getuid() == 0 else ""
        main.write_text(_MAIN.format(modules=modules, user=user, folder=folder), encoding="utf-8")
        running = subprocess.Popen([program, "-p", name, "-c", str(main)], stderr=subprocess.PIPE, text=True)
        try:
            _wait_for(port, running)
            yield f"http://127.0.0.1:{port}{path}"
        finally:
            running.terminate()
            running.wait(timeout=10)
            if running.stderr:
                running.stderr.close()


def configured(example: str, site: Path, port: int, path: str) -> str:
    """The example with its placeholders replaced, as its first lines tell an administrator to."""
    changed = example.replace("/srv/guide/site", str(site.resolve()))
    changed = changed.replace("listen 80;", f"listen 127.0.0.1:{port};")
    changed = changed.replace("# brotli_static on;", "brotli_static on; #" if has_brotli() else "#")
    if path == "/":
        changed = "".join(line for line in changed.splitlines(True) if "location = /guide" not in line)
    else:
        changed = changed.replace("location = /guide ", f"location = {path.rstrip('/')} ")
    return changed.replace(" /guide/", f" {path}")


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _wait_for(port: int, running: subprocess.Popen[str]) -> None:
    end = time.monotonic() + _STARTS_WITHIN
    while time.monotonic() < end and running.poll() is None:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    said = running.stderr.read() if running.poll() is not None and running.stderr else "it does not answer"
    raise RuntimeError(f"nginx did not start: {said.strip()}")

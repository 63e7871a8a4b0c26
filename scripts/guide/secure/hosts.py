"""The headers in the words of each kind of host, as files that lie ready in the site."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from guide.secure.policy import response_headers

Headers = Mapping[str, str]


def _netlify(headers: Headers) -> str:
    """Netlify and Cloudflare Pages read `_headers` at the top of the site."""
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())


def _azure(headers: Headers) -> str:
    """Azure Static Web Apps reads `staticwebapp.config.json` at the top of the site."""
    return _json({"globalHeaders": dict(headers), "responseOverrides": {"404": {"rewrite": "/404.html"}}})


def _vercel(headers: Headers) -> str:
    """Vercel reads `vercel.json` at the top of what is handed over to it."""
    listed = [{"key": name, "value": value} for name, value in headers.items()]
    return _json({"headers": [{"source": "/(.*)", "headers": listed}]})


def _apache(headers: Headers) -> str:
    """Apache reads `.htaccess` where AllowOverride has FileInfo, and needs its module headers."""
    lines = [f'    Header always set {name} "{value}"\n' for name, value in headers.items()]
    return "<IfModule mod_headers.c>\n" + "".join(lines) + "</IfModule>\n"


def _nginx(headers: Headers) -> str:
    """Nginx includes a file where it is told to."""
    return (
        "# For nginx: include this file in the `server` block of the guide.\n"
        "# A `location` with an `add_header` of its own forgets these: include the file there too.\n"
    ) + "".join(f'add_header {name} "{value}" always;\n' for name, value in headers.items())


def _json(value: object) -> str:
    return json.dumps(value, indent=2) + "\n"


FILES: Mapping[str, Callable[[Headers], str]] = {
    "_headers": _netlify,
    "staticwebapp.config.json": _azure,
    ".htaccess": _apache,
    "hosting/vercel.json": _vercel,
    "hosting/nginx-headers.conf": _nginx,
}
"""Each file by its place in the site. Those that a host finds by itself stand at the top."""


def write_host_files(site: Path) -> None:
    """Lay the file of every kind of host into the site."""
    headers = response_headers()
    for name, render in FILES.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(render(headers), encoding="utf-8", newline="")

"""Lists to tick: boxes that a screen reader can name, and that keep nothing."""

from __future__ import annotations

import re

_ITEM = re.compile(
    r'<li class="task-list-item"(?P<rest>[^>]*)>(?P<open>\s*(?:<p>)?)<input type="checkbox"[^>]*/?>\s*'
    r'(?P<anchor>(?:<a id="[^"]*"></a>)?)(?P<words>.*?)'
    r'(?=\s*(?:<span class="status|<sup|<br|<ul|<ol|</p>|</li>|<p>))',
    re.DOTALL,
)


def label_boxes(html: str) -> str:
    """The page with the words of each task inside its box's label.

    `autocomplete` is off so that no browser brings ticks of an earlier case back.
    """
    return _ITEM.sub(
        r'<li class="task-list-item"\g<rest>>\g<open>\g<anchor>'
        r'<label><input type="checkbox" autocomplete="off"> <span>\g<words></span></label>',
        html,
    )

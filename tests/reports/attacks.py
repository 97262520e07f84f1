"""What no text may do to a paper, and a way to write it into every field of what the paper is made from."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import fields, is_dataclass, replace
from typing import Any

ATTACKS = [
    "<b>unclosed",
    "</para><para>",
    '<img src="/etc/hostname" width="50" height="50"/>',
    '<img src="file:///etc/hostname"/>',
    '<img src="http://evil.example/x.png"/>',
    '<a href="file:///etc/passwd">x</a>',
    '<a href="javascript:alert(1)">x</a>',
    "<font color=\"[[[getattr(pow,Word('__globals__'))]]]\">x</font>",
    "&amp; &lt;b&gt; &#x41; &unknown; &",
    "R&D < 3 > 2 & AT&T",
    "(unbalanced ) \\( \\) \\",
    "BT /F1 12 Tf (x) Tj ET",
    "%(name)s %d {0} %",
    "<seq/> <onDraw name='x'/> <index item='x'/>",
]


def attacked(value: Any, attack: str, but: Container[str]) -> Any:
    """The value with the attack at the end of every text in it, but in the fields that are called so."""
    if isinstance(value, str):
        return f"{value} {attack}"
    if isinstance(value, tuple):
        return tuple(attacked(item, attack, but) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            f.name: attacked(getattr(value, f.name), attack, but) for f in fields(value) if f.name not in but
        }
        return replace(value, **changed)
    return value

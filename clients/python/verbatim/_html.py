"""Tables for notebooks."""

from __future__ import annotations

from datetime import datetime
from html import escape
from typing import Any, Sequence


def table(rows: Sequence[dict[str, Any]]) -> str:
    """An HTML table with a row for each of `rows`; all text is escaped. "(none)" without rows."""
    if not rows:
        return "<p>(none)</p>"
    head = "".join(f"<th>{escape(name.replace('_', ' '))}</th>" for name in rows[0])
    body = "".join(f"<tr>{''.join(_cell(value) for value in row.values())}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(value: Any) -> str:
    if isinstance(value, datetime):
        value = value.strftime("%Y-%m-%d %H:%M")
    text = "" if value is None else escape(str(value))
    # Only what a browser may open: an article's URL can be of any scheme.
    if text.startswith(("http://", "https://")):
        text = f'<a href="{text}" rel="noreferrer">{text}</a>'
    return f'<td style="text-align:left">{text}</td>'

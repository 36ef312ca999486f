"""What all records have in common."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from verbatim._html import table


@dataclass(frozen=True)
class Record:
    """Base of all: `to_dict()` for pandas and JSON, a table in notebooks."""

    def to_dict(self) -> dict[str, Any]:
        """The record and all within it as dicts and lists; times stay datetimes."""
        return dataclasses.asdict(self)

    def row(self) -> dict[str, Any]:
        """What a table of such records shows; by default the fields that hold one value."""
        values = {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}
        return {name: value for name, value in values.items() if not isinstance(value, (tuple, Record, bytes))}

    def _repr_html_(self) -> str:
        return table([self.row()])

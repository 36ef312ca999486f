"""Between the API's messages and records."""

from __future__ import annotations

import dataclasses
import re
from datetime import date, datetime, timezone
from functools import lru_cache
from typing import Any

from google.protobuf.descriptor import EnumDescriptor, FieldDescriptor
from google.protobuf.message import Message
from google.protobuf.timestamp_pb2 import Timestamp

from verbatim import _alert_records, _claim_records, _records, _repeat_records, _review_records
from verbatim._record import Record

RECORDS: dict[str, type[Record]] = {
    name: value
    for module in (_records, _alert_records, _claim_records, _repeat_records, _review_records)
    for name, value in vars(module).items()
    if isinstance(value, type) and issubclass(value, Record) and value is not Record
}


@lru_cache(maxsize=None)
def enum_prefix(enum: EnumDescriptor) -> str:
    """What the names of an enum's values begin with: STATEMENT_KIND_ of StatementKind."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", enum.name).upper() + "_"


def to_record(message: Message) -> Any:
    """The record of a message; its type has the message's name and fields."""
    record = RECORDS[message.DESCRIPTOR.name]
    fields = message.DESCRIPTOR.fields_by_name
    return record(**{f.name: _read(message, fields[f.name]) for f in dataclasses.fields(record)})


def _read(message: Message, field: FieldDescriptor) -> Any:
    value = getattr(message, field.name)
    if field.label == FieldDescriptor.LABEL_REPEATED:
        return tuple(_read_one(one, field) for one in value)
    may_be_unset = field.message_type is not None or field.containing_oneof is not None
    if may_be_unset and not message.HasField(field.name):
        return None
    return _read_one(value, field)


def _read_one(value: Any, field: FieldDescriptor) -> Any:
    if field.enum_type is not None:
        known = field.enum_type.values_by_number.get(value)
        # A newer server may know values that this client does not.
        return known.name.removeprefix(enum_prefix(field.enum_type)) if known and value else str(value or "")
    # By name, for a program may have made the messages' classes anew, by a message factory of its own.
    if field.message_type is not None and field.message_type.full_name == Timestamp.DESCRIPTOR.full_name:
        return value.ToDatetime(timezone.utc)
    return to_record(value) if isinstance(value, Message) else value


def to_enum(enum: EnumDescriptor, value: str, argument: str) -> Any:
    """The number of an enum's value, by its name without prefix in any case; 0 for an empty one."""
    names = {v.name.removeprefix(enum_prefix(enum)): v.number for v in enum.values if v.number}
    if not value:
        return 0
    if value.upper() not in names:
        raise ValueError(f"{argument} must be one of {', '.join(names)}, not {value!r}")
    return names[value.upper()]


def to_timestamp(value: datetime | date | str | None, argument: str) -> Timestamp | None:
    """A time as the API has it. A date is its first moment in UTC; a time must name its zone."""
    if value is None:
        return None
    if isinstance(value, str):
        try:
            is_date = len(value) == len("2023-02-15")
            value = date.fromisoformat(value) if is_date else datetime.fromisoformat(value.replace("Z", "+00:00"))
        except ValueError:
            wanted = "2023-02-15 or 2023-02-15T18:30:00+01:00"
            raise ValueError(f"{argument} must be like {wanted}, not {value!r}") from None
    if not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day, tzinfo=timezone.utc)
    if value.tzinfo is None:
        raise ValueError(f"{argument} must name its time zone: {value!r} has none")
    result = Timestamp()
    result.FromDatetime(value)
    return result

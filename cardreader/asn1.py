"""What parsing by asn1crypto shares: the errors it raises on hostile input, and times that can be compared."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

ASN1_ERRORS = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError)
"""asn1crypto decodes lazily and documents ValueError only; the others are what it lets through."""


def aware_time(native: Any) -> datetime:  # noqa: ANN401 - a value of the untyped library
    """A moment with its time zone, UTC where the encoding left it out. Raises ValueError for what is no datetime, as
    the library has a type of its own for the year 0."""
    if not isinstance(native, datetime):
        raise ValueError("a time that no calendar has")  # noqa: TRY004 - one of ASN1_ERRORS, as for any bad encoding
    return native if native.tzinfo is not None else native.replace(tzinfo=UTC)

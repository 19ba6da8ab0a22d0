"""The values of an identity that the window shows and takes in, under the domain's name.

They are cardreader's own: one definition of a person's date, sex and level of assurance. The window, which may not know
of card readers, finds them here.
"""

from __future__ import annotations

from cardreader.document import Assurance, DocumentError, PartialDate, Sex, Source

__all__ = ["Assurance", "DocumentError", "PartialDate", "Sex", "Source"]

"""All that a chip is made from, so that quirks can change any of it before it is signed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from simulators.chip.active_keys import AaKind
from simulators.chip.agreement_keys import CaKind
from simulators.chip.card_data import CardData
from simulators.chip.pace_settings import VIETNAMESE_PACE, PaceSettings
from simulators.chip.security_object import USUAL_SECURITY_OBJECT, SecurityObjectStyle

Edit = Callable[[bytes], bytes]
"""Makes other content of a data group's file."""
NO_EDITS: Mapping[int, Edit] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What `personalise` takes, but for the signer."""

    data: CardData
    active_authentication: AaKind | None = None
    chip_authentication: CaKind | None = None
    further_chip_authentication: tuple[CaKind, ...] = ()
    """Kinds of further keys, which DG14 lists first."""
    pace: PaceSettings = VIETNAMESE_PACE
    security_object: SecurityObjectStyle = USUAL_SECURITY_OBJECT
    edits: Mapping[int, Edit] = field(default_factory=lambda: NO_EDITS, hash=False)
    """What is done to data groups, by number, before they are hashed and signed."""

    def with_edit(self, number: int, edit: Edit) -> Mapping[int, Edit]:
        """`edits` with one more, which comes after one that is there for the same data group."""
        before = self.edits.get(number)
        return MappingProxyType({**self.edits, number: edit if before is None else lambda data: edit(before(data))})

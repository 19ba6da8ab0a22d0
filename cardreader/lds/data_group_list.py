"""Which data groups a chip holds: the signed list of the SOD against the unsigned one of EF.COM (Doc 9303-10 §4.6)."""

from __future__ import annotations

from dataclasses import dataclass

from cardreader.lds.ef_com import EfCom
from cardreader.lds.sod import SecurityObject


@dataclass(frozen=True, slots=True)
class DataGroupList:
    """Numbers 1 to 16. `present` is what to read."""

    present: frozenset[int]
    signed: bool
    """Whether `present` is the SOD's list; else it is EF.COM's, or empty where neither file was readable."""
    only_in_com: frozenset[int] = frozenset()
    """Listed by EF.COM without a hash: nothing would vouch for their content."""
    only_in_sod: frozenset[int] = frozenset()
    """Kept back by EF.COM: somebody may want them not to be read (an authentication key above all)."""

    @property
    def remarks(self) -> tuple[str, ...]:
        """What an operator should see of the difference."""
        found = (("EF.COM alone lists", self.only_in_com), ("EF.COM leaves out", self.only_in_sod))
        return tuple(f"{what} {_names(numbers)}" for what, numbers in found if numbers)


def reconcile(com: EfCom | None, sod: SecurityObject | None) -> DataGroupList:
    """The SOD's list where there is an SOD, whatever EF.COM says; numbers that no data group has are left out."""
    listed = frozenset(com.data_groups) if com is not None else frozenset()
    if sod is None:
        return DataGroupList(listed, signed=False)
    hashed = frozenset(number for number in sod.hashes if 1 <= number <= 16)
    if com is None:
        return DataGroupList(hashed, signed=True)
    return DataGroupList(hashed, signed=True, only_in_com=listed - hashed, only_in_sod=hashed - listed)


def _names(numbers: frozenset[int]) -> str:
    return ", ".join(f"DG{number}" for number in sorted(numbers))

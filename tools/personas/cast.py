"""The shipped personas: the parameters that re-render each of them."""

from dataclasses import dataclass

from tools.personas.identity import HairStyle, Identity, Sex, draw_identity


@dataclass(frozen=True, slots=True)
class CastMember:
    """A stable id and what ``draw_identity`` needs."""

    name: str
    seed: int
    sex: Sex
    age: int
    style: HairStyle
    spread: float

    def identity(self) -> Identity:
        """All parameters of the person."""
        return draw_identity(self.seed, self.sex, self.age, self.style, self.spread)

    def age_band(self) -> str:
        """The apparent age in ten-year steps, as written to the index."""
        low = self.age // 10 * 10
        return f"{low}-{low + 9}"


_S, _F, _M = HairStyle, Sex.FEMALE, Sex.MALE
CAST: tuple[CastMember, ...] = (
    CastMember("p1", 1019, _M, 29, _S.SHORT, 1.3),
    CastMember("p2", 4136, _F, 72, _S.BACK, 1.3),
    CastMember("p3", 3135, _M, 44, _S.CREW, 1.45),
    CastMember("p4", 174, _F, 26, _S.BOB, 1.3),
    CastMember("p5", 5045, _M, 76, _S.THIN, 1.0),
    CastMember("p6", 2100, _F, 36, _S.BACK, 1.0),
)

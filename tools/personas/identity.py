"""Who is drawn: every parameter of a synthetic person, drawn from one seed, and the head shape they give."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from tools.personas.assets import AssetStore

Floats = NDArray[np.float64]


class Sex(StrEnum):
    """Apparent sex of the drawn person."""

    FEMALE = "female"
    MALE = "male"


class HairStyle(StrEnum):
    """How the strands are combed; no style covers the forehead (a fringe makes persons alike)."""

    SHORT = "short"
    CREW = "crew"
    BACK = "back"
    BOB = "bob"
    LONG = "long"
    CURLY = "curly"
    THIN = "thin"


# Opposed targets (negative, positive) and the standard deviation of their weight.
_PAIRS: tuple[tuple[str, str, float], ...] = (
    ("cheek/*-cheek-bones-decr", "cheek/*-cheek-bones-incr", 0.7),
    ("cheek/*-cheek-inner-decr", "cheek/*-cheek-inner-incr", 0.6),
    ("cheek/*-cheek-trans-down", "cheek/*-cheek-trans-up", 0.6),
    ("cheek/*-cheek-volume-decr", "cheek/*-cheek-volume-incr", 0.6),
    ("chin/chin-bones-decr", "chin/chin-bones-incr", 0.6),
    ("chin/chin-height-decr", "chin/chin-height-incr", 0.6),
    ("chin/chin-jaw-drop-decr", "chin/chin-jaw-drop-incr", 0.4),
    ("chin/chin-prognathism-decr", "chin/chin-prognathism-incr", 0.25),
    ("chin/chin-prominent-decr", "chin/chin-prominent-incr", 0.5),
    ("chin/chin-width-decr", "chin/chin-width-incr", 0.7),
    ("eyebrows/eyebrows-angle-down", "eyebrows/eyebrows-angle-up", 0.28),
    ("eyebrows/eyebrows-trans-down", "eyebrows/eyebrows-trans-up", 0.3),
    ("eyebrows/eyebrows-trans-backward", "eyebrows/eyebrows-trans-forward", 0.35),
    ("eyes/*-eye-bag-decr", "eyes/*-eye-bag-incr", 0.5),
    ("eyes/*-eye-corner1-down", "eyes/*-eye-corner1-up", 0.6),
    ("eyes/*-eye-corner2-down", "eyes/*-eye-corner2-up", 0.6),
    ("eyes/*-eye-epicanthus-out", "eyes/*-eye-epicanthus-in", 0.5),
    ("eyes/*-eye-eyefold-angle-down", "eyes/*-eye-eyefold-angle-up", 0.5),
    ("eyes/*-eye-eyefold-concave", "eyes/*-eye-eyefold-convex", 0.5),
    ("eyes/*-eye-eyefold-down", "eyes/*-eye-eyefold-up", 0.5),
    ("eyes/*-eye-height1-decr", "eyes/*-eye-height1-incr", 0.35),
    ("eyes/*-eye-height2-decr", "eyes/*-eye-height2-incr", 0.4),
    ("eyes/*-eye-height3-decr", "eyes/*-eye-height3-incr", 0.35),
    ("eyes/*-eye-push1-in", "eyes/*-eye-push1-out", 0.4),
    ("eyes/*-eye-push2-in", "eyes/*-eye-push2-out", 0.4),
    ("eyes/*-eye-scale-decr", "eyes/*-eye-scale-incr", 0.35),
    ("eyes/*-eye-trans-down", "eyes/*-eye-trans-up", 0.5),
    ("eyes/*-eye-trans-in", "eyes/*-eye-trans-out", 0.6),
    ("forehead/forehead-nubian-decr", "forehead/forehead-nubian-incr", 0.3),
    ("forehead/forehead-scale-vert-decr", "forehead/forehead-scale-vert-incr", 0.3),
    ("forehead/forehead-temple-decr", "forehead/forehead-temple-incr", 0.45),
    ("forehead/forehead-trans-backward", "forehead/forehead-trans-forward", 0.35),
    ("head/head-fat-decr", "head/head-fat-incr", 0.4),
    ("head/head-scale-horiz-decr", "head/head-scale-horiz-incr", 0.3),
    ("head/head-scale-vert-decr", "head/head-scale-vert-incr", 0.3),
    ("head/head-scale-depth-decr", "head/head-scale-depth-incr", 0.25),
    ("ears/*-ear-scale-decr", "ears/*-ear-scale-incr", 0.5),
    ("ears/*-ear-wing-decr", "ears/*-ear-wing-incr", 0.5),
    ("mouth/mouth-angles-down", "mouth/mouth-angles-up", 0.35),
    ("mouth/mouth-cupidsbow-decr", "mouth/mouth-cupidsbow-incr", 0.6),
    ("mouth/mouth-laugh-lines-out", "mouth/mouth-laugh-lines-in", 0.5),
    ("mouth/mouth-lowerlip-height-decr", "mouth/mouth-lowerlip-height-incr", 0.6),
    ("mouth/mouth-lowerlip-volume-decr", "mouth/mouth-lowerlip-volume-incr", 0.6),
    ("mouth/mouth-philtrum-volume-decr", "mouth/mouth-philtrum-volume-incr", 0.35),
    ("mouth/mouth-scale-depth-decr", "mouth/mouth-scale-depth-incr", 0.25),
    ("mouth/mouth-scale-horiz-decr", "mouth/mouth-scale-horiz-incr", 0.5),
    ("mouth/mouth-scale-vert-decr", "mouth/mouth-scale-vert-incr", 0.35),
    ("mouth/mouth-trans-down", "mouth/mouth-trans-up", 0.3),
    ("mouth/mouth-upperlip-height-decr", "mouth/mouth-upperlip-height-incr", 0.6),
    ("mouth/mouth-upperlip-volume-decr", "mouth/mouth-upperlip-volume-incr", 0.6),
    ("nose/nose-base-down", "nose/nose-base-up", 0.6),
    ("nose/nose-curve-concave", "nose/nose-curve-convex", 0.6),
    ("nose/nose-flaring-decr", "nose/nose-flaring-incr", 0.5),
    ("nose/nose-greek-decr", "nose/nose-greek-incr", 0.4),
    ("nose/nose-hump-decr", "nose/nose-hump-incr", 0.35),
    ("nose/nose-nostrils-width-decr", "nose/nose-nostrils-width-incr", 0.6),
    ("nose/nose-point-down", "nose/nose-point-up", 0.6),
    ("nose/nose-point-width-decr", "nose/nose-point-width-incr", 0.6),
    ("nose/nose-scale-depth-decr", "nose/nose-scale-depth-incr", 0.5),
    ("nose/nose-scale-horiz-decr", "nose/nose-scale-horiz-incr", 0.6),
    ("nose/nose-scale-vert-decr", "nose/nose-scale-vert-incr", 0.35),
    ("nose/nose-trans-down", "nose/nose-trans-up", 0.3),
    ("nose/nose-volume-decr", "nose/nose-volume-incr", 0.5),
    ("nose/nose-width1-decr", "nose/nose-width1-incr", 0.6),
    ("nose/nose-width2-decr", "nose/nose-width2-incr", 0.6),
)
_MEAN = {
    "eyes/*-eye-height2-incr": -0.25,
    "eyes/*-eye-epicanthus-in": 0.3,
    "nose/nose-point-up": 0.1,
    "nose/nose-scale-depth-incr": -0.15,
}
_FEMALE_MEAN = {
    "eyes/*-eye-scale-incr": 0.2,
    "eyebrows/eyebrows-trans-up": 0.2,
    "eyebrows/eyebrows-trans-forward": -0.3,
    "chin/chin-bones-incr": -0.3,
    "chin/chin-width-incr": -0.3,
    "nose/nose-volume-incr": -0.2,
    "nose/nose-scale-vert-incr": -0.1,
}
# The last two are not drawn for women.
_SINGLE = (
    "head/head-oval",
    "head/head-round",
    "head/head-diamond",
    "head/head-invertedtriangular",
    "head/head-triangular",
    "head/head-square",
    "head/head-rectangular",
)
_ASYMMETRY = ("brown-1", "brown-2", "cheek-1", "eye-1", "eye-3", "jaw-1", "mouth-1", "nose-1", "nose-3")

_STYLES = {
    (Sex.FEMALE, False): (HairStyle.BACK, HairStyle.BOB, HairStyle.LONG),
    (Sex.FEMALE, True): (HairStyle.CURLY, HairStyle.BACK),
    (Sex.MALE, False): (HairStyle.SHORT, HairStyle.CREW),
    (Sex.MALE, True): (HairStyle.THIN, HairStyle.SHORT),
}


@dataclass(frozen=True, slots=True)
class Brows:
    """Eyebrow shape in rest coordinates (decimetres)."""

    height: float
    arch: float
    tilt: float
    thickness: float
    density: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Identity:
    """A whole synthetic person; equal seeds, sexes and ages give equal persons."""

    seed: int
    sex: Sex
    age: int
    shape: tuple[tuple[str, float], ...]
    skin: tuple[float, float, float]  # linear albedo
    redness: float
    mottling: float
    moles: tuple[tuple[float, float, float], ...]  # x, y, radius in rest coordinates
    stubble: float
    lips: tuple[float, float, float]
    brows: Brows
    style: HairStyle
    parting: float
    hairline: float  # degrees, positive is higher
    temples: float  # degrees of recession
    grey: float
    cloth: tuple[float, float, float]
    neckline: str


def wrinkling(age: int) -> float:
    """0 at 30 years or less, 1 at 80."""
    return float(np.clip((age - 30) / 50.0, 0.0, 1.1))


def draw_identity(seed: int, sex: Sex, age: int, style: HairStyle | None = None, spread: float = 1.0) -> Identity:
    """Draw a person; ``style`` overrides the drawn hair style alone, ``spread`` scales the shape's variance."""
    rng = np.random.default_rng(seed)
    shape = _macro(rng, sex, age) + _details(rng, sex, spread)
    tone = rng.uniform(0.0, 1.0)
    light, dark = np.array([0.66, 0.435, 0.315]), np.array([0.40, 0.225, 0.135])
    skin = light + (dark - light) * (0.15 + 0.6 * tone if sex is Sex.FEMALE else 0.3 + 0.65 * tone)
    skin *= 1.0 + rng.normal(0, 0.03, 3)
    old = wrinkling(age)
    count = int(rng.integers(0, 4))
    moles = tuple(
        (float(rng.uniform(-0.55, 0.55)), float(rng.uniform(6.3, 7.9)), float(rng.uniform(0.006, 0.013)))
        for _ in range(count)
    )
    lip = np.array([0.44, 0.15, 0.13]) if sex is Sex.FEMALE else np.array([0.36, 0.17, 0.13])
    lip = lip * rng.uniform(0.8, 1.1) * (1 - 0.15 * old) + 0.06 * old
    brows = Brows(
        height=float(rng.normal(7.505 if sex is Sex.FEMALE else 7.485, 0.018)),
        arch=float(rng.uniform(0.0, 0.07)),
        tilt=float(rng.normal(-0.005, 0.025)),
        thickness=float(rng.uniform(0.02, 0.034) if sex is Sex.FEMALE else rng.uniform(0.032, 0.062)),
        density=float(rng.uniform(0.45, 1.0) * (1 - 0.35 * old)),
        start=float(rng.uniform(0.09, 0.15)),
        end=float(rng.uniform(0.54, 0.64)),
    )
    drawn = _STYLES[sex, age >= 60][int(rng.integers(len(_STYLES[sex, age >= 60])))]
    cloth = _CLOTHS[int(rng.integers(len(_CLOTHS)))]
    return Identity(
        seed=seed,
        sex=sex,
        age=age,
        shape=shape,
        skin=(float(skin[0]), float(skin[1]), float(skin[2])),
        redness=float(rng.uniform(0.3, 1.0)),
        mottling=float(rng.uniform(0.4, 1.0) + 0.6 * old),
        moles=moles,
        stubble=float(rng.uniform(0.15, 0.8)) if sex is Sex.MALE else 0.0,
        lips=(float(lip[0]), float(lip[1]), float(lip[2])),
        brows=brows,
        style=style or drawn,
        parting=float(rng.choice([-1.0, 1.0]) * rng.uniform(0.12, 0.3)),
        hairline=float(rng.uniform(-3.0, 4.0) + 3.0 * old * (sex is Sex.MALE)),
        temples=float(rng.uniform(0.0, 4.0) + (rng.uniform(2.0, 10.0) if sex is Sex.MALE else 0.0)),
        grey=float(np.clip((age - 42) / 36.0, 0.0, 1.0) * rng.uniform(0.75, 1.0)),
        cloth=cloth,
        neckline=("crew", "v", "collar")[int(rng.integers(3))],
    )


_CLOTHS: tuple[tuple[float, float, float], ...] = (
    (0.55, 0.57, 0.60), (0.05, 0.08, 0.16), (0.18, 0.30, 0.44), (0.42, 0.16, 0.15), (0.15, 0.24, 0.19),
    (0.50, 0.42, 0.30), (0.24, 0.20, 0.32), (0.10, 0.10, 0.11),
)  # fmt: skip


def _macro(rng: np.random.Generator, sex: Sex, age: int) -> tuple[tuple[str, float], ...]:
    male = rng.uniform(0.85, 1.0) if sex is Sex.MALE else rng.uniform(0.0, 0.12)
    old = float(np.clip((age - 25) / 65.0, 0.0, 1.0))
    heavy = float(np.clip(rng.normal(-0.05, 0.35), -0.7, 0.7))
    asian = rng.uniform(0.78, 1.0)
    race = {"asian": asian, "african": (1 - asian) * rng.uniform(0, 0.7)}
    race["caucasian"] = 1.0 - race["asian"] - race["african"]
    parts: list[tuple[str, float]] = []
    for gender, g in (("male", male), ("female", 1.0 - male)):
        for stage, a in (("young", 1.0 - old), ("old", old)):
            extreme = "maxweight" if heavy > 0 else "minweight"
            for build, b in (("averageweight", 1.0 - abs(heavy)), (extreme, abs(heavy))):
                name = f"macrodetails/universal-{gender}-{stage}-averagemuscle-{build}"
                parts.append((name, float(g * a * b)))
            parts += [(f"macrodetails/{r}-{gender}-{stage}", float(g * a * w)) for r, w in race.items()]
    return tuple((name, weight) for name, weight in parts if weight > 0.005)


def _details(rng: np.random.Generator, sex: Sex, spread: float) -> tuple[tuple[str, float], ...]:
    parts: list[tuple[str, float]] = []
    mean = _MEAN | (_FEMALE_MEAN if sex is Sex.FEMALE else {})
    for negative, positive, sigma in _PAIRS:
        weight = float(np.clip(rng.normal(mean.get(positive, 0.0), 0.9 * sigma * spread), -0.95, 0.95))
        name = positive if weight > 0 else negative
        sides = [name.replace("*", side) for side in ("l", "r")] if "*" in name else [name]
        parts += [(side, abs(weight) * float(np.clip(rng.normal(1.0, 0.06), 0.8, 1.2))) for side in sides]
    for name in rng.choice(np.array(_SINGLE[: 5 if sex is Sex.FEMALE else 7]), 2, replace=False):
        parts.append((str(name), float(rng.uniform(0.0, 0.5))))
    for name in _ASYMMETRY:
        side = str(rng.choice(np.array(["l", "r"])))
        parts.append((f"asym/asym-{name}-{side}", float(abs(rng.normal(0.0, 0.2)))))
    return tuple(parts)


def shape_vertices(store: AssetStore, base: Floats, parts: tuple[tuple[str, float], ...]) -> Floats:
    """The base vertices with weighted targets added."""
    out = base.copy()
    for name, weight in parts:
        index, offset = store.target(name)
        out[index] += weight * offset
    return out

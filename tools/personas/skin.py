"""Procedural colour and relief of skin, lips, eyes and cloth, painted in rest coordinates of the base mesh.

Rest coordinates stay with the tissue: a brow painted at y = 7.49 dm moves with every shape target and blink.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.personas import raster
from tools.personas.identity import Identity, Sex, wrinkling

Floats = NDArray[np.float64]
Polyline = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Surface:
    """Painted pixels: linear albedo (n, 3), relief height in dm (n,), gloss strength (n,), roughness (n,)."""

    albedo: Floats
    height: Floats
    gloss: Floats
    roughness: Floats


def blob(x: Floats, y: Floats, cx: float, cy: float, sx: float, sy: float) -> Floats:
    """A Gaussian spot."""
    return np.asarray(np.exp(-(((x - cx) / sx) ** 2) - ((y - cy) / sy) ** 2))


def step(value: Floats, low: float, high: float) -> Floats:
    """Smoothstep."""
    t = np.clip((value - low) / (high - low), 0.0, 1.0)
    return np.asarray(t * t * (3.0 - 2.0 * t))


def crease(x: Floats, y: Floats, line: Polyline, width: float) -> Floats:
    """A groove along a polyline, fading out towards its ends; 0 to 1."""
    best = np.zeros_like(x)
    pts = np.array(line)
    lengths = np.linalg.norm(np.diff(pts, axis=0), axis=1)
    total = float(lengths.sum())
    done = 0.0
    for a, b, length in zip(pts[:-1], pts[1:], lengths, strict=True):
        d = b - a
        t = np.clip(((x - a[0]) * d[0] + (y - a[1]) * d[1]) / (length * length), 0.0, 1.0)
        dist2 = (x - a[0] - t * d[0]) ** 2 + (y - a[1] - t * d[1]) ** 2
        along = (done + t * length) / total
        fade = np.clip(4.0 * along * (1.0 - along), 0.0, 1.0) ** 0.6
        best = np.maximum(best, np.exp(-dist2 / (width * width)) * fade)
        done += float(length)
    return best


def brow_field(who: Identity, rest: Floats) -> tuple[Floats, Floats]:
    """Place along the brow (0 inner, 1 outer; unclipped) and distance from its middle in half-thicknesses."""
    b = who.brows
    u = (np.abs(rest[:, 0]) - b.start) / (b.end - b.start)
    v = np.clip(u, 0.0, 1.0)
    middle = b.height + b.arch * (1 - ((v - 0.62) / 0.62) ** 2) + b.tilt * (v - 0.5) - 0.05 * v**4
    half = b.thickness * (0.85 + 0.35 * np.sqrt(v)) * (1 - 0.75 * v**2.2)
    return u, (rest[:, 1] - middle) / half


def wrinkle_map(who: Identity, x: Floats, y: Floats) -> Floats:
    """Depth of the wrinkles (0 to about 1.3) on the front of the face; grows with age."""
    rng = np.random.default_rng(who.seed + 7)
    old = wrinkling(who.age)
    ax = np.abs(x)
    depth = np.zeros_like(x)

    def add(line: Polyline, width: float, amount: float) -> None:
        nonlocal depth
        shaken = tuple((px + float(rng.normal(0, 0.006)), py + float(rng.normal(0, 0.006))) for px, py in line)
        if amount > 0.01:
            depth += amount * float(rng.uniform(0.75, 1.15)) * crease(ax, y, shaken, width)

    add(((0.17, 6.98), (0.23, 6.9), (0.29, 6.78), (0.33, 6.66), (0.34, 6.58)), 0.022, 0.12 + 0.85 * old)
    add(((0.29, 6.56), (0.31, 6.48), (0.31, 6.38)), 0.016, 0.55 * old)
    add(((0.17, 7.17), (0.25, 7.125), (0.34, 7.11), (0.43, 7.13)), 0.016, 0.12 + 0.6 * old)
    add(((0.2, 7.1), (0.3, 7.05), (0.42, 7.04)), 0.014, 0.45 * old)
    for k in range(4):
        height = 7.645 + 0.085 * k
        bow = float(rng.uniform(-0.01, 0.02))
        add(((0.0, height), (0.2, height + 0.012 + bow), (0.38, height + 0.005 + bow), (0.5, height - 0.03)),
            0.016, 0.5 * old)  # fmt: skip
    for k in range(5):
        angle = float(rng.uniform(-0.75, 0.6))
        start = (0.51, 7.25 + 0.03 * (k - 2))
        far = 0.1 + 0.05 * float(rng.uniform())
        add((start, (start[0] + far * np.cos(angle), start[1] + far * np.sin(angle))), 0.011, 0.42 * old)
    add(((0.04, 7.42), (0.05, 7.49), (0.045, 7.57)), 0.011, 0.55 * old)
    for k in range(3):
        sx = 0.05 + 0.08 * k
        add(((sx, 6.79 - 0.02 * k), (sx + 0.012, 6.71 - 0.02 * k)), 0.008, 0.4 * max(old - 0.4, 0.0))
    add(((0.0, 6.42), (0.1, 6.415), (0.18, 6.39)), 0.02, 0.25 + 0.2 * old)
    add(((0.42, 6.75), (0.47, 6.6), (0.46, 6.45)), 0.02, 0.35 * max(old - 0.3, 0.0))
    return depth


def _flush(who: Identity, rest: Floats, blotch: Floats) -> Floats:
    """Factors (n, 3) of the blood in cheeks, nose, chin and ears, and of the paler forehead."""
    x, y = rest[:, 0], rest[:, 1]
    ax = np.abs(x)
    factor = np.ones((len(x), 3))
    warm = 0.8 * blob(ax, y, 0.42, 6.95, 0.2, 0.16) + 0.7 * blob(x, y, 0.0, 6.93, 0.14, 0.1)
    warm += 0.4 * blob(x, y, 0.0, 6.33, 0.15, 0.1) + 0.35 * step(ax, 0.72, 0.8) * step(7.45 - y, 0.0, 0.1)
    warm = warm * who.redness * (1.0 + 0.35 * blotch)
    factor *= 1.0 - warm[:, None] * np.array([0.02, 0.13, 0.11])
    sallow = blob(x, y, 0.0, 7.8, 0.6, 0.25) * step(rest[:, 2], 0.55, 0.95)
    factor *= 1.0 - sallow[:, None] * np.array([0.0, -0.01, 0.03])
    return factor


def _marks(who: Identity, albedo: Floats, rest: Floats, front: Floats) -> Floats:
    """Age spots and moles laid over the albedo."""
    x, y = rest[:, 0], rest[:, 1]
    old = wrinkling(who.age)
    spots = raster.noise(rest, 9.0, 2, who.seed + 4).astype(np.float64)
    aged = step(spots, 0.42, 0.6) * np.clip(old - 0.35, 0, 1) * 0.6 * step(y, 6.2, 6.6)
    albedo *= 1.0 - aged[:, None] * np.array([0.25, 0.34, 0.38])
    for mx, my, radius in who.moles:
        mole = front * step(radius - np.hypot(x - mx, y - my), -0.004, 0.004) * 0.8
        albedo = albedo * (1 - mole[:, None]) + mole[:, None] * np.array([0.09, 0.045, 0.03])
    return albedo


def paint_skin(who: Identity, rest: Floats, lips: Floats, lid: Floats, fold: Floats) -> Surface:
    """Skin pixels. ``lips``, ``lid`` (lid margin) and ``fold`` (hair root shade) are masks 0 to 1."""
    x, y, z = rest[:, 0], rest[:, 1], rest[:, 2]
    ax = np.abs(x)
    front = step(z, 0.55, 0.95)
    old = wrinkling(who.age)
    broad = raster.noise(rest, 3.0, 3, who.seed).astype(np.float64)
    blotch = raster.noise(rest, 14.0, 3, who.seed + 1).astype(np.float64)
    pores = raster.noise(rest, 85.0, 2, who.seed + 2).astype(np.float64)
    albedo = np.array(who.skin) ** 0.9 * np.array([1.02, 0.98, 0.95]) * np.ones((len(x), 3))
    albedo *= (1.0 + 0.05 * who.mottling * broad + 0.06 * who.mottling * blotch + 0.07 * pores)[:, None]

    albedo *= _flush(who, rest, blotch)
    tired = front * blob(ax, y, 0.29, 7.14, 0.15, 0.055) * (0.6 + 0.7 * old)
    tired += front * 0.5 * blob(ax, y, 0.2, 7.25, 0.05, 0.07)
    albedo *= 1.0 - tired[:, None] * np.array([0.16, 0.2, 0.16])
    socket = front * blob(ax, y, 0.31, 7.34, 0.17, 0.06)
    albedo *= 1.0 - socket[:, None] * np.array([0.10, 0.16, 0.15])
    lid_crease = front * crease(ax, y, ((0.17, 7.315), (0.24, 7.352), (0.32, 7.368), (0.41, 7.345), (0.48, 7.3)), 0.009)
    albedo *= 1.0 - 0.28 * lid_crease[:, None]

    along, across = brow_field(who, rest)
    brow = front * np.exp(-(np.abs(across) ** 2.4)) * step(along, -0.02, 0.16) * step(1.02 - along, 0.0, 0.2)
    brow *= who.brows.density * (0.5 - 0.25 * who.grey) * np.clip(0.9 + 0.5 * blotch, 0.5, 1.3)
    albedo = albedo * (1 - brow[:, None]) + brow[:, None] * np.array([0.05, 0.035, 0.028])

    if who.sex is Sex.MALE:
        beard = step(6.93 - y, 0.0, 0.2) * step(y, 6.02, 6.22) * step(0.66 - ax, 0.0, 0.1) * step(z, 0.5, 0.75)
        beard *= 1.0 - 0.75 * blob(ax, y, 0.42, 6.82, 0.13, 0.13)
        grain = np.clip(0.65 + 0.9 * raster.noise(rest, 130.0, 1, who.seed + 3), 0.0, 1.4)
        shade = (who.stubble * beard * grain * 0.42)[:, None]
        shadow = np.array([0.13, 0.115, 0.105]) + 0.2 * who.grey
        albedo = albedo * (1 - shade) + shade * shadow
    albedo = _marks(who, albedo, rest, front)
    nostril = front * blob(ax, y, 0.085, 6.845, 0.035, 0.02) * step(1.62 - z, 0.0, 0.08)
    albedo *= 1.0 - 0.55 * nostril[:, None]

    lip_edge = step(lips, 0.25, 0.75)
    lip_tone = np.array(who.lips) * (1.0 + 0.12 * blotch + 0.06 * pores)[:, None]
    albedo = albedo * (1 - 0.85 * lip_edge[:, None]) + 0.85 * lip_edge[:, None] * lip_tone
    seam = front * np.exp(-(((y - 6.622 + 0.05 * ax * ax) / 0.011) ** 2)) * step(0.3 - ax, 0.0, 0.05)
    albedo *= 1.0 - 0.45 * seam[:, None]

    depth = wrinkle_map(who, x, y) * front
    depth *= np.clip(0.75 + 0.7 * raster.noise(rest, 11.0, 2, who.seed + 8), 0.15, 1.3)
    albedo *= 1.0 - np.clip(depth, 0, 1.2)[:, None] * np.array([0.12, 0.16, 0.16])
    margin = np.clip(lid, 0.0, 1.0)[:, None]
    albedo = albedo * (1 - 0.85 * margin) + 0.85 * margin * np.array([0.045, 0.03, 0.025])
    scalp = np.array([0.05, 0.036, 0.03]) * (1 - who.grey) + np.array([0.33, 0.29, 0.26]) * who.grey
    cover = 0.93 * step(fold, 0.1, 0.9)[:, None]
    albedo = albedo * (1 - cover) + cover * scalp

    height = 0.0016 * pores * (1 - lip_edge) + 0.0025 * blotch * who.mottling * 0.6 - 0.016 * depth
    height += 0.012 * old * raster.noise(rest * np.array([1.0, 1.6, 1.0]), 8.0, 2, who.seed + 5) * front
    height -= 0.006 * lid_crease + 0.004 * seam
    height += lip_edge * 0.003 * raster.noise(rest * np.array([3.0, 0.7, 1.0]), 22.0, 2, who.seed + 6)
    oily = blob(x, y, 0.0, 7.0, 0.1, 0.35) + 0.6 * blob(x, y, 0.0, 7.75, 0.4, 0.2)
    gloss = 0.55 + 0.35 * np.clip(oily, 0, 1) + 0.5 * lip_edge - 0.3 * (who.stubble > 0) * step(6.8 - y, 0, 0.2)
    roughness = 0.47 - 0.06 * np.clip(oily, 0, 1) - 0.08 * lip_edge + 0.06 * old
    return Surface(np.clip(albedo, 0.005, 0.95), height, np.clip(gloss, 0.1, 1.4) * (1 - cover[:, 0]), roughness)


def paint_eye(direction: Floats, gaze: Floats) -> Surface:
    """Eye pixels from the direction (n, 3) off each eyeball's centre and the gaze (3,)."""
    angle = np.degrees(np.arccos(np.clip(direction @ (gaze / np.linalg.norm(gaze)), -1, 1)))
    spoke = raster.noise(direction * np.array([1.0, 1.0, 0.2]), 18.0, 2, 5).astype(np.float64)
    white = np.array([0.70, 0.64, 0.58]) * np.ones((len(angle), 3))
    white *= 1.0 - np.clip(np.abs(direction[:, 0]) - 0.35, 0, 1)[:, None] * np.array([0.3, 0.6, 0.6])
    iris = np.array([0.075, 0.036, 0.02]) * (1.0 + 0.5 * spoke[:, None]) * (1.0 + 0.8 * step(angle, 12, 22)[:, None])
    iris *= 1.0 - 0.75 * step(angle, 22.0, 26.5)[:, None]
    blend = step(angle, 24.5, 28.0)[:, None]
    albedo = iris * (1 - blend) + white * blend
    albedo *= 0.02 + 0.98 * step(angle, 8.5, 10.5)[:, None]
    return Surface(albedo, np.zeros(len(angle)), np.full(len(angle), 1.1), np.full(len(angle), 0.075))


def paint_cloth(who: Identity, rest: Floats, below: Floats) -> Surface:
    """Cloth pixels; ``below`` is the distance under the neckline in dm."""
    weave = raster.noise(rest, 60.0, 2, 11).astype(np.float64)
    folds = raster.noise(rest * np.array([1.0, 0.45, 1.0]), 2.3, 3, who.seed + 9).astype(np.float64)
    albedo = np.array(who.cloth) * (1.0 + 0.08 * weave)[:, None]
    hem = step(below, 0.085, 0.1)
    height = 0.05 * folds * step(below, 0.1, 0.6) + 0.012 * (1 - hem) + 0.0015 * weave
    albedo *= (1.0 - 0.35 * np.exp(-(((below - 0.095) / 0.012) ** 2)))[:, None]
    return Surface(albedo, height, np.full(len(below), 0.15), np.full(len(below), 0.7))

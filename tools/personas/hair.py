"""Procedural hair: where it grows, how each style is combed, and strands that flow around the skull."""

# mypy: disable-error-code="untyped-decorator"

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

from tools.personas import raster
from tools.personas.identity import HairStyle, Identity, Sex
from tools.personas.skin import brow_field, step

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

CENTRE = np.array([0.0, 7.5, 0.5])
_AZIMUTHS = (48, 96)
_POINTS = 14


@dataclass(frozen=True, slots=True)
class Strands:
    """Polylines (n, points, 3), their linear albedo (n, 3) and opacity (n, points)."""

    points: Floats
    colour: Floats
    alpha: Floats


def angles(rest: Floats) -> tuple[Floats, Floats]:
    """Azimuth (0 front, 180 back, absolute) and elevation in degrees around the head's centre."""
    d = rest - CENTRE
    azimuth = np.degrees(np.arctan2(np.abs(d[:, 0]), d[:, 2]))
    elevation = np.degrees(np.arctan2(d[:, 1], np.hypot(d[:, 0], d[:, 2])))
    return azimuth, elevation


def growth(who: Identity, rest: Floats) -> Floats:
    """Hair density 0 to 1 at rest points of the skin."""
    azimuth, elevation = angles(rest)
    side = -24.0 if who.sex is Sex.MALE else -10.0
    knots = [0, 14, 28, 40, 50, 57, 64, 70, 77, 82, 100, 106, 115, 180]
    line = np.array([31, 31, 31, 30, 23, 9, -6, min(-14, side), side, -9, -7, -15, -35, -47], dtype=np.float64)
    line[:3] += who.hairline
    line[3:6] += who.hairline * 0.6
    line[2:5] += np.array([0.7, 1.0, 0.6]) * who.temples
    limit = np.interp(azimuth, knots, line)
    wobble = 2.2 * raster.noise(rest, 7.0, 2, who.seed + 20) + 0.8 * raster.noise(rest, 40.0, 1, who.seed + 21)
    dense = step(elevation - limit + wobble, -1.0, 5.0) * (rest[:, 1] > 6.4)
    if who.style is HairStyle.THIN:
        top = step(elevation, 25.0, 48.0) * step(150.0 - azimuth, 0.0, 50.0)
        dense = dense * (1.0 - 0.88 * top)
    return np.asarray(dense)


def skull_map(vertices: Floats, centre: Floats) -> Floats:
    """Largest radius of the head per direction bin (elevation, azimuth), holes filled and smoothed."""
    d = vertices[vertices[:, 1] > centre[1] - 1.25] - centre
    r = np.linalg.norm(d, axis=1)
    rows, cols = _AZIMUTHS
    el = ((np.arcsin(np.clip(d[:, 1] / r, -1, 1)) / np.pi + 0.5) * rows).astype(int).clip(0, rows - 1)
    az = ((np.arctan2(d[:, 0], d[:, 2]) / (2 * np.pi) + 0.5) * cols).astype(int) % cols
    out = np.zeros(_AZIMUTHS)
    np.maximum.at(out, (el, az), r)
    for _ in range(60):
        padded = np.pad(np.pad(out, ((0, 0), (1, 1)), mode="wrap"), ((1, 1), (0, 0)), mode="edge")
        near = np.stack([padded[:-2, 1:-1], padded[2:, 1:-1], padded[1:-1, :-2], padded[1:-1, 2:]])
        count = (near > 0).sum(axis=0)
        out = np.where((out == 0) & (count > 0), near.sum(axis=0) / np.maximum(count, 1), out)
    padded = np.pad(np.pad(out, ((0, 0), (1, 1)), mode="wrap"), ((1, 1), (0, 0)), mode="edge")
    return np.asarray((padded[:-2, 1:-1] + padded[2:, 1:-1] + padded[1:-1, :-2] + padded[1:-1, 2:] + 2 * out) / 6)


@njit(cache=True)
def _flow(
    root: Floats, comb: Floats, length: Floats, lift: Floats, gravity: Floats, wander: Floats, curl: Floats,
    hug: Floats, phase: Floats, centre: Floats, skull: Floats, tuck: bool, out: Floats,
) -> None:  # fmt: skip
    rows, cols = skull.shape
    for s in range(root.shape[0]):
        p = root[s].copy()
        d = comb[s].copy()
        out[s, 0] = p
        count = out.shape[1] - 1
        ds = length[s] / count
        for i in range(count):
            t = (i + 1) / count
            g = gravity[s] * t
            d = 0.55 * d + 0.45 * (comb[s] * (1.0 - min(g, 1.0)) + wander[s])
            d[1] -= g * 0.8
            if tuck and p[1] < centre[1] + 0.8:
                d[2] -= 1.6 * max(p[2] - centre[2] - 0.12, 0.0)
            d /= np.sqrt((d * d).sum()) + 1e-9
            p = p + d * ds
            q = p - centre
            r = np.sqrt((q * q).sum())
            v = (np.arcsin(q[1] / r) / np.pi + 0.5) * rows - 0.5
            u = (np.arctan2(q[0], q[2]) / (2 * np.pi) + 0.5) * cols - 0.5
            v0, u0 = int(np.floor(v)), int(np.floor(u))
            fv, fu = v - v0, u - u0
            va, vb = min(max(v0, 0), rows - 1), min(max(v0 + 1, 0), rows - 1)
            ua, ub = u0 % cols, (u0 + 1) % cols
            limit = (skull[va, ua] * (1 - fu) + skull[va, ub] * fu) * (1 - fv)
            limit += (skull[vb, ua] * (1 - fu) + skull[vb, ub] * fu) * fv
            limit += lift[s] * min(1.0, 2.2 * t)
            if r < limit:
                p = centre + q * (limit / r)
            elif hug[s] > 0.0 and q[1] > -0.9:
                p = centre + q * ((r + hug[s] * (limit - r)) / r)
                d -= hug[s] * (d * q).sum() / (r * r) * q
            out[s, i + 1] = p
            if curl[s] > 0.0:
                a = phase[s] + 9.0 * t
                out[s, i + 1, 0] += curl[s] * t * np.cos(a)
                out[s, i + 1, 1] += curl[s] * t * np.sin(a * 1.3)
                out[s, i + 1, 2] += curl[s] * t * np.sin(a)


def grow_hair(who: Identity, rest: Floats, shaped: Floats, normal: Floats, tris: Ints, *, count: int) -> Strands:
    """Grow ``count`` strands on the scalp of the unposed, shaped head."""
    rng = np.random.default_rng(who.seed + 31)
    density = growth(who, rest)
    chosen, bary = scatter(rng, shaped, tris, density, count)

    def at(values: Floats) -> Floats:
        return np.asarray((values[tris[chosen]] * bary[:, :, None]).sum(axis=1))

    r0, root, n = at(rest), at(shaped), at(normal)
    centre = CENTRE + (shaped - rest)[density > 0.5].mean(axis=0)
    azimuth, elevation = angles(r0)
    side = np.tanh((r0[:, 0] - who.parting) / 0.1)
    one = np.ones(len(root))
    top = step(elevation, 5.0, 45.0)
    clump = np.stack([raster.noise(r0, 9.0, 2, who.seed + 40 + k) for k in range(3)], axis=1).astype(np.float64)
    stray = rng.normal(0.0, 1.0, (len(root), 3))
    edge = 0.35 + 0.65 * step(density[tris[chosen]].mean(axis=1), 0.3, 1.0)
    gravity, curl, tuck = 0.15 * one, 0.0 * one, False
    lift = 0.03 * one
    hug = 0.75
    match who.style:
        case HairStyle.SHORT:
            comb = np.stack([side * 0.8 * top + 0.1 * np.sign(r0[:, 0]), -0.9 * (1 - top) + 0.25 * top,
                             -0.45 + 0.1 * top], axis=1)  # fmt: skip
            length, lift = 0.12 + 0.36 * top, 0.012 + 0.10 * top
        case HairStyle.CREW:
            hug = 0.0
            comb = n * 0.9 + np.stack([0 * one, -0.5 * (1 - top), 0.25 * top - 0.2], axis=1)
            length, lift = 0.05 + 0.11 * top, 0.01 + 0.05 * top
        case HairStyle.BACK:
            comb = np.stack([-0.35 * r0[:, 0] + 0.12 * side, 0.3 * top - 0.12, -1.0 * one], axis=1)
            length, lift, gravity = 1.5 * one, 0.02 + 0.05 * top, 0.1 * one
        case HairStyle.BOB | HairStyle.LONG:
            comb = np.stack([side * 0.9, 0.05 * top, -0.55 - 0.5 * step(50.0 - azimuth, 0.0, 30.0)], axis=1)
            length = (1.75 if who.style is HairStyle.BOB else 3.1) + 0.12 * rng.normal(size=len(root))
            lift, gravity, tuck = 0.05 + 0.04 * top, 1.5 * one, True
            comb[azimuth > 110, 0] *= 0.35
            curl = 0.012 * one
        case HairStyle.CURLY:
            hug = 0.3
            comb = n * 0.55 + np.stack([0.4 * side, -0.15 * one, -0.5 * one], axis=1)
            length, lift, curl = 0.34 + 0.14 * top, 0.05 + 0.09 * top, 0.045 * one
            clump, gravity = clump * 2.2, 0.3 * one
        case HairStyle.THIN:
            comb = np.stack([side * 0.5 * top, -0.8 * (1 - top), -0.7 * one], axis=1)
            length, lift = 0.16 + 0.3 * top, 0.012 + 0.02 * top
    comb = comb - 0.75 * (comb * n).sum(axis=1, keepdims=True) * n * (who.style is not HairStyle.CREW)
    comb /= np.linalg.norm(comb, axis=1, keepdims=True) + 1e-9
    wander = 0.2 * clump + 0.07 * stray
    length = length * edge * rng.uniform(0.75, 1.1, len(root))
    out = np.zeros((len(root), _POINTS, 3))
    phase = rng.uniform(0, 6.28, len(root)) * 0.15 + 9.0 * clump[:, 0]
    _flow(root, comb, length, lift * rng.uniform(0.55, 1.05, len(root)), gravity, wander, curl, hug * one, phase,
          centre, skull_map(shaped[np.unique(tris)], centre), tuck, out)  # fmt: skip
    grey = rng.uniform(size=len(root)) < who.grey
    dark = np.array([0.030, 0.021, 0.016]) * rng.uniform(0.6, 1.5, (len(root), 1))
    light = np.array([0.50, 0.49, 0.47]) * rng.uniform(0.7, 1.1, (len(root), 1))
    alpha = np.ones((len(root), _POINTS)) * np.linspace(1.0, 0.75, _POINTS)
    alpha *= (0.5 + 0.5 * step(density[tris[chosen]].mean(axis=1), 0.2, 0.9))[:, None]
    return Strands(out, np.where(grey[:, None], light, dark), alpha)


def scatter(rng: np.random.Generator, points: Floats, tris: Ints, density: Floats, count: int) -> tuple[Ints, Floats]:
    """Random triangles (weighted by area and density) and barycentric coordinates in them."""
    a, b, c = (points[tris[:, k]] for k in range(3))
    weight = np.linalg.norm(np.cross(b - a, c - a), axis=1) * density[tris].mean(axis=1)
    chosen = rng.choice(len(tris), count, p=weight / weight.sum())
    u, v = rng.uniform(size=(2, count))
    flip = u + v > 1
    u, v = np.where(flip, 1 - u, u), np.where(flip, 1 - v, v)
    return chosen, np.stack([1 - u - v, u, v], axis=1)


def grow_brows(who: Identity, rest: Floats, shaped: Floats, normal: Floats, tris: Ints, *, count: int) -> Strands:
    """Eyebrow hairs: upright at the root of the brow, combed outwards along it."""
    rng = np.random.default_rng(who.seed + 53)
    b = who.brows
    ax = np.abs(rest[:, 0])
    front = (rest[:, 2] > 0.7) * 1.0
    near = front * (np.abs(rest[:, 1] - b.height) < 0.2) * step(ax, b.start - 0.04, b.start) * (ax < b.end + 0.02)
    chosen, bary = scatter(rng, shaped, tris, near, count * 6)
    r0 = (rest[tris[chosen]] * bary[:, :, None]).sum(axis=1)
    u, off = brow_field(who, r0)
    ends = step(u, 0.0, 0.10) * step(1.0 - u, 0.0, 0.12)
    keep = (rng.uniform(size=len(u)) < np.exp(-(np.abs(off) ** 2.6)) * (0.25 + 0.75 * ends)) & (u > 0) & (u < 1)
    keep &= np.cumsum(keep) <= count
    chosen, bary, u, off, r0 = chosen[keep], bary[keep], u[keep], off[keep], r0[keep]
    root = (shaped[tris[chosen]] * bary[:, :, None]).sum(axis=1)
    n = (normal[tris[chosen]] * bary[:, :, None]).sum(axis=1)
    sign = np.sign(r0[:, 0])
    rise = np.where(u < 0.15, 1.5, 0.45 - 0.6 * u) - 0.35 * off
    d = np.stack([sign * np.where(u < 0.15, 0.35, 1.0), rise, -0.35 * u], axis=1)
    d += 0.18 * rng.normal(size=d.shape)
    d -= 0.85 * (d * n).sum(axis=1, keepdims=True) * n
    d /= np.linalg.norm(d, axis=1, keepdims=True)
    length = 0.06 * rng.uniform(0.7, 1.2, len(u)) * (1.0 - 0.35 * u)
    t = np.linspace(0.0, 1.0, 4)
    points = root[:, None] + d[:, None] * (length[:, None] * t)[:, :, None] + n[:, None] * 0.008
    points[:, :, 1] -= (0.012 * t * t)[None, :]
    grey = rng.uniform(size=len(u)) < who.grey * 0.75
    colour = np.where(grey[:, None], [0.42, 0.41, 0.40], [0.03, 0.02, 0.015])
    alpha = np.tile(np.array([0.6, 0.55, 0.4, 0.1]) * (0.45 + 0.55 * b.density), (len(u), 1))
    return Strands(points, colour, alpha)

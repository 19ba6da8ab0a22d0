"""Turns painted surfaces and light into linear colour: relief, diffuse and glossy reflection, hair."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.personas.lighting import LightRig
from tools.personas.skin import Surface, step

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Lit:
    """Geometry and light of the visible pixels, each (n, 3) or (n,)."""

    place: Floats
    normal: Floats
    bumped: Floats
    light: Floats
    flow: Floats
    open: Floats


def bump(hit: Mask, place: Floats, normal: Floats, height: Floats) -> Floats:
    """Normals perturbed by the painted relief (after Mikkelsen: screen-space derivatives)."""
    shape = hit.shape
    where = np.flatnonzero(hit.ravel())

    def image(values: Floats) -> Floats:
        out = np.zeros((shape[0] * shape[1], values.shape[1]))
        out[where] = values
        return out.reshape(*shape, values.shape[1])

    p, h = image(place), image(height[:, None])
    known = image(np.ones((len(height), 1)))[..., 0]
    right = np.minimum(np.arange(shape[1]) + 1, shape[1] - 1)
    down = np.minimum(np.arange(shape[0]) + 1, shape[0] - 1)
    px, py = p[:, right] - p, p[down] - p
    hx, hy = h[:, right] - h, h[down] - h
    smooth_x = (np.linalg.norm(px, axis=-1) < 0.06) & (known[:, right] > 0) & (np.abs(hx[..., 0]) < 0.02)
    smooth_y = (np.linalg.norm(py, axis=-1) < 0.06) & (known[down] > 0) & (np.abs(hy[..., 0]) < 0.02)
    good = (smooth_x & smooth_y).ravel()[where]
    px, py = px.reshape(-1, 3)[where], py.reshape(-1, 3)[where]
    hx, hy = hx.reshape(-1)[where], hy.reshape(-1)[where]
    r1, r2 = np.cross(py, normal), np.cross(normal, px)
    det = (px * r1).sum(axis=1)
    gradient = np.sign(det)[:, None] * (hx[:, None] * r1 + hy[:, None] * r2)
    out = np.abs(det)[:, None] * normal - gradient
    size = np.linalg.norm(out, axis=1, keepdims=True)
    out = np.where(good[:, None] & (size > 1e-12), out / np.maximum(size, 1e-12), normal)
    return np.asarray(out)


def shade(surface: Surface, lit: Lit, rig: LightRig, eye: Floats) -> Floats:
    """Linear colour (n, 3) seen from ``eye``."""
    strength = np.linalg.norm(lit.flow, axis=1) + 1e-9
    toward = lit.flow / strength[:, None]
    plain = np.maximum((lit.normal * toward).sum(axis=1), 0.35)
    ratio = 1.0 + 0.9 * ((lit.bumped - lit.normal) * toward).sum(axis=1) / plain
    colour = surface.albedo * lit.light * np.clip(ratio, 0.35, 1.6)[:, None]
    view = eye - lit.place
    view /= np.linalg.norm(view, axis=1, keepdims=True)
    facing = np.clip((lit.bumped * view).sum(axis=1), 0.05, 1.0)
    m2 = surface.roughness**2
    for lobe in rig.lobes:
        axis = lobe.axis()
        wet = (surface.roughness < 0.2)[:, None]
        half = view + axis + np.where(wet, 1.3 * view, 0.0)  # keeps the catchlight off the upper lid
        half /= np.linalg.norm(half, axis=1, keepdims=True)
        nh = np.clip((lit.bumped * half).sum(axis=1), 0.02, 1.0)
        nl = np.clip((lit.bumped @ axis) * 3.0, 0.0, 1.0)
        tan2 = (1.0 - nh * nh) / (nh * nh)
        fresnel = 0.028 + 0.972 * (1.0 - np.clip((view * half).sum(axis=1), 0, 1)) ** 5
        peak = np.exp(-tan2 / m2) / (4.0 * m2 * np.maximum(facing, 0.25)) * fresnel * nl
        colour = colour + (surface.gloss * peak * np.where(wet[:, 0], lit.open**0.5, lit.open**1.5))[
            :, None
        ] * np.array(lobe.colour)
    rim = 0.028 + 0.35 * (1.0 - facing) ** 4
    sheen = surface.gloss * np.minimum(surface.gloss, 1.0) * rim * lit.open
    return np.asarray(colour + 0.25 * sheen[:, None] * np.array(rig.ambient))


def shade_hair(
    albedo: Floats, points: Floats, tangent: Floats, *, light: Floats, seen: Floats, rig: LightRig, eye: Floats
) -> Floats:
    """Linear colour of strand vertices (n, points, 3): Kajiya-Kay with a primary and a tinted highlight."""
    view = eye - points
    view /= np.linalg.norm(view, axis=-1, keepdims=True)
    colour = albedo[:, None] * light * 1.15
    root = 0.55 + 0.45 * step(np.linspace(0, 1, points.shape[1]), 0.0, 0.5)[None, :, None]
    colour = colour * root
    bright = albedo.mean(axis=1)[:, None, None]
    for lobe in rig.lobes:
        half = view + lobe.axis()
        half /= np.linalg.norm(half, axis=-1, keepdims=True)
        along = (tangent * half).sum(axis=-1)
        sine = np.sqrt(np.clip(1.0 - along * along, 0.0, 1.0))
        shine = 0.032 * sine**70 + (0.05 + 0.25 * bright[..., 0]) * 0.4 * sine**16
        colour = colour + (shine * seen**2)[..., None] * np.array(lobe.colour) * 0.4
    return np.asarray(colour)

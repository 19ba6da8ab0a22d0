"""Soft light: a sum of broad lobes sampled over the sphere, with a shadow map for every sample."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.personas import raster

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Lobe:
    """A soft lamp: direction towards it, linear colour and concentration (larger is harder)."""

    direction: tuple[float, float, float]
    colour: tuple[float, float, float]
    sharpness: float

    def axis(self) -> Floats:
        """Unit direction."""
        d = np.array(self.direction)
        return np.asarray(d / np.linalg.norm(d))


@dataclass(frozen=True, slots=True)
class LightRig:
    """Ambient light and lamps."""

    ambient: tuple[float, float, float]
    lobes: tuple[Lobe, ...]

    def radiance(self, directions: Floats) -> Floats:
        """Linear radiance (n, 3) from unit directions (n, 3); the floor gives half of the ambient light."""
        sky = 0.6 + 0.4 * directions[:, 1:2]
        out = np.array(self.ambient) * sky
        for lobe in self.lobes:
            peak = np.exp(lobe.sharpness * (directions @ lobe.axis() - 1.0))
            out = out + peak[:, None] * np.array(lobe.colour) * lobe.sharpness / 2.0
        return out


@dataclass(frozen=True, slots=True)
class Irradiance:
    """Light at points: irradiance (n, 3), its mean direction (n, 3) and the share not shadowed (n,)."""

    colour: Floats
    flow: Floats
    open: Floats


def fibonacci(count: int) -> Floats:
    """Evenly spread unit directions, those from straight behind and below left out."""
    k = np.arange(count) + 0.5
    y = 1.0 - 2.0 * k / count
    phi = np.pi * (1.0 + 5.0**0.5) * k
    r = np.sqrt(1.0 - y * y)
    return np.stack([r * np.sin(phi), y, r * np.cos(phi)], axis=1)


def illuminate(
    rig: LightRig,
    points: Floats,
    normals: Floats,
    tris: Ints,
    *,
    strands: Floats,
    samples: int,
    resolution: int,
    extra: tuple[Floats, Floats],
) -> tuple[Irradiance, Irradiance]:
    """Irradiance of mesh vertices, and of ``extra`` (points, normals: hair), with shadows of mesh and strands."""
    directions = fibonacci(samples)
    radiance = rig.radiance(directions) * (4.0 / samples)
    use = radiance.max(axis=1) > 1e-4
    sets = [(points, normals), extra]
    sums = [np.zeros((len(p), 8)) for p, _ in sets]  # colour, flow, seen, unshadowed
    centre, half = np.array([0.0, 7.0, 0.3]), 2.3
    scale = resolution / (2 * half)
    for direction, light in zip(directions[use], radiance[use], strict=True):
        up = np.array([0.0, 1.0, 0.0]) if abs(direction[1]) < 0.9 else np.array([0.0, 0.0, 1.0])
        right = np.cross(up, direction)
        right /= np.linalg.norm(right)
        frame = np.stack([right, np.cross(direction, right), -direction], axis=1)

        def project(p: Floats, frame: Floats = frame) -> Floats:
            q = np.empty_like(p)
            raster.to_light(p, centre, frame, scale, resolution / 2, q)
            return q

        solid = np.full((resolution, resolution), 1e9)
        hair = np.full((resolution, resolution), 1e9)
        mesh_points = project(points)
        raster.raster_depth(mesh_points, tris, solid)
        if len(strands):
            raster.splat_depth(project(strands), hair)
        power = light.mean()
        for k, ((p, n), total) in enumerate(zip(sets, sums, strict=True)):
            if not len(p):
                continue
            q = mesh_points if k == 0 else project(p)
            lit, through = np.empty(len(p)), np.empty(len(p))
            raster.visibility(q, solid, 0.025, 0.03, lit)
            raster.visibility(q, hair, 0.03, 0.25 if k else 0.12, through)
            lit *= 1.0 - (0.8 if k else 0.75) * (1.0 - through)
            cosine = np.maximum((n @ direction + 0.12) / 1.12, 0.0)
            w = cosine * lit
            total[:, 0:3] += w[:, None] * light
            total[:, 3:6] += (w * power)[:, None] * direction
            total[:, 6] += w * power
            total[:, 7] += cosine * power
    made = [Irradiance(t[:, 0:3], t[:, 3:6], t[:, 6] / np.maximum(t[:, 7], 1e-6)) for t in sums]
    return made[0], made[1]

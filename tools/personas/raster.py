"""Numba kernels: depth-buffered triangles, line strands, shadow lookups, mesh smoothing and value noise.

All images are row-major ``(height, width)`` with y down; depths are positive and smaller is nearer.
"""

# mypy: disable-error-code="untyped-decorator"

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

Array = NDArray[np.floating[Any]]
Ints = NDArray[np.integer[Any]]


@njit(cache=True)
def raster_triangles(pts: Array, tris: Ints, zbuf: Array, tri_id: Ints, b1: Array, b2: Array) -> None:
    """Fill the G-buffer: nearest triangle's id and perspective-correct barycentrics per pixel.

    ``pts`` is (n, 3): x and y in pixels, z the distance along the view axis.
    """
    height, width = zbuf.shape
    for t in range(tris.shape[0]):
        i, j, k = tris[t, 0], tris[t, 1], tris[t, 2]
        x0, y0, z0 = pts[i, 0], pts[i, 1], pts[i, 2]
        x1, y1, z1 = pts[j, 0], pts[j, 1], pts[j, 2]
        x2, y2, z2 = pts[k, 0], pts[k, 1], pts[k, 2]
        area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
        if abs(area) < 1e-9 or z0 <= 0.1 or z1 <= 0.1 or z2 <= 0.1:
            continue
        xa = max(int(np.floor(min(x0, x1, x2))), 0)
        xb = min(int(np.ceil(max(x0, x1, x2))), width - 1)
        ya = max(int(np.floor(min(y0, y1, y2))), 0)
        yb = min(int(np.ceil(max(y0, y1, y2))), height - 1)
        inv = 1.0 / area
        for y in range(ya, yb + 1):
            py = y + 0.5
            for x in range(xa, xb + 1):
                px = x + 0.5
                w1 = ((px - x0) * (y2 - y0) - (x2 - x0) * (py - y0)) * inv
                w2 = ((x1 - x0) * (py - y0) - (px - x0) * (y1 - y0)) * inv
                w0 = 1.0 - w1 - w2
                if w0 < -1e-6 or w1 < -1e-6 or w2 < -1e-6:
                    continue
                q0, q1, q2 = w0 / z0, w1 / z1, w2 / z2
                z = 1.0 / (q0 + q1 + q2)
                if z < zbuf[y, x]:
                    zbuf[y, x] = z
                    tri_id[y, x] = t
                    b1[y, x] = q1 * z
                    b2[y, x] = q2 * z


@njit(cache=True)
def raster_depth(pts: Array, tris: Ints, zbuf: Array) -> None:
    """Depth only, orthographic: the shadow map of one light direction."""
    height, width = zbuf.shape
    for t in range(tris.shape[0]):
        i, j, k = tris[t, 0], tris[t, 1], tris[t, 2]
        x0, y0, z0 = pts[i, 0], pts[i, 1], pts[i, 2]
        x1, y1, z1 = pts[j, 0], pts[j, 1], pts[j, 2]
        x2, y2, z2 = pts[k, 0], pts[k, 1], pts[k, 2]
        area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
        if abs(area) < 1e-9:
            continue
        xa = max(int(np.floor(min(x0, x1, x2))), 0)
        xb = min(int(np.ceil(max(x0, x1, x2))), width - 1)
        ya = max(int(np.floor(min(y0, y1, y2))), 0)
        yb = min(int(np.ceil(max(y0, y1, y2))), height - 1)
        inv = 1.0 / area
        for y in range(ya, yb + 1):
            py = y + 0.5
            for x in range(xa, xb + 1):
                px = x + 0.5
                w1 = ((px - x0) * (y2 - y0) - (x2 - x0) * (py - y0)) * inv
                w2 = ((x1 - x0) * (py - y0) - (px - x0) * (y1 - y0)) * inv
                w0 = 1.0 - w1 - w2
                if w0 < -1e-6 or w1 < -1e-6 or w2 < -1e-6:
                    continue
                z = w0 * z0 + w1 * z1 + w2 * z2
                zbuf[y, x] = min(zbuf[y, x], z)


@njit(cache=True)
def to_light(pts: Array, centre: Array, frame: Array, scale: float, middle: float, out: Array) -> None:
    """Points in a light's frame: pixels of its shadow map and depth."""
    for n in range(pts.shape[0]):
        x, y, z = pts[n, 0] - centre[0], pts[n, 1] - centre[1], pts[n, 2] - centre[2]
        out[n, 0] = (x * frame[0, 0] + y * frame[1, 0] + z * frame[2, 0]) * scale + middle
        out[n, 1] = (x * frame[0, 1] + y * frame[1, 1] + z * frame[2, 1]) * scale + middle
        out[n, 2] = x * frame[0, 2] + y * frame[1, 2] + z * frame[2, 2]


@njit(cache=True)
def splat_depth(pts: Array, zbuf: Array) -> None:
    """Put points (strand vertices) into a shadow map."""
    height, width = zbuf.shape
    for n in range(pts.shape[0]):
        x, y = int(pts[n, 0]), int(pts[n, 1])
        if 0 <= x < width and 0 <= y < height:
            zbuf[y, x] = min(zbuf[y, x], pts[n, 2])


@njit(cache=True)
def visibility(pts: Array, zbuf: Array, bias: float, softness: float, out: Array) -> None:
    """Light reaching each point, 0 to 1: a 3 x 3 filtered shadow test falling off over ``softness``."""
    height, width = zbuf.shape
    for n in range(pts.shape[0]):
        x, y = int(pts[n, 0]), int(pts[n, 1])
        total = 0.0
        for dy in range(-1, 2):
            for dx in range(-1, 2):
                xx, yy = x + dx, y + dy
                if 0 <= xx < width and 0 <= yy < height:
                    gap = pts[n, 2] - zbuf[yy, xx] - bias
                    if gap <= 0.0:
                        total += 1.0
                    elif gap < softness:
                        total += 1.0 - gap / softness
                else:
                    total += 1.0
        out[n] = total / 9.0


@njit(cache=True)
def interpolate(attr: Array, tris: Ints, tri_id: Ints, b1: Array, b2: Array, out: Array) -> None:
    """Per-pixel values of the vertex attributes ``attr`` (n, k) into ``out`` (pixels, k); flat inputs."""
    for p in range(tri_id.shape[0]):
        t = tri_id[p]
        w1, w2 = b1[p], b2[p]
        w0 = 1.0 - w1 - w2
        i, j, k = tris[t, 0], tris[t, 1], tris[t, 2]
        for c in range(attr.shape[1]):
            out[p, c] = w0 * attr[i, c] + w1 * attr[j, c] + w2 * attr[k, c]


@njit(cache=True)
def draw_strands(
    pts: Array, rgb: Array, alpha: Array, zbuf: Array, image: Array, bias: float, write_depth: bool
) -> None:
    """Draw polylines: ``pts`` (strands, points, 3) in pixels and depth, ``rgb`` (strands, points, 3) linear,
    ``alpha`` (strands, points). Opaque strands may write depth."""
    height, width = zbuf.shape
    for s in range(pts.shape[0]):
        for q in range(pts.shape[1] - 1):
            x0, y0, z0 = pts[s, q, 0], pts[s, q, 1], pts[s, q, 2]
            x1, y1, z1 = pts[s, q + 1, 0], pts[s, q + 1, 1], pts[s, q + 1, 2]
            steps = int(max(abs(x1 - x0), abs(y1 - y0))) + 1
            if steps > 400:
                continue
            for i in range(steps):
                f = i / steps
                x = int(x0 + (x1 - x0) * f)
                y = int(y0 + (y1 - y0) * f)
                if x < 0 or y < 0 or x >= width or y >= height:
                    continue
                z = z0 + (z1 - z0) * f
                if z - bias > zbuf[y, x]:
                    continue
                a = alpha[s, q] + (alpha[s, q + 1] - alpha[s, q]) * f
                for c in range(3):
                    colour = rgb[s, q, c] + (rgb[s, q + 1, c] - rgb[s, q, c]) * f
                    image[y, x, c] = image[y, x, c] * (1.0 - a) + colour * a
                if write_depth:
                    zbuf[y, x] = min(z, zbuf[y, x])


@njit(cache=True)
def smooth(values: Array, start: Ints, neighbour: Ints, rounds: int, rate: float) -> Array:
    """Diffuse vertex values (n, k) over the mesh's edges (CSR lists), ``rounds`` times."""
    current = values.copy()
    for _ in range(rounds):
        nxt = current.copy()
        for v in range(values.shape[0]):
            count = start[v + 1] - start[v]
            if count == 0:
                continue
            for c in range(values.shape[1]):
                total = 0.0
                for e in range(start[v], start[v + 1]):
                    total += current[neighbour[e], c]
                nxt[v, c] = current[v, c] * (1.0 - rate) + rate * total / count
        current = nxt
    return current


@njit(cache=True)
def _hash(x: int, y: int, z: int, seed: int) -> float:
    n = (x * 374761393 + y * 668265263 + z * 2147483647 + seed * 1274126177) & 0x7FFFFFFF
    n = ((n ^ (n >> 13)) * 1274126177) & 0x7FFFFFFF
    n = ((n ^ (n >> 16)) * 974634209) & 0x7FFFFFFF
    return ((n ^ (n >> 15)) & 0xFFFFFF) / 16777215.0


@njit(cache=True)
def noise(points: Array, frequency: float, octaves: int, seed: int) -> Array:
    """Fractal value noise of 3D points (n, 3), about -1 to 1."""
    out = np.zeros(points.shape[0], dtype=np.float32)
    for n in range(points.shape[0]):
        scale, weight, total, norm = frequency, 1.0, 0.0, 0.0
        for o in range(octaves):
            x, y, z = points[n, 0] * scale, points[n, 1] * scale, points[n, 2] * scale
            xi, yi, zi = int(np.floor(x)), int(np.floor(y)), int(np.floor(z))
            fx, fy, fz = x - xi, y - yi, z - zi
            fx, fy, fz = fx * fx * (3 - 2 * fx), fy * fy * (3 - 2 * fy), fz * fz * (3 - 2 * fz)
            value = 0.0
            for dz in range(2):
                for dy in range(2):
                    for dx in range(2):
                        weight3 = (fx if dx else 1 - fx) * (fy if dy else 1 - fy) * (fz if dz else 1 - fz)
                        value += weight3 * _hash(xi + dx, yi + dy, zi + dz, seed + o * 101)
            total += weight * (2.0 * value - 1.0)
            norm += weight
            weight *= 0.5
            scale *= 2.03
        out[n] = total / norm
    return out

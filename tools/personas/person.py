"""A person ready to be rendered: shaped and subdivided mesh, masks, hair, brows and lashes (unposed)."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from tools.personas import hair, mesh, raster
from tools.personas.assets import AssetStore, BaseMesh
from tools.personas.identity import HairStyle, Identity, shape_vertices
from tools.personas.skin import step

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Detail:
    """How fine a render is: subdivision levels, strands, light samples, shadow map and supersampling."""

    levels: int
    strands: int
    lights: int
    shadow: int
    oversample: int


FINE = Detail(levels=2, strands=26_000, lights=44, shadow=384, oversample=2)
DRAFT = Detail(levels=1, strands=9_000, lights=26, shadow=192, oversample=1)


LUSH = {HairStyle.BOB: 2, HairStyle.LONG: 2}  # long strands cover a larger area


@dataclass(frozen=True, slots=True)
class Topology:
    """What all persons share at one level of detail: subdivision, triangles and painted masks."""

    detail: Detail
    base: BaseMesh
    plans: tuple[mesh.Subdivision, ...]
    tris: Ints  # skin, then eyes
    skin_tris: int
    eye: NDArray[np.bool_]
    rest: Floats  # skin rest coordinates; for eyes the direction off the eyeball's centre
    turn: Floats
    uv: Floats
    lid: Floats
    edges: tuple[Ints, Ints]
    skin_edges: tuple[Ints, Ints]
    lashes: tuple[Ints, Floats]  # vertex quadruples (root a, tip a, root b, tip b) and mix

    @classmethod
    def build(cls, base: BaseMesh, detail: Detail) -> Self:
        """Subdivide the base mesh."""
        plans = subdivide(np.concatenate([base.skin_quads, base.eye_quads]), len(base.vertices), detail.levels)
        fine = plans[-1].fine_quads
        part = np.zeros((len(base.vertices), 1))
        part[np.unique(base.eye_quads)] = 1.0
        eye = refine(plans, part)[:, 0] > 0.5
        quad_skin = ~eye[fine].any(axis=1)
        skin_tris, eye_tris = mesh.triangles(fine[quad_skin]), mesh.triangles(fine[~quad_skin])
        tris = np.concatenate([skin_tris, eye_tris])
        rest = _eye_directions(refine(plans, base.vertices), eye)
        return cls(
            detail=detail,
            base=base,
            plans=plans,
            tris=tris,
            skin_tris=len(skin_tris),
            eye=eye,
            rest=rest,
            turn=refine(plans, base.turn[:, None])[:, 0],
            uv=refine(plans, base.uv),
            lid=_lid_margin(base, rest, eye),
            edges=mesh.neighbours(tris, len(rest)),
            skin_edges=mesh.neighbours(skin_tris, len(rest)),
            lashes=_lash_pairs(base),
        )


@dataclass(frozen=True, slots=True)
class Person:
    """Everything of one person that does not change from frame to frame."""

    who: Identity
    topology: Topology
    coarse: Floats  # shaped full vertex list
    shaped: Floats
    fold: Floats
    below: Floats  # distance under the neckline, dm
    strands: hair.Strands
    brows: hair.Strands
    brow_near: Ints  # nearest fine vertex of each brow hair, to follow expressions
    blink: dict[str, tuple[Ints, Floats]]

    def framing(self) -> tuple[float, float, float]:
        """Heights of chin and crown and half the width of the head, in dm."""
        rest, eye = self.topology.rest, self.topology.eye
        low = ~eye & (np.abs(rest[:, 0]) < 0.15) & (rest[:, 2] > 1.0) & (np.abs(rest[:, 1] - 6.2) < 0.12)
        head = ~eye & (rest[:, 1] > 7.0) & (rest[:, 1] < 9.0) & (np.abs(rest[:, 0]) < 1.0)
        return (
            float(self.shaped[low, 1].min()),
            float(self.shaped[head, 1].max()),
            float(np.abs(self.shaped[head, 0]).max()),
        )

    @classmethod
    def build(cls, store: AssetStore, base: BaseMesh, who: Identity, topology: "Topology") -> Self:
        """Shape, subdivide and dress the head."""
        coarse = shape_vertices(store, base.vertices, who.shape)
        coarse[:, 1] += 7.3 - coarse[base.eye_quads].reshape(-1, 3)[:, 1].mean()
        coarse[:, 2] += 1.24 - coarse[base.eye_quads].reshape(-1, 3)[:, 2].mean()
        middle = coarse[base.mouth].mean(axis=0) + np.array([0.0, 0.0, -0.05])
        coarse[base.mouth] = middle + (coarse[base.mouth] - middle) * np.array([0.7, 0.25, 0.7])
        plans, eye, rest = topology.plans, topology.eye, topology.rest
        shaped = refine(plans, coarse)
        below = neckline(who, rest)
        below[eye] = -1.0
        shaped = _dress(shaped, below, topology)
        tris = topology.tris[: topology.skin_tris]
        normal = mesh.normals(shaped, tris)
        brows = hair.grow_brows(who, rest, shaped, normal, tris, count=1400)
        near = _nearest(brows.points[:, 0], shaped, (rest[:, 2] > 0.7) & (np.abs(rest[:, 1] - 7.5) < 0.3) & ~eye)
        return cls(
            who=who,
            topology=topology,
            coarse=coarse,
            shaped=shaped,
            fold=np.where(eye, 0.0, hair.growth(who, rest)),
            below=below,
            strands=hair.grow_hair(
                who, rest, shaped, normal, tris, count=topology.detail.strands * LUSH.get(who.style, 1)
            ),
            brows=brows,
            brow_near=near,
            blink={name: store.target(name) for name in ("eyeBlinkLeft", "eyeBlinkRight")},
        )


def subdivide(quads: Ints, count: int, levels: int) -> tuple[mesh.Subdivision, ...]:
    """Catmull-Clark plans, coarse to fine."""
    plans: list[mesh.Subdivision] = []
    for _ in range(levels):
        plans.append(mesh.Subdivision.plan(quads, count))
        quads = plans[-1].fine_quads
        count += len(plans[-1].edges) + len(plans[-1].quads)
    return tuple(plans)


def refine(plans: tuple[mesh.Subdivision, ...], values: Floats) -> Floats:
    """Carry vertex values (n, k) through all plans."""
    for plan in plans:
        values = plan.apply(values)
    return values


def neckline(who: Identity, rest: Floats) -> Floats:
    """Distance (dm) of rest points under the edge of the clothes; negative on bare skin."""
    x, y, z = rest[:, 0], rest[:, 1], rest[:, 2]
    edge = 5.66 + 0.40 * (0.62 - z)
    match who.neckline:
        case "v":
            edge = edge - np.clip(0.42 - 1.5 * np.abs(x), 0.0, None) * step(z, 0.2, 0.5)
        case "collar":
            edge = edge + 0.14 - np.clip(0.34 - 2.0 * np.abs(x), 0.0, None) * step(z, 0.2, 0.5)
        case _:
            edge = edge - 0.02
    return np.asarray(edge - y + 0.45 * np.clip(np.abs(x) - 0.7, 0.0, None))


def _eye_directions(rest: Floats, eye: NDArray[np.bool_]) -> Floats:
    out = rest.copy()
    for sign in (-1.0, 1.0):
        part = eye & (np.sign(rest[:, 0]) == sign)
        low, high = rest[part].min(axis=0), rest[part].max(axis=0)
        centre = np.array([(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, high[2] - (high[1] - low[1]) / 2])
        d = rest[part] - centre
        out[part] = d / np.linalg.norm(d, axis=1, keepdims=True)
    return out


def _dress(shaped: Floats, below: Floats, topology: Topology) -> Floats:
    """Smooth the body under the clothes and lift the cloth off the skin."""
    worn = step(below, 0.05, 0.5)[:, None]
    flat = raster.smooth(shaped, *topology.skin_edges, 40, 0.5)
    out = shaped * (1 - worn) + flat * worn
    normal = mesh.normals(out, topology.tris[: topology.skin_tris])
    return np.asarray(out + normal * (0.06 * step(below, 0.0, 0.03) + 0.04 * step(below, 0.0, 0.4))[:, None])


def _nearest(points: Floats, vertices: Floats, allowed: NDArray[np.bool_]) -> Ints:
    index = np.flatnonzero(allowed)
    out = np.empty(len(points), dtype=np.int64)
    for n, point in enumerate(points):
        out[n] = index[np.argmin(((vertices[index] - point) ** 2).sum(axis=1))]
    return out


def _root_distance(base: BaseMesh) -> Floats:
    """Distance of every lash vertex to the skin, rest pose; large elsewhere."""
    out = np.full(len(base.vertices), 9.0)
    skin = base.vertices[np.unique(base.skin_quads)]
    skin = skin[(np.abs(skin[:, 1] - 7.29) < 0.3) & (skin[:, 2] > 0.8)]
    for v in np.unique(base.lash_quads):
        out[v] = np.sqrt(((skin - base.vertices[v]) ** 2).sum(axis=1).min())
    return out


def _lid_margin(base: BaseMesh, rest: Floats, eye: NDArray[np.bool_]) -> Floats:
    """1 on the lash line, fading within about 0.015 dm; upper lid stronger than lower."""
    gap = _root_distance(base)
    out = np.zeros(len(rest))
    area = np.flatnonzero((np.abs(rest[:, 1] - 7.29) < 0.2) & (rest[:, 2] > 0.9) & ~eye)
    for quad in base.lash_quads:
        for a, b in zip(quad, np.roll(quad, 1), strict=True):
            if gap[a] > 0.02 or gap[b] > 0.02:
                continue
            upper = base.vertices[a, 1] > 7.279
            for f in (0.0, 0.25, 0.5, 0.75):
                p = base.vertices[a] * (1 - f) + base.vertices[b] * f
                d2 = ((rest[area] - p) ** 2).sum(axis=1)
                width = 0.017 if upper else 0.012
                out[area] = np.maximum(out[area], (1.0 if upper else 0.55) * np.exp(-d2 / width**2))
    return out


def _lash_pairs(base: BaseMesh) -> tuple[Ints, Floats]:
    gap = _root_distance(base)
    rows: list[list[int]] = []
    for quad in base.lash_quads:
        order = sorted((int(v) for v in quad), key=lambda v: gap[v])
        roots, tips = order[:2], order[2:]
        ring = [int(v) for v in quad]
        if abs(ring.index(roots[0]) - ring.index(roots[1])) == 2:
            continue
        if base.vertices[roots[0], 0] * base.vertices[tips[0], 0] < 0:
            continue
        a, b = roots
        ta = next(t for t in tips if (ring.index(t) - ring.index(a)) % 4 in (1, 3))
        tb = tips[1 - tips.index(ta)]
        rows.append([a, ta, b, tb])
    pairs = np.repeat(np.array(rows), 5, axis=0)
    return pairs, np.tile(np.linspace(0.0, 0.8, 5), len(rows))

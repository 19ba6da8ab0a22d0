"""Renders one frame of a person: pose, light, shade, hair, background and a plain camera model."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from tools.personas import camera, lighting, mesh, raster, shading, skin
from tools.personas.assets import AssetStore
from tools.personas.camera import View
from tools.personas.person import Person, refine

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
# Columns of the interpolated attributes.
NORMAL, REST, PLACE, LIGHT, FLOW = (slice(k, k + 3) for k in range(0, 15, 3))
OPEN, UV, LID, FOLD, BELOW = 15, slice(16, 18), 18, 19, 20
PIVOT = np.array([0.0, 6.75, 0.25])


@dataclass(frozen=True, slots=True)
class Pose:
    """Head angles in degrees (yaw to the person's left, pitch up, roll to the person's right) and lids."""

    yaw: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0
    blink: float = 0.0  # weight of the blink face unit, about 0.9 is shut


@dataclass(frozen=True, slots=True)
class Shot:
    """A pose under a light seen by a camera."""

    pose: Pose
    rig: lighting.LightRig
    view: View = field(repr=False)


class Renderer:
    """Renders shots of one person."""

    def __init__(self, store: AssetStore, person: Person) -> None:
        self._person = person
        self._lips = store.mask("lips")

    def render(self, shot: Shot) -> NDArray[np.uint8]:
        """One frame as sRGB (height, width, 3)."""
        p = self._person
        over = p.topology.detail.oversample
        view = shot.view
        width, height = view.width * over, view.height * over
        local = self._deform(shot.pose)
        world = _posed(local, p.topology.turn, shot.pose)
        normal = mesh.normals(world, p.topology.tris)
        strands = _pose_rigid(p.strands.points, shot.pose)
        tangent = _tangents(strands)
        every = np.arange(0, strands.shape[1], 4)
        sparse = strands[:, every]
        outward = sparse - (PIVOT + np.array([0.0, 0.75, 0.25]))
        t_sparse = tangent[:, every]
        outward -= (outward * t_sparse).sum(-1, keepdims=True) * t_sparse
        outward /= np.linalg.norm(outward, axis=-1, keepdims=True) + 1e-9
        on_mesh, on_hair = lighting.illuminate(
            shot.rig,
            world,
            normal,
            p.topology.tris,
            strands=np.ascontiguousarray(strands[::2, 2::2].reshape(-1, 3)),
            samples=p.topology.detail.lights,
            resolution=p.topology.detail.shadow,
            extra=(sparse.reshape(-1, 3), outward.reshape(-1, 3)),
        )
        light = self._scatter(on_mesh.colour)
        eye = np.array([view.centre[0], view.centre[1], 0.9 + view.distance])
        screen = _project(world, view, over)
        zbuf = np.full((height, width), 1e9)
        tri_id = np.full((height, width), -1, dtype=np.int64)
        b1, b2 = np.zeros((height, width)), np.zeros((height, width))
        raster.raster_triangles(screen, p.topology.tris, zbuf, tri_id, b1, b2)
        image = camera.wall(view, width, height)
        attributes = np.concatenate(
            [normal, p.topology.rest, world, light, on_mesh.flow, on_mesh.open[:, None], p.topology.uv,
             p.topology.lid[:, None], p.fold[:, None], p.below[:, None]], axis=1)  # fmt: skip
        hit = tri_id.ravel() >= 0
        pixels = np.empty((int(hit.sum()), attributes.shape[1]))
        raster.interpolate(attributes, p.topology.tris, tri_id.ravel()[hit], b1.ravel()[hit], b2.ravel()[hit], pixels)
        shaded = self._shade(pixels, tri_id.ravel()[hit] >= p.topology.skin_tris, hit.reshape(height, width), shot, eye)
        image.reshape(-1, 3)[hit] = shaded
        self._strands(image, zbuf, shot, local=local, strands=strands, tangent=tangent, light=on_hair, eye=eye)
        return camera.expose(image, view, over)

    def _deform(self, pose: Pose) -> Floats:
        p = self._person
        if pose.blink == 0.0:
            return p.shaped
        delta = np.zeros_like(p.coarse)
        for index, offset in p.blink.values():
            delta[index] += pose.blink * offset
        return p.shaped + refine(p.topology.plans, delta)

    def _scatter(self, colour: Floats) -> Floats:
        """Subsurface scattering: red light spreads furthest; cloth and eyes keep theirs."""
        p = self._person
        fine = p.topology.detail.levels > 1
        out = np.empty_like(colour)
        for channel, rounds in enumerate((22, 9, 5) if fine else (6, 3, 2)):
            spread = raster.smooth(colour[:, channel : channel + 1], *p.topology.edges, rounds, 0.6)[:, 0]
            out[:, channel] = 0.85 * spread + 0.15 * colour[:, channel]
        return out

    def _shade(self, px: Floats, is_eye: Mask, hit: Mask, shot: Shot, eye: Floats) -> Floats:
        who = self._person.who
        rest, below = px[:, REST], px[:, BELOW]
        cloth = (below > 0.0) & ~is_eye
        bare = ~cloth & ~is_eye
        turned = np.radians(shot.pose.yaw)
        gaze = np.array([-np.sin(turned) * 0.35, -shot.pose.pitch / 120.0, 1.0])
        direction = rest[is_eye] / (np.linalg.norm(rest[is_eye], axis=1, keepdims=True) + 1e-9)
        lips = _sample(self._lips, px[bare][:, UV])
        surface = skin.Surface(np.zeros((len(px), 3)), np.zeros(len(px)), np.zeros(len(px)), np.ones(len(px)))
        for part, made in (
            (bare, skin.paint_skin(who, rest[bare], lips, px[bare, LID], px[bare, FOLD])),
            (cloth, skin.paint_cloth(who, rest[cloth], below[cloth])),
            (is_eye, skin.paint_eye(direction, gaze)),
        ):
            surface.albedo[part], surface.height[part] = made.albedo, made.height
            surface.gloss[part], surface.roughness[part] = made.gloss, made.roughness
        normal = px[:, NORMAL] / (np.linalg.norm(px[:, NORMAL], axis=1, keepdims=True) + 1e-9)
        bumped = shading.bump(hit, px[:, PLACE], normal, surface.height)
        return shading.shade(
            surface, shading.Lit(px[:, PLACE], normal, bumped, px[:, LIGHT], px[:, FLOW], px[:, OPEN]), shot.rig, eye
        )

    def _strands(
        self,
        image: Floats,
        zbuf: Floats,
        shot: Shot,
        *,
        local: Floats,
        strands: Floats,
        tangent: Floats,
        light: lighting.Irradiance,
        eye: Floats,
    ) -> None:
        """Lashes and brows over the skin, then the hair of the head."""
        p, over = self._person, self._person.topology.detail.oversample
        lash = _pose_rigid(self._lash_points(shot.pose), shot.pose)
        bright = float(np.median(light.colour)) if len(light.colour) else 1.0
        rest = p.topology.base.vertices[p.topology.lashes[0][:, 0], 1]
        strength = np.where(rest > 7.279, 0.75, 0.14) * (1.0 if over > 1 else 0.55)
        lash_alpha = np.array([0.6, 0.5, 0.1]) * strength[:, None]
        raster.draw_strands(
            _project(lash, shot.view, over), np.full(lash.shape, 0.012), lash_alpha, zbuf, image, 0.03, False
        )
        follow = (local - p.shaped)[p.brow_near]
        brows = _pose_rigid(p.brows.points + follow[:, None], shot.pose)
        tone = p.brows.colour[:, None] * np.ones((1, brows.shape[1], 1)) * max(bright, 0.15)
        alpha = p.brows.alpha * (1.0 if over > 1 else 0.6)
        raster.draw_strands(_project(brows, shot.view, over), tone, alpha, zbuf, image, 0.03, False)
        every = np.arange(0, strands.shape[1], 4)
        spread = np.linspace(0, len(every) - 1, strands.shape[1])
        low = np.minimum(spread.astype(int), len(every) - 2)
        mix = (spread - low)[None, :, None]
        lit = light.colour.reshape(len(strands), len(every), 3)
        lit = lit[:, low] * (1 - mix) + lit[:, low + 1] * mix
        seen = light.open.reshape(len(strands), len(every))
        seen = seen[:, low] * (1 - mix[..., 0]) + seen[:, low + 1] * mix[..., 0]
        colour = shading.shade_hair(p.strands.colour, strands, tangent, light=lit, seen=seen, rig=shot.rig, eye=eye)
        raster.draw_strands(_project(strands, shot.view, over), colour, p.strands.alpha, zbuf, image, 0.0, True)

    def _lash_points(self, pose: Pose) -> Floats:
        p = self._person
        points = p.coarse.copy()
        for index, offset in p.blink.values():
            points[index] += pose.blink * offset
        quads, mix = p.topology.lashes
        root = points[quads[:, 0]] * (1 - mix)[:, None] + points[quads[:, 2]] * mix[:, None]
        tip = points[quads[:, 1]] * (1 - mix)[:, None] + points[quads[:, 3]] * mix[:, None]
        tip = root + (tip - root) * 0.75
        return np.stack([root, (root + tip) / 2, tip], axis=1)


def _rotation(yaw: Floats, pitch: Floats, roll: Floats) -> Floats:
    """Rotation matrices (n, 3, 3) from angles in radians."""
    zero, one = np.zeros_like(yaw), np.ones_like(yaw)
    cy, sy, cp, sp, cr, sr = np.cos(yaw), np.sin(yaw), np.cos(pitch), np.sin(pitch), np.cos(roll), np.sin(roll)
    ry = np.stack([cy, zero, sy, zero, one, zero, -sy, zero, cy], -1).reshape(-1, 3, 3)
    rx = np.stack([one, zero, zero, zero, cp, sp, zero, -sp, cp], -1).reshape(-1, 3, 3)
    rz = np.stack([cr, sr, zero, -sr, cr, zero, zero, zero, one], -1).reshape(-1, 3, 3)
    return np.asarray(ry @ rx @ rz)


def _posed(points: Floats, turn: Floats, pose: Pose) -> Floats:
    """Turn each point by its own share of the pose around the neck."""
    yaw, pitch, roll = (np.radians(a) * turn for a in (pose.yaw, pose.pitch, pose.roll))
    return np.asarray((_rotation(yaw, pitch, roll) @ (points - PIVOT)[:, :, None])[:, :, 0] + PIVOT)


def _pose_rigid(points: Floats, pose: Pose) -> Floats:
    """Strands ride on the head; hair hanging below the chin follows less."""
    flat = points.reshape(-1, 3)
    share = 0.25 + 0.75 * skin.step(flat[:, 1], 5.4, 6.6)
    return _posed(flat, share, pose).reshape(points.shape)


def _tangents(strands: Floats) -> Floats:
    d = np.gradient(strands, axis=1)
    return np.asarray(d / (np.linalg.norm(d, axis=-1, keepdims=True) + 1e-9))


def _project(points: Floats, view: View, over: int) -> Floats:
    """Pixels and depth of world points; the scale holds at the plane of the face (z = 0.9)."""
    depth = view.distance + 0.9 - points[..., 2]
    f = view.scale * view.distance * over
    x = view.width * over / 2 + f * (points[..., 0] - view.centre[0]) / depth
    y = view.height * over / 2 - f * (points[..., 1] - view.centre[1]) / depth
    return np.stack([x, y, depth], axis=-1)


def _sample(mask: Floats, uv: Floats) -> Floats:
    """Bilinear lookup of a UV mask."""
    rows, cols = mask.shape
    u = np.clip(uv[:, 0] * cols - 0.5, 0, cols - 1.001)
    v = np.clip((1.0 - uv[:, 1]) * rows - 0.5, 0, rows - 1.001)
    u0, v0 = u.astype(int), v.astype(int)
    fu, fv = u - u0, v - v0
    top = mask[v0, u0] * (1 - fu) + mask[v0, u0 + 1] * fu
    return np.asarray(top * (1 - fv) + (mask[v0 + 1, u0] * (1 - fu) + mask[v0 + 1, u0 + 1] * fu) * fv)

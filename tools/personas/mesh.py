"""Mesh helpers: Catmull-Clark subdivision as a reusable plan, normals and neighbour lists."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Subdivision:
    """One Catmull-Clark step over fixed quads; ``apply`` works on any vertex attribute (n, k)."""

    quads: Ints
    edges: Ints  # (e, 2)
    edge_faces: Ints  # (e, 2); second is -1 on a boundary
    vertex_count: int
    fine_quads: Ints

    @classmethod
    def plan(cls, quads: Ints, vertex_count: int) -> "Subdivision":
        """Find the edges and the finer quads."""
        pairs = np.stack([quads, np.roll(quads, -1, axis=1)], axis=-1)
        ends = np.sort(pairs.reshape(-1, 2), axis=1)
        keys, inverse = np.unique(ends[:, 0] * vertex_count + ends[:, 1], return_inverse=True)
        edges = np.stack([keys // vertex_count, keys % vertex_count], axis=1)
        inverse = inverse.reshape(-1)
        edge_faces = np.full((len(edges), 2), -1)
        faces = np.repeat(np.arange(len(quads)), 4)
        order = np.argsort(inverse, kind="stable")
        ranked = inverse[order]
        first = np.r_[True, ranked[1:] != ranked[:-1]]
        edge_faces[ranked[first], 0] = faces[order][first]
        second = np.r_[False, (ranked[1:] == ranked[:-1])]
        edge_faces[ranked[second], 1] = faces[order][second]
        edge_of = inverse.reshape(-1, 4)
        at_edge = vertex_count + edge_of
        at_face = (vertex_count + len(edges) + np.arange(len(quads)))[:, None].repeat(4, axis=1)
        fine = np.stack([quads, at_edge, at_face, np.roll(at_edge, 1, axis=1)], axis=-1).reshape(-1, 4)
        return cls(quads, edges, edge_faces, vertex_count, fine)

    def apply(self, values: Floats) -> Floats:
        """New vertex values: old vertices moved, then edge points, then face points."""
        face = values[self.quads].mean(axis=1)
        middle = values[self.edges].mean(axis=1)
        inner = self.edge_faces[:, 1] >= 0
        edge = middle.copy()
        edge[inner] = 0.5 * middle[inner] + 0.25 * face[self.edge_faces[inner]].sum(axis=1)
        n = np.zeros(self.vertex_count)
        np.add.at(n, self.quads.ravel(), 1.0)
        around = np.zeros_like(values)
        np.add.at(around, self.quads.ravel(), np.repeat(face, 4, axis=0))
        valence = np.zeros(self.vertex_count)
        np.add.at(valence, self.edges.ravel(), 1.0)
        ring = np.zeros_like(values)
        np.add.at(ring, self.edges.ravel(), np.repeat(middle, 2, axis=0))
        border = np.zeros(self.vertex_count, dtype=bool)
        border[self.edges[~inner].ravel()] = True
        moved = values.copy()
        use = (n > 0) & ~border
        k = n[use][:, None]
        moved[use] = (around[use] / k + 2.0 * ring[use] / valence[use][:, None] + (k - 3.0) * values[use]) / k
        return np.concatenate([moved, edge, face])


def triangles(quads: Ints) -> Ints:
    """Split quads into triangles (2n, 3)."""
    return np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])


def normals(vertices: Floats, tris: Ints) -> Floats:
    """Area-weighted vertex normals."""
    a, b, c = (vertices[tris[:, k]] for k in range(3))
    face = np.cross(b - a, c - a)
    out = np.zeros_like(vertices)
    for k in range(3):
        np.add.at(out, tris[:, k], face)
    return np.asarray(out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-12))


def neighbours(tris: Ints, vertex_count: int) -> tuple[Ints, Ints]:
    """Edge neighbours of every vertex as CSR lists: start (n + 1) and neighbour."""
    pairs = np.concatenate([tris[:, [0, 1]], tris[:, [1, 2]], tris[:, [2, 0]]])
    keys = np.concatenate([pairs[:, 0] * vertex_count + pairs[:, 1], pairs[:, 1] * vertex_count + pairs[:, 0]])
    keys = np.unique(keys)
    start = np.searchsorted(keys // vertex_count, np.arange(vertex_count + 1))
    return start.astype(np.int64), (keys % vertex_count).astype(np.int64)

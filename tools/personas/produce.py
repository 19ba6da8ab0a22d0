"""Renders the cast and writes the pictures with their descriptions."""

from pathlib import Path

from PIL import Image

from tools.personas.assets import AssetStore
from tools.personas.cast import CAST, CastMember
from tools.personas.person import FINE, Person, Topology
from tools.personas.scene import Renderer
from tools.personas.shots import FRAMES, camera_shot, portrait

_PORTRAIT_QUALITY = 90
_FRAME_QUALITY = 84


def render_member(store: AssetStore, topology: Topology, member: CastMember, out: Path) -> None:
    """Write ``portrait.jpg``, ``frame_NN.jpg`` and ``frames.toml`` of one person."""
    folder = out / member.name
    folder.mkdir(parents=True, exist_ok=True)
    person = Person.build(store, topology.base, member.identity(), topology)
    renderer, framing = Renderer(store, person), person.framing()
    picture = Image.fromarray(renderer.render(portrait(framing)))
    picture.save(folder / "portrait.jpg", quality=_PORTRAIT_QUALITY, optimize=True)
    lines = [
        "# Written by tools/personas. Angles in degrees; yaw is positive towards the person's own left,",
        "# pitch upwards, roll towards the person's own right shoulder.",
        'portrait = "portrait.jpg"',
    ]
    for number, frame in enumerate(FRAMES):
        name = f"frame_{number:02d}.jpg"
        shot = camera_shot(frame, framing, member.seed * 100 + number)
        Image.fromarray(renderer.render(shot)).save(folder / name, quality=_FRAME_QUALITY, optimize=True)
        lines += [
            "",
            "[[frames]]",
            f'file = "{name}"',
            f'kind = "{frame.kind}"',
            f"yaw = {frame.pose.yaw:.1f}",
            f"pitch = {frame.pose.pitch:.1f}",
            f"roll = {frame.pose.roll:.1f}",
        ]
    (folder / "frames.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def render_cast(store: AssetStore, names: tuple[str, ...], out: Path) -> None:
    """Render the named members (all if none is named)."""
    topology = Topology.build(store.base_mesh(), FINE)
    for member in CAST:
        if not names or member.name in names:
            render_member(store, topology, member, out)


def write_index(out: Path) -> None:
    """Write ``faces.toml``: what each person is and what re-renders it."""
    lines = ["# Written by tools/personas: the synthetic faces and what re-renders each of them."]
    for member in CAST:
        lines += [
            "",
            f"[person.{member.name}]",
            f'sex = "{member.sex}"',
            f'age_band = "{member.age_band()}"',
            f"frames = {len(FRAMES)}",
            f"seed = {member.seed}",
            f"age = {member.age}",
            f'hair = "{member.style}"',
            f"spread = {member.spread}",
        ]
    (out / "faces.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")

"""`kiosk face`: compares pictures, checks one, evaluates matcher and liveness check on folders."""

from __future__ import annotations

from pathlib import Path

import click

from biometrics.compare import PhotoError, check_image, compare_images
from biometrics.faces import YuNetDetector
from biometrics.images import ImageDecodeError
from biometrics.matchers import MatcherName, load_matcher
from biometrics.matching import MatchPolicy
from biometrics.modelstore import ModelStore
from biometrics.quality import QualityPolicy
from biometrics.thresholds import DEFAULT_TARGET_FMR, LEAST_TARGET_FMR, MOST_TARGET_FMR
from kiosk.cli.face_evaluation import evaluate, matcher_option
from kiosk.cli.output import command_errors, emit, fail, json_option
from kiosk.domain.failures import FailureCode

_picture = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def face() -> None:
    """Faces: match, check, evaluate."""


@face.command()
@click.argument("a", type=_picture)
@click.argument("b", type=_picture)
@matcher_option
@click.option(
    "--target-fmr",
    type=click.FloatRange(LEAST_TARGET_FMR, MOST_TARGET_FMR),
    default=DEFAULT_TARGET_FMR,
    show_default=True,
    help="Share of strangers that may match; gives the threshold.",
)
@json_option
@command_errors
def match(*, a: Path, b: Path, matcher_name: MatcherName, target_fmr: float, as_json: bool) -> None:
    """Whether two pictures show the same person."""
    models = ModelStore.bundled()
    matcher = load_matcher(matcher_name, models)
    try:
        result = compare_images(
            a.read_bytes(),
            b.read_bytes(),
            detector=YuNetDetector(models),
            matcher=matcher,
            match_policy=MatchPolicy.for_target(matcher, target_fmr),
            quality_policy=QualityPolicy(),
        )
    except PhotoError as error:
        fail(FailureCode.PHOTO_UNUSABLE, str(error))
    emit(
        {
            "match": result.match,
            "score": round(result.score, 4),
            "threshold": result.threshold,
            "target_fmr": result.target_fmr,
            "model": result.model,
        },
        as_json=as_json,
    )


@face.command()
@click.argument("image", type=_picture)
@json_option
@command_errors
def check(*, image: Path, as_json: bool) -> None:
    """Puts one picture through the quality gate of the live capture."""
    try:
        result = check_image(image.read_bytes(), YuNetDetector(ModelStore.bundled()), QualityPolicy())
    except ImageDecodeError as error:
        fail(FailureCode.PHOTO_UNUSABLE, str(error))
    emit(
        {
            "acceptable": result.acceptable,
            "hint": result.hint.name.lower() if result.hint else None,
            "faces": result.faces,
            "format": result.format,
            "width": result.width,
            "height": result.height,
            "measures": {name: round(float(value), 4) for name, value in result.measures.items()},
        },
        as_json=as_json,
    )


face.add_command(evaluate)

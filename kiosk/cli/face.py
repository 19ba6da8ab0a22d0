"""`kiosk face`: compares pictures, checks one, evaluates the matcher on a folder."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from biometrics.compare import PhotoError, check_image, compare_images
from biometrics.evaluation import EvaluationError, evaluate_folder
from biometrics.faces import YuNetDetector
from biometrics.images import ImageDecodeError
from biometrics.matching import MatchPolicy, SFaceMatcher
from biometrics.modelstore import ModelStore
from biometrics.quality import QualityPolicy
from kiosk.cli.output import command_errors, emit, fail, json_option
from kiosk.domain.failures import FailureCode

_picture = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def face() -> None:
    """Faces: match, check, evaluate."""


@face.command()
@click.argument("a", type=_picture)
@click.argument("b", type=_picture)
@json_option
@command_errors
def match(*, a: Path, b: Path, as_json: bool) -> None:
    """Whether two pictures show the same person."""
    models = ModelStore.bundled()
    try:
        result = compare_images(
            a.read_bytes(),
            b.read_bytes(),
            detector=YuNetDetector(models),
            matcher=SFaceMatcher(models),
            match_policy=MatchPolicy(),
            quality_policy=QualityPolicy(),
        )
    except PhotoError as error:
        fail(FailureCode.PHOTO_UNUSABLE, str(error))
    emit(
        {
            "match": result.match,
            "score": round(result.score, 4),
            "threshold": result.threshold,
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


@face.command()
@click.argument("directory", type=click.Path(exists=True, file_okay=False, path_type=Path))
@json_option
@command_errors
def evaluate(*, directory: Path, as_json: bool) -> None:
    """Error rates of the matcher on a folder with one sub-folder a person."""
    models = ModelStore.bundled()
    show = sys.stderr.isatty()

    def progress(done: int, total: int) -> None:
        if show:
            click.echo(f"\r{done} of {total} pictures", nl=done == total, err=True)

    try:
        result = evaluate_folder(directory, YuNetDetector(models), SFaceMatcher(models), progress)
    except EvaluationError as error:
        raise click.UsageError(str(error)) from None
    emit(
        {
            "pairs": result.pairs,
            "genuine": result.genuine,
            "impostor": result.impostor,
            "persons": result.persons,
            "images": result.images,
            "failures_to_acquire": result.failures_to_acquire,
            "eer": result.eer,
            "fnmr": {f"{target:g}": value for target, value in result.fnmr.items()},
            "threshold": {f"{target:g}": value for target, value in result.threshold.items()},
            "model": result.model,
            "ms_per_image": round(result.ms_per_image, 1),
        },
        as_json=as_json,
    )

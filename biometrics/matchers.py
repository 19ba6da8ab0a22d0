"""The recognisers there are, by name."""

from enum import StrEnum
from typing import assert_never

from biometrics.dlib_matcher import DlibMatcher
from biometrics.matching import Matcher, SFaceMatcher
from biometrics.modelstore import ModelStore


class MatcherName(StrEnum):
    """SFACE comes with the package and is the better one; DLIB needs the packages of the extra `dlib`."""

    SFACE = "sface"
    DLIB = "dlib"


def load_matcher(name: MatcherName, models: ModelStore) -> Matcher:
    """Return a recogniser, its models loaded. Raises `ModelFileError`."""
    match name:
        case MatcherName.SFACE:
            return SFaceMatcher(models)
        case MatcherName.DLIB:
            return DlibMatcher()
        case _:
            assert_never(name)

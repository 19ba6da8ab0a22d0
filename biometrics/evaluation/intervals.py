"""How sure an error rate is: exact binomial intervals and the rules of 3 and 30."""

import math
from dataclasses import dataclass
from typing import Final

ERRORS_NEEDED: Final = 30
"""Rule of 30 (ISO/IEC 19795-1): with 30 errors the true rate lies within 30 % of the measured with 90 % confidence."""
_STEPS: Final = 200
_TINY: Final = 1e-300
_PRECISION: Final = 1e-15


@dataclass(frozen=True, slots=True)
class Interval:
    """Both ends of a confidence interval."""

    low: float
    high: float


def bears(pairs: int, rate: float) -> bool:
    """Tell whether `pairs` comparisons can measure `rate`: 30 errors are expected (rule of 30)."""
    return pairs * rate >= ERRORS_NEEDED


def least_rate_stated(pairs: int) -> float:
    """Return the rate that the true one stays below with 95 % confidence when none of `pairs` failed (rule of 3)."""
    return min(1.0, 3 / pairs) if pairs else 1.0


def exact_interval(errors: int, pairs: int, confidence: float = 0.95) -> Interval:
    """Return the interval of Clopper and Pearson for `errors` of `pairs`. Raises ValueError where these cannot be.

    It takes comparisons for independent. Pairs that share a person are not, so it is rather too narrow for those.
    """
    if not 0 <= errors <= pairs or pairs < 1 or not 0 < confidence < 1:
        raise ValueError("0 <= errors <= pairs, pairs >= 1 and 0 < confidence < 1 are needed")
    tail = (1 - confidence) / 2
    low = 0.0 if errors == 0 else _beta_quantile(tail, errors, pairs - errors + 1)
    high = 1.0 if errors == pairs else _beta_quantile(1 - tail, errors + 1, pairs - errors)
    return Interval(low, high)


def _beta_quantile(probability: float, a: float, b: float) -> float:
    """Return x with I_x(a, b) = probability, by bisection."""
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if regularised_beta(middle, a, b) < probability:
            low = middle
        else:
            high = middle
        if high - low <= _PRECISION * high:
            break
    return (low + high) / 2


def regularised_beta(x: float, a: float, b: float) -> float:
    """Return I_x(a, b), the distribution function of the beta distribution (continued fraction of Lentz)."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - regularised_beta(1 - x, b, a)
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x))
    c, d = 1.0, 1 / _not_zero(1 - (a + b) * x / (a + 1))
    fraction = d
    for m in range(1, 10_000):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d, c = 1 / _not_zero(1 + even * d), _not_zero(1 + even / c)
        fraction *= d * c
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d, c = 1 / _not_zero(1 + odd * d), _not_zero(1 + odd / c)
        fraction *= d * c
        if abs(d * c - 1) < _PRECISION:
            break
    return front * fraction / a


def _not_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY

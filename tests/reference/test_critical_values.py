"""The critical values that tests look up agree with those of SciPy."""

from __future__ import annotations

import pytest
from scipy import stats

from vaultproof.reference.critical_values import chi_squared, fisher, student

LEVELS = (0.01, 0.05, 0.3, 0.5, 0.9, 0.975, 0.995)


@pytest.mark.parametrize("level", LEVELS)
def test_quantiles_are_those_of_scipy(level: float) -> None:
    """Quantiles of Student's t, chi-squared and Fisher's F at a level."""
    for degrees in (1, 4, 30):
        assert student(level, degrees) == pytest.approx(stats.t.ppf(level, degrees), rel=1e-9, abs=1e-9)
        assert chi_squared(level, degrees) == pytest.approx(stats.chi2.ppf(level, degrees), rel=1e-9)
        assert fisher(level, degrees, 7) == pytest.approx(stats.f.ppf(level, degrees, 7), rel=1e-9)

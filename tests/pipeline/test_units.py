"""Units tell which numbers of a note can stand in one formula as they are written."""

from __future__ import annotations

from fractions import Fraction

import pytest

from vaultproof.extract import extract
from vaultproof.pipeline.axis_units import value_unit, variable_unit
from vaultproof.pipeline.units import fit, is_known, unit_of
from vaultproof.read import read_note
from vaultproof.source import Source


@pytest.mark.parametrize(
    ("latex", "written", "factor"),
    [
        (r"\mathrm{s^{-1}}", "s⁻¹", "1"),
        (r"\ \mathrm{kJ/mol}", "kJ/mol", "1000"),
        (r"\mathrm{J\,mol^{-1}\,K^{-1}}", "J mol⁻¹ K⁻¹", "1"),
        (r"\,\text{m/s}^2", "m/s²", "1"),
        (r"\mathrm{\mu F}", "µF", "1/1000000"),
        ("Å$^{-1}$", "Å⁻¹", "10000000000"),
        ("kΩ", "kΩ", "1000"),
        ("giờ", "giờ", "3600"),
    ],
)
def test_a_unit_is_read_however_it_is_written(latex: str, written: str, factor: str) -> None:
    unit = unit_of(latex)
    assert unit is not None
    assert unit.written == written
    assert unit.factor == Fraction(factor)
    assert is_known(unit)


@pytest.mark.parametrize("text", ["", r"\mu", "x = 2", "(", "μ"])
def test_what_is_no_unit_is_none(text: str) -> None:
    assert unit_of(text) is None


@pytest.mark.parametrize(
    ("together", "units"),
    [
        (True, "mg L h⁻¹"),
        (True, "µM/s µM"),
        (True, "L/(mol·cm) cm"),
        (True, "eV Å⁻¹ Å"),
        (True, "m/s m/s² s"),
        (False, "kJ/mol J/(mol·K)"),
        (False, "kΩ µF V"),
        (False, "m/s m min"),
        (False, "mm m"),
    ],
)
def test_numbers_go_into_one_formula_where_their_units_do(together: bool, units: str) -> None:
    """Kilojoules beside joules do not, nor does what makes a unit that nobody has in mind."""
    found = [unit_of(text) for text in units.split()]
    assert fit([unit for unit in found if unit is not None]) is together


def test_the_unit_of_a_value_is_not_that_of_the_argument_before_it() -> None:
    """“The angle to reach the Mach number $M$ is, in radians,” tells of the angle."""
    text = (
        "# Angle\n\nThe angle through which a flow must turn to reach the Mach number $M \\ge 1$ is, in radians,\n\n"
        "$$f(M) = M^2 - 1$$\n"
    )
    note = read_note(Source("Angle.md", text))
    definition = extract(note).definitions[0]
    assert variable_unit("M", note) == ""
    assert value_unit(definition, note) == "rad"
    other = read_note(Source("Time.md", "# Time\n\nThe height at time $t$ is in metres; $s$ is in metres.\n"))
    assert variable_unit("t", other) == ""
    assert variable_unit("s", other) == "m"
    after = read_note(
        Source("W.md", "# W\n\n$$W(T)$$\n\ndonde $T$ es la temperatura en °C y $v$ la velocidad\n")
    )
    assert variable_unit("T", after) == "°C"
    hill = read_note(Source("H.md", "# H\n\nEffect in % at concentration $C$ (nM):\n\n$$E(C) = C^2$$\n"))
    assert value_unit(extract(hill).definitions[0], hill) == ""
    assert variable_unit("C", hill) == "nM"

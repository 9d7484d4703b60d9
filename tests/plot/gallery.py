"""Draw many functions on one page, on light and on dark, to be looked at. `python tests/plot/gallery.py FOLDER`.

Asserts nothing; the tests do that.
"""

from __future__ import annotations

import sys
from html import escape
from pathlib import Path

import sympy

from vaultproof.plot.draw import drawing
from vaultproof.plot.expression import derivative_of, from_sympy
from vaultproof.plot.request import Curve, CurveRequest, Mark, NothingToDraw, Standing

EXPRESSIONS = """
Max(0, x) | 1/(1 + exp(-x)) | tanh(x) | log(1 + exp(x)) | x/2*(1 + erf(x/sqrt(2))) | x/(1 + exp(-x))
Min(Max(0, x), 6) | x**2 | x**3 - 100*x | (x - 1)*(x - 2)*(x - 3)*(x - 4)*(x - 5) | exp(x) | log(x)
sqrt(x) | x**x | 1/x | 1/(x - 2)**2 | tan(x) | sin(x) | sin(10*x) | sin(x)/x | sin(1/x) | sin(x**2)
log(x/(1 - x)) | -x*log(x) - (1 - x)*log(1 - x) | asin(x) | exp(-(x - 50)**2/8) | exp(-(1000*x)**2)
log(1 + exp(10*x))/10 | 100/(1 + 9*exp(-x/10)) | (1 + cos(pi*x/100))/2000 | Heaviside(x, 1)
sign(sin(x)) | floor(x) | x - floor(x) | Abs(Mod(x, 2) - 1) | (x**2 - 1)/(x**2 - 4) | (x**2 + 1)/x
gamma(x) | log(log(x)) | 4*(x**-12 - x**-6) | 1/((x - 3)**2 + 0.0001)
Piecewise((x, x > 0), (exp(x) - 1, True)) | sqrt(4 - x**2) | sin(880*pi*x) | x/10**6 | 3
x**3/(exp(x) - 1) | exp(-x/1000) | Piecewise((x**2/2, Abs(x) <= 1), (Abs(x) - 1/2, True))
"""


def main(folder: Path) -> None:
    """Write the page and its figures."""
    folder.mkdir(parents=True, exist_ok=True)
    x = sympy.Symbol("x")
    rows = []
    for number, text in enumerate(EXPRESSIONS.replace("\n", "|").strip("|").split("|")):
        expression = sympy.sympify(text.strip())
        curve = Curve(
            label="f(x)",
            function=from_sympy(expression, x),
            derivative=derivative_of(expression, x),
            derivative_label="f′(x)",
        )
        try:
            found = drawing(CurveRequest(name="f(x)", curves=(curve,), marks=_marks(expression, x)))
        except NothingToDraw as error:
            rows.append(f"<h2>{escape(text)}: {escape(str(error))}</h2>")
            continue
        (folder / f"{number}.svg").write_bytes(found.svg)
        pages = "".join(
            f'<img src="{number}.svg" style="background:{colour}">' for colour in ("#ffffff", "#1e1e1e")
        )
        rows.append(f"<h2>{escape(text)}</h2><p>{escape(found.alt)} {len(found.svg)} bytes</p>{pages}")
    (folder / "index.html").write_text(
        "<!doctype html><meta charset=utf-8>" + "\n".join(rows), encoding="utf-8"
    )


def _marks(expression: sympy.Expr, x: sympy.Symbol) -> tuple[Mark, ...]:
    """Two true examples and a wrong one, where the function has values there."""
    value = {place: complex(expression.subs(x, place).evalf()) for place in (0.5, 2, 3)}
    real = {place: found.real for place, found in value.items() if found.imag == 0 and abs(found.real) < 1e6}
    marks = [Mark(x=place, y=found, label=f"f({place}) = {found:.3g}") for place, found in real.items()]
    return tuple(
        Mark(
            x=mark.x, y=mark.y + 1, label=f"f(3) = {mark.y + 1:.3g}", standing=Standing.REFUTED, actual=mark.y
        )
        if mark.x == 3
        else mark
        for mark in marks
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))

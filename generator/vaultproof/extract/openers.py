"""What may open a sentence without putting what it states into another case: `So the solution is …`, unlike `For the
second group the solution is …`. Knows no kind of statement.
"""

from __future__ import annotations

import re

from vaultproof.spot import late

_PLAIN = frozenset(
    """although though whereas obwohl obgleich bien aunque embora benché sebbene хотя mặc dù tuy chociaż choć
    a admet ainsi allora alors also an and are as así au auch aux because beide beiden both bu buna but by ce
    ces cette check ci clearly complex complexe compute cual curve có d'où da daher damit dann das dass de dei
    del della dem den denklem der deren des deux di die dies diese dieses do donc dos due e ecuaciones ein eine
    einen el ela ele ella elle entonces então equation equations equazioni equações er ergibt erhalten es est
    esta este esto et finally find folgt fonction función function funkcja funktion funzione função genau get
    gets gilt given gleichungssystem gli graph göre ha haben hai halde has hat have hence here hier hàm hệ i ihr
    ihre il ils indeed is ist it its jest komplexe l la le les let leur liczba lineal linear lineare linéaire lo
    logo los luego là ma man na no nombre note như now number numero này nên nó número o obtain obtains obtemos
    obtenemos obtient of olsun on only onun or ora os otrzymujemy otteniamo ottiene our out phương phức portanto
    que quindi ra read równań sa see seine ses seu shows sie since sind sistema sistemi sistemin so soit solving
    somit son stąd su sua suo sus suy system système số ta tanto tem temos tenemos that the then there therefore
    these they this thus thì tiene to trouve trình two układ um uma un una und une unique uns ve và vậy we which
    wir więc y zahl zatem çözümü è é única único đó được а в его ее её и имеет итак комплексное линейная мы
    отсюда получаем поэтому система системы следовательно так то тогда у уравнений функции функция число что эта
    этой""".split()
)
_EASTERN = late(
    r"虽然|尽管|所以|因此|于是|故|则|即|由此|解得|可得|得到|该|此|这个|其|这|方程组|连立方程式|連立方程式|連立|方程|函数|関数|複素数|复数|有|よって|したがって|従って|ゆえに|すると|また|そして|この|その|これ"
    r"|따라서|그러므로|이|연립방정식|함수|的|の|は|が|を|は|의|은|는|を|解くと|와|과|와"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NAMES = re.compile(r"[^\W\d_]{2,}")
_EAST = late(r"[぀-ヿ一-鿿가-힣]")


def opens_plainly(opening: str, named: str = "") -> bool:
    """Whether the words of a sentence before a statement tell of no other case than that of the sentences before; nor
    do those of a name that is `named` there."""
    words = "|".join(map(re.escape, _NAMES.findall(named)))
    if words:
        opening = re.sub(rf"(?i)(?<![^\W\d_])(?:{words})(?![^\W\d_])", " ", opening)
    rest = _EASTERN.sub(" ", opening) if _EAST.search(opening) is not None else opening
    return all(_is_plain(word.group().lower().replace("’", "'")) for word in _WORD.finditer(rest))


def _is_plain(word: str) -> bool:
    return word in _PLAIN or len(word) == 1 or word.rpartition("'")[2] in _PLAIN

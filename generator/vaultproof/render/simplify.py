"""A formula in plainer words that MathJax accepts exactly if it accepts the formula itself. Judges nothing.

MathJax takes much that the fast converter has no word for: tags, labels, heights of rows, `\\left<`, `\\mbox`. Where
such a word is certain to be taken, another stands for it: `\\!` for one that shows nothing in its place.
"""

from __future__ import annotations

import re

from vaultproof.spot import late

NOTHING = r"\!"
_DIMENSION = r"\s*-?\d+(?:\.\d*)?\s*(?:em|ex|pt|mm|cm|in|px|pc|mu)\s*"
_ODD = re.compile(r"\\(?:tag|label|mbox|hspace|(?:left|right|middle)\s*[<>])|split\}|\\\\\s*\[|\\[Bb]ig")
_WORDS = late(
    rf"""(?P<row>\\\\) (?: \[{_DIMENSION}\] | \s+(?P<bracket>\[) | )
    | \\(?:begin|end)\s*\{{ (?P<environment>[^{{}}]*) \}}
    | \\(?P<tag>tag)\*?\s*\{{ [^{{}}\\$%&#~^_]* \}}
    | \\(?P<label>label)\s*\{{ [^{{}}\\$%&#~^]* \}}
    | \\(?P<wide>hspace)\s*\{{{_DIMENSION}\}}
    | \\(?P<box>mbox)\s*(?=\{{ [^{{}}\\$%&#~^_]* \}})
    | (?P<fence>\\(?:left|right|middle))\s*(?P<angle>[<>])
    | (?P<size>\\(?:[Bb]ig|[Bb]igg)[lrm]?)\s*\{{\s*(?P<delimiter>[|/()\[\]]|\\[|{{}}])\s*\}}
    | \\(?:[A-Za-z]+|.)
    | [{{}}]""",
    re.VERBOSE | re.DOTALL,
)
_NUMBERED = frozenset(("align", "align*", "gather", "gather*"))
_SPLIT = {r"\begin": r"\begin{aligned}", r"\end": r"\end{aligned}"}


def simplified(latex: str) -> str:
    """The formula in plainer words; itself where it has none that are odd."""
    return _rewritten(latex) if _ODD.search(latex) and "%" not in latex else latex


def _rewritten(latex: str) -> str:
    parts: list[str] = []
    done = depth = 0
    place = _Place(latex)
    for match in _WORDS.finditer(latex):
        word = match[0]
        depth += (word == "{") - (word == "}")
        plain = _plainer(match, place, depth == 0)
        if plain != word:
            parts += (latex[done : match.start()], plain)
            done = match.end()
    return "".join((*parts, latex[done:]))


class _Place:
    """The environments that are open, and how many tags and labels this formula and this row have.

    `aligned` tells that the formula has the environment that stands for `split`, so that the two could be mistaken.
    """

    __slots__ = ("aligned", "labels", "opened", "outside", "row")

    def __init__(self, latex: str) -> None:
        self.aligned = "aligned" in latex
        self.opened: list[str] = []
        self.outside = self.row = self.labels = 0

    def takes_tag(self) -> bool:
        """Whether one more tag is certain to be taken here."""
        if not self.opened:
            self.outside += 1
            return self.outside == 1
        self.row += 1
        return self.row == 1 and len(self.opened) == 1 and self.opened[0] in _NUMBERED


def _plainer(match: re.Match[str], place: _Place, bare: bool) -> str:
    word = match[0]
    if match["row"]:
        if bare and len(place.opened) == 1:
            place.row = 0
        return word if word == r"\\" else r"\\ {}[" if match["bracket"] else r"\\ "
    if (name := match["environment"]) is not None:
        command = word[: word.index("{")].strip()
        if command == r"\begin":
            place.row = place.row if place.opened else 0
            place.opened.append(name)
        elif place.opened:
            place.opened.pop()
        return _SPLIT[command] if name == "split" and not place.aligned else word
    if match["tag"]:
        return NOTHING if place.takes_tag() and bare else word
    if match["label"]:
        place.labels += 1
        return NOTHING if bare and place.labels == 1 else word
    if match["fence"]:
        return match["fence"] + (r"\langle " if match["angle"] == "<" else r"\rangle ")
    if match["size"]:
        return match["size"] + match["delimiter"]
    return NOTHING if match["wide"] else r"\text" if match["box"] else word

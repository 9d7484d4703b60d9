"""The words around a statement: why it may not be meant as true. Asked only where something is stated that matters."""

from __future__ import annotations

import re
from functools import cached_property

from vaultproof.claim import Term
from vaultproof.extract.doubts.answers import without_circumstances
from vaultproof.extract.doubts.contrary import contrary
from vaultproof.extract.doubts.silence import (
    concluded,
    doubt_of,
    doubt_of_numbers,
    labelled,
    reckoned,
    without_binary,
    without_degrees,
    without_would,
    worked_out,
)
from vaultproof.extract.language.words import (
    aimed_at,
    conditional,
    consequent,
    denies,
    existential,
    required,
    to_be_decided,
)
from vaultproof.spot import Spotted

_OF_CONSTANTS = Spotted(
    r"""(?:\b(?:if|when|nếu|wenn|falls|si|se|если|jeśli)\b|如果|若|もし|만약)[^.!?:。]{0,40}?
    (?:\b(?:(?:any|real|are|is|là|sind|ist|sont|est|son|es|são|é|sono|są)\s+)*(?:constants?|real\s+numbers|scalars?|hằng\s+số|konstanten?|skalare?|reelle\s+zahlen|constantes?|scalaires?
    |réels|escalares?|números\s+reales|números\s+reais|costanti?|scalari?|константы|постоянные|числа|stałymi)\b|常数|常數|实数|定数|実数|상수|실수)""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words that say what letters are, and suppose nothing: `If a and b are constants:`."""


class Around:
    """A sentence in which U+E001 stands for the statement, with what an `earlier` one supposes, and what else is known
    against the statement: of `itself`, or of the `place` where it stands. Its `terms` may bear degrees themselves.
    `equivalent` tells that a sign of equivalence stands before it, `solved` that it is an equation with its solutions
    behind it."""

    def __init__(
        self,
        sentence: str,
        earlier: str = "",
        *,
        itself: str | None = None,
        place: str | None = None,
        terms: tuple[Term, ...] = (),
        equivalent: bool = False,
        solved: bool = False,
    ) -> None:
        self._sentence = sentence
        self._earlier = earlier
        self._terms = terms
        self._itself = itself
        self._place = place
        self._equivalent = equivalent
        self.solved = solved

    @cached_property
    def _plain(self) -> str:
        terms = tuple(term.text for term in self._terms)
        return without_binary(without_degrees(self._sentence, *terms), *terms)

    @cached_property
    def doubt(self) -> str | None:
        """Why the statement may not be meant as true."""
        both = f"{self._earlier} {self._plain}" if self._earlier else self._plain
        return doubt_of(both) or self._asked or self._labelled or self._itself or self._place

    @cached_property
    def doubt_of_law(self) -> str | None:
        """Why it may not where it is a law, whose letters may be told to be constants."""
        both = f"{self._earlier} {self._plain}" if self._earlier else self._plain
        return self.doubt and (
            doubt_of(_OF_CONSTANTS.sub(" ", both)) or self._labelled or self._itself or self._place
        )

    @cached_property
    def doubt_of_numbers(self) -> str | None:
        """Why it may not even where it holds nothing but numbers."""
        terms = [term.text for term in self._terms]
        told = without_would(self._plain, *terms)
        answered = concluded(self._place, self._sentence) or worked_out(self._place, self._sentence, terms)
        known = self._itself or (None if answered else self._place)
        doubt = doubt_of_numbers(told, self._earlier)
        if doubt is not None and reckoned(terms):
            doubt = doubt_of_numbers(without_circumstances(told), self._earlier)
        return doubt or self._asked or self._labelled or known

    @cached_property
    def _asked(self) -> str | None:
        """Why a statement that is to be judged is not meant as true."""
        return "the words before it ask whether it is true" if to_be_decided(self._earlier) else None

    @cached_property
    def _labelled(self) -> str | None:
        """Why a statement that is labelled a mistake is not meant as true."""
        found = labelled(self._sentence, [term.text for term in self._terms])
        return "the words around it call it a mistake" if found else None

    @cached_property
    def conditional(self) -> bool:
        """Whether the statement is the condition of its sentence."""
        return conditional(self._sentence)

    @cached_property
    def consequent(self) -> bool:
        """Whether the statement follows from a condition, under which alone it then holds."""
        return self._equivalent or consequent(self._sentence)

    @cached_property
    def doubt_of_values(self) -> str | None:
        """Why it may not be where values are put in for its letters: it may be a condition that other values meet."""
        return self.doubt or ("it may be a condition that is to be met" if required(self._sentence) else None)

    @cached_property
    def asserts(self) -> bool:
        """Whether the statement can be nothing but meant as true, as an order may be a condition, a case or an aim."""
        doubted = self.doubt_of_values is not None or self.conditional or self.consequent
        return not doubted and not aimed_at(self._sentence)

    @cached_property
    def required(self) -> bool:
        """Whether the statement is what something has to meet: `the scalar c such that T(v) = cv`."""
        return required(self._sentence)

    @cached_property
    def existential(self) -> bool:
        """Whether the statement is told of something that exists, and so of one value of its letters only."""
        return existential(self._sentence)

    @cached_property
    def contrary(self) -> bool:
        """Whether the sentence tells, before the statement, of what was or would be."""
        return contrary(self._sentence.partition("\ue001")[0])

    @cached_property
    def denied(self) -> bool:
        """Whether the sentence calls the statement wrong."""
        return denies(self._sentence)

"""Whether a sentence has turned to a derivative before it tells something without a subject: “The derivative is
σ(1 − σ) and reaches its maximum 0.25 at x = 0”. Finds no claims.
"""

from __future__ import annotations

import re
from dataclasses import replace

from vaultproof.claim import Extremum, Interval, Property, Trait, Turning
from vaultproof.extract.functions.subjects import DERIVATIVE
from vaultproof.extract.told import sentence_start
from vaultproof.note import Note
from vaultproof.spot import Spotted, late

MAY_BE_OF_SLOPE = "it may be told of the derivative"
_TOPIC = Spotted(
    rf"""(?<![^\W\d_])(?:{DERIVATIVE})|\\?[A-Za-z]\}}?\s*(?:['′]{{1,3}}|\^\s*\{{\s*(?:\\prime\s*)+\}})\s*(?:\([^()]*\))?\s*=""",
    re.IGNORECASE | re.VERBOSE,
)
_FOLLOWS = late(
    r"""(?<!\w)(?:so|thus|hence|therefore|then|which\s+gives|also|somit|daher|folglich|dass|donc|ainsi|entonces|luego|así|logo|então|portanto|quindi|dunque
    |поэтому|значит|следовательно|nên|vậy|do\s+đó|więc|zatem|dlatego|since|because|da|weil|puisque|comme|car|como|porque|poiché|siccome|так\s+как|поскольку
    |vì|where|wo|où|donde|onde|dove|где|nơi|vanish\w*|zero|null|functions?|funktion|fonction|función|função|funzione|функци\w+|funkcj\w+|hàm\s+số|hàm)(?!\w)
    |所以|因此|故|从而|由于|因为|よって|したがって|ゆえに|따라서|그러므로|函数|関数|함수""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words with which a sentence comes back to the function, or tells what follows for it."""
_LONGEST = 400


def doubted_of_slopes(note: Note, claim: Property) -> Property:
    """A claim, in doubt where it names no subject and its sentence spoke of a derivative last; that of a property also
    where the sentence before did."""
    says = claim.says
    named = claim.subject is not None and (
        not isinstance(says, Trait)
        or re.search(rf"(?<!\w){re.escape(claim.subject)}(?!\w)", claim.text) is not None
    )
    if named or claim.doubt is not None or not isinstance(says, Extremum | Interval | Turning | Trait):
        return claim
    if getattr(says, "order", 0):
        return claim
    block = next((one for one in note.blocks if one.span.covers(claim.span)), None)
    if block is None:
        return claim
    text = note.source.text[max(block.span.start, claim.span.start - _LONGEST) : claim.span.start]
    own = sentence_start(text, len(text))
    before = text[sentence_start(text, max(own - 2, 0)) if isinstance(says, Trait) else own :]
    told = [match.end() for match in _TOPIC.finditer(before)]
    if (
        not told
        or _FOLLOWS.search(before, told[-1]) is not None
        or _FOLLOWS.search(note.source[claim.span]) is not None
    ):
        return claim
    return replace(claim, doubt=MAY_BE_OF_SLOPE)

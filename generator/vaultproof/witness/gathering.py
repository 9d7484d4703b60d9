"""What the names in a claim refer to, as definitions and values that can be sent to another process.

Asks the references; evaluates nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from vaultproof.claim import Binding, Definition, Equation, Term, WitnessKind
from vaultproof.extract.arrays.literal import is_array
from vaultproof.extract.definitions.head import read_head
from vaultproof.extract.definitions.inverses import INVERSE
from vaultproof.extract.definitions.special_functions import SPECIAL
from vaultproof.extract.definitions.told_letters import with_letters
from vaultproof.extract.shape import FUNCTIONS, shape
from vaultproof.latex import canonical_name
from vaultproof.link.refer import Place, References, is_symbol, place_of
from vaultproof.note import Note
from vaultproof.reference import Reference
from vaultproof.reference_arrays import ArrayReference
from vaultproof.witness.arrays.array_names import array_reference, base_of, known_array_references
from vaultproof.witness.identities.defining import defined_before
from vaultproof.witness.named import call_range, is_own_map, known_reference, named, reserve_of, symbolised
from vaultproof.witness.trial import Known, Meaning

_COUNTING = frozenset("ijklmnNKMCd")
_DIFFERENTIATED = re.compile(
    r"\\[dt]?frac\s*\{\s*(?:\\partial|d|\\mathrm\s*\{\s*d\s*\})\s*(?:\^\s*\{?\s*\d\s*\}?)?\s*"
    r"(?P<name>\\(?!partial)[A-Za-z]+(?:\{[A-Za-z]+\})?|[A-Za-z])\s*(?:\([^()]*\)\s*)?\}"
)
_EVENT = re.compile(r"(?<![A-Za-z])(?:\\(?=Pr))?(?P<name>P|p|Pr)\s*\(\s*(?P<variable>[A-Z])\s*=")
SHAPED = re.compile(r"^[^=()]*\([^(),;|=]+(?:;|\||\\mid(?![a-z]))[^()=]*\)\s*=")
r"""A head that sets the variable apart from what shapes the function, `f(x; \mu, \sigma)`."""
_MAX_DEFINITIONS = 40
_LETTERS = 3
PARAGRAPH_END = re.compile(r"\n[ \t]*(?:\n|[-*+#>|]|\d+[.)])")
_FAR = 12_000
_BESIDE = 240
_BEHIND = 60
"""How many characters from a letter a word tells what it stands for, in a note that is as long as a book."""


def _parted(text: str, binding: Binding, place: Place) -> bool:
    """Whether a value stands in another paragraph than a place of a text."""
    first, last = sorted((binding.span.start, place.offset))
    return PARAGRAPH.search(text, first, last) is not None


PARAGRAPH = re.compile(r"\n[ \t>]*\n")


def _paragraph(text: str, at: int) -> int:
    """Where the paragraph around a place begins, or the one before it that ends with a colon."""
    start = max(text.rfind("\n\n", 0, at), 0)
    if text[:start].rstrip(" *_").endswith((":", "：")):
        start = max(text.rfind("\n\n", 0, start), 0)
    return start


class Gathering:
    """Collects the definitions that a claim needs, each once.

    The formulas that a note tells for letters of a definition are put in, but for those letters that are `apart`: the
    claim names them itself. Where that is None, none are.
    """

    def __init__(
        self, notes: Mapping[str, Note], references: References, apart: frozenset[str] | None = None
    ) -> None:
        self.notes = notes
        self._apart = apart
        self._references = references
        self.known: list[Known] = []
        self._indices: dict[int | str, int] = {}

    def meaning(
        self,
        terms: tuple[Term, ...],
        place: Place,
        rename: Mapping[str, str] | None = None,
        *,
        near: bool = False,
        ahead: bool = False,
    ) -> Meaning:
        """What the names in some terms refer to at a place; `ahead` where it is a definition's."""
        calls: dict[str, tuple[int, ...]] = {}
        values: dict[str, tuple[Term, ...]] = {}
        listed: dict[str, None] = {}
        again: dict[str, tuple[Term, ...]] = {}
        for written, called in names_in(terms):
            name = canonical_name(written)
            if name is None:
                continue
            of_numbers = _of_numbers(written, terms)
            defined = self.definitions((rename or {}).get(written, name), place, of_numbers=of_numbers)
            found = self._of_arity(defined, written, terms)
            if _is_a_distribution(written, terms) and all(
                self.known[index].witness is WitnessKind.REFERENCE for index in found
            ):
                continue
            if found and called and self._is_of_lists(found, written, terms, place):
                array = array_reference((rename or {}).get(written, name))
                found = self._array_reference(array) if array is not None else found
            if called and not defined and (size := self.definitions(f"{name}_abs", place)):
                calls[f"{name}_abs"] = size  # of `|H(1000)|` that alone is defined
            if found and (called or not is_symbol(name)):
                calls[name] = found
            elif bound := self._bindings(name, place, near=near, ahead=ahead):
                values[name] = tuple(binding.value for binding in bound)
                others = (*bound[0].again, *self._references.values_behind(name, place))
                again |= {name: others} if others else {}
            elif bound := self._vector(name, place, near=near):
                values[base_of(name)] = tuple(binding.value for binding in bound)
            elif called and written.isascii() and written.isalpha() and len(written) <= _LETTERS:
                factors = {one: self._references.bindings_of(one, place, near=near) for one in written}
                if all(factors.values()):  # `np(1 - p)` is a product
                    values |= {
                        one: tuple(binding.value for binding in bound) for one, bound in factors.items()
                    }
            elif self._references.listing_of(name, place):
                listed[name] = None
        return Meaning(
            calls=tuple(calls.items()),
            values=(*values.items(), *self._own_e(terms, place, near=near, ahead=ahead)),
            listed=tuple(listed),
            again=tuple(again.items()),
        )

    def _own_e(
        self, terms: tuple[Term, ...], place: Place, *, near: bool, ahead: bool
    ) -> Iterator[tuple[str, tuple[Term, ...]]]:
        """The value that a note gives the letter e in terms that hold it as no base of a power: a charge, say."""
        if _has_own_e(terms) and (bound := self._bindings("e", place, near=near, ahead=ahead)):
            yield "e", tuple(binding.value for binding in bound)

    def with_parameters(self, meaning: Meaning, place: Place, *, own: bool = False) -> Meaning:
        """A claim's meaning with the values that stand near it for what the functions it calls are given, or for what
        shapes them, `f(x; a, b)`; with `own`, also for the parameters that the note's own functions take, as between
        symbols they may be left out."""
        values, listed, again = dict(meaning.values), dict.fromkeys(meaning.listed), dict(meaning.again)
        text = self.notes[place.path].source.text
        for known in self.known:
            accepted = known.witness is WitnessKind.REFERENCE
            shaped = not accepted and SHAPED.match(known.definition.text) is not None
            for setting in known.definition.parameters[1:] if accepted or shaped else ():
                if setting in values:
                    continue
                bound = self._references.bindings_of(setting, place)
                if bound and (shaped or not _parted(text, bound[0], place)):
                    values[setting] = tuple(binding.value for binding in bound)
            for setting in known.definition.parameters if own and not accepted else ():
                bound = () if setting in values else self._references.bindings_of(setting, place, near=True)
                if bound and "\n\n" not in text[bound[0].span.end : place.offset]:
                    values[setting] = tuple(binding.value for binding in bound)
            for written, _ in names_in((known.definition.body,)):
                name = canonical_name(written)
                if (
                    name is None
                    or name in values
                    or name in (*known.definition.parameters, *dict(known.meaning.calls))
                ):
                    continue
                if bound := self._references.bindings_of(name, place):
                    values[name] = tuple(binding.value for binding in bound)
                    again |= {name: bound[0].again} if bound[0].again else {}
                elif base_of(name) not in known.definition.parameters and (
                    bound := self._vector(name, place)
                ):
                    values[base_of(name)] = tuple(binding.value for binding in bound)
                elif self._references.listing_of(name, place):
                    listed[name] = None
        return replace(
            meaning, values=tuple(values.items()), listed=tuple(listed), again=tuple(again.items())
        )

    def binds(self, name: str, place: Place) -> bool:
        """Whether a note gives a name a value."""
        return bool(self._references.bindings_of(name, place))

    def without_later(self, meaning: Meaning, note: Note, place: Place) -> Meaning:
        """A claim's meaning without what a later paragraph defines a letter to be that one above the place defines, and
        without what earlier ones do where the claim's own does before it."""
        calls = []
        for name, indices in meaning.calls:
            starts = {index: self.known[index].definition.span.start for index in indices}
            own = all(self.known[index].definition.path == note.path for index in indices)
            kept = tuple(
                index
                for index, start in starts.items()
                if start <= place.offset or PARAGRAPH.search(note.source.text, place.offset, start) is None
            )
            above = [index for index, start in starts.items() if start <= place.offset]
            here = tuple(
                index
                for index in above
                if PARAGRAPH_END.search(note.source.text, starts[index], place.offset) is None
            )
            settled = own and bool(above) and is_symbol(name)
            calls.append((name, (here or kept) if settled else indices))
        return replace(meaning, calls=tuple(calls))

    def nearest_first(self, indices: tuple[int, ...], note: Note, place: Place) -> tuple[int, ...]:
        """Several definitions of one name in an order that begins with the last one before a place, where all of them
        stand in the place's paragraph; else none."""
        starts = {index: self.known[index].definition.span.start for index in indices}
        before = [index for index in indices if starts[index] < place.offset]
        if len(indices) < 2 or not before:
            return ()
        if any(self.known[index].definition.path != place.path for index in indices):
            return ()
        first, last = min(starts.values()), max(place.offset, *starts.values())
        if PARAGRAPH_END.search(note.source.text, first, last):
            return ()
        nearest = max(before, key=starts.__getitem__)
        return (nearest, *(index for index in indices if index != nearest))

    def _is_of_lists(
        self, found: tuple[int, ...], written: str, terms: tuple[Term, ...], place: Place
    ) -> bool:
        """Whether a function that is known by its name alone is called with lists, written out or set before."""
        if any(self.known[index].witness is not WitnessKind.REFERENCE for index in found):
            return False
        call = re.compile(re.escape(written) + r"\s*(?:\\left\s*)?\(\s*(?:\\left\s*)?[(\[]")
        if any(call.search(term.text) for term in terms):
            return True
        names = {canonical_name(name) or "" for name, called in names_in(terms) if not called}
        bound = (self._references.bindings_of(name, place) for name in names)
        return any(bindings and is_array(bindings[0].value) for bindings in bound)

    def _bindings(self, name: str, place: Place, *, near: bool, ahead: bool) -> tuple[Binding, ...]:
        """The values of a name at a place; near it, a list or matrix is known in the sections within its own too."""
        if bound := self._references.bindings_of(name, place, near=near, ahead=ahead):
            return bound
        around = self._references.bindings_around(name, place) if near else ()
        return around if around and is_array(around[0].value) else ()

    def _vector(self, name: str, place: Place, *, near: bool = False) -> tuple[Binding, ...]:
        """The vector that a note gives the name below which an index stands: `z` for `z_i`."""
        if base_of(name) == name:
            return ()
        bound = self._references.bindings_of(base_of(name), place, near=near)
        return bound if bound and is_array(bound[0].value) else ()

    def restated(self, meaning: Meaning, claim: Equation) -> Meaning:
        """The meaning of a claim that looks like a definition: its function is the one that the note defines before.

        Empty where there is none: then it is a definition and nothing more.
        """
        head = read_head(claim.left)
        if head is None or head.primes or head.name.endswith(INVERSE):
            return meaning
        earlier = tuple(
            index
            for one in defined_before(claim, head, self._references)
            if (index := self.add(one)) is not None
        )
        others = tuple(item for item in meaning.calls if item[0] != head.name)
        earlier = earlier or self._special(meaning, head.name)
        calls = ((head.name, earlier), *others) if earlier else others
        return replace(meaning, calls=calls, listed=())

    def _special(self, meaning: Meaning, name: str) -> tuple[int, ...]:
        """The accepted definitions of a special function that the note tells of: what looks like a definition of it
        states something about it."""
        indices = dict(meaning.calls).get(name, ())
        known = [self.known[index] for index in indices] if name in SPECIAL else []
        accepted = all(one.witness is WitnessKind.REFERENCE and one.reserve is None for one in known)
        return indices if known and accepted else ()

    def second(self, meaning: Meaning, rename: Mapping[str, str]) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """Reference definitions of the functions that the claim calls and the note defines itself."""
        full = {canonical_name(written): name for written, name in rename.items()}
        found: list[tuple[str, tuple[int, ...]]] = []
        for name, indices in meaning.calls:
            if any(self.known[index].witness is WitnessKind.REFERENCE for index in indices):
                continue
            is_set = any(self._set(index) for index in indices)
            heard = [
                index
                for entry in (named(full.get(name, name)) if not is_set else ())
                if not (entry.defaults and entry.defaults[0][0] not in dict(meaning.values))
                for index in self.reference(entry)
            ]
            taken = {len(self.known[index].definition.parameters) for index in indices}
            if heard := [index for index in heard if taken & set(call_range(self.known[index]))]:
                found.append((name, tuple(heard)))
            array = array_reference(full.get(name, name))
            if array is not None and not (array.customs or array.variants) and self._is_plain(indices):
                found.append((name, self._array_reference(array)))
        return tuple(found)

    def _set(self, index: int) -> bool:
        """Whether a definition has settings, such as a slope: then it is a kin of what its name stands for."""
        definition = self.known[index].definition
        return any(
            not called and canonical_name(written) not in {None, *definition.parameters}
            for written, called in names_in((definition.body,))
        )

    def _is_plain(self, indices: tuple[int, ...]) -> bool:
        """Whether definitions are a note's own and depend on nothing but their parameters, indices and lengths."""
        for known in (self.known[index] for index in indices):
            own = {base_of(name) for name in known.definition.parameters} | _COUNTING
            names = {canonical_name(name) or name for name in shape(known.definition.body).names}
            if known.witness is WitnessKind.REFERENCE or any(base_of(name) not in own for name in names):
                return False
        return True

    def _array_reference(self, entry: ArrayReference) -> tuple[int, ...]:
        indices: list[int] = []
        for known in known_array_references(entry):
            key = known.definition.text
            if key not in self._indices:
                self._indices[key] = len(self.known)
                self.known.append(known)
            indices.append(self._indices[key])
        return tuple(indices)

    def _of_arity(self, found: tuple[int, ...], written: str, terms: tuple[Term, ...]) -> tuple[int, ...]:
        """The definitions that take as many arguments as the call has, where there are several. A letter that stands
        for a function by custom alone does so only with as many: in `A(2B)` it is a factor."""
        customary = bool(found) and all(self.known[index].reserve is not None for index in found)
        if len(found) < 2 and not customary:
            return found
        counts = {count for term in terms for count in _arguments(term.text, written)}
        exact = tuple(index for index in found if counts & set(call_range(self.known[index])))
        return exact or (() if customary and counts else found)

    def definitions(self, name: str, place: Place, *, of_numbers: bool = False) -> tuple[int, ...]:
        """The indices of the definitions that a name refers to: the notes' own formulas, else a reference.

        `of_numbers` tells a function of numbers from one of vectors, where a name stands for both.
        """
        if name.endswith(INVERSE):
            return self._inverses(self._references.definitions_of(name.removesuffix(INVERSE), place))
        own = self._references.definitions_of(name, place) or self._linked(name, place)
        formulas = [definition for definition in own if definition.source is WitnessKind.FORMULA]
        if formulas:
            return tuple(index for definition in formulas if (index := self.add(definition)) is not None)
        entries, array = named(name), array_reference(name)
        if array is not None and not (entries and of_numbers):
            return self._array_reference(array)
        if entries:
            return tuple(index for entry in entries for index in self.reference(entry))
        note = self.notes[place.path]
        if own or (entry := symbolised(name, note.title, note.source.text)) is None:
            return ()
        if is_own_map(entry, name, note.title, note.source.text, place.offset):
            return ()
        near = note.source.text[max(0, place.offset - _FAR) : place.offset + _FAR]
        behind = note.source.text[place.offset : place.offset + _BEHIND].partition("\n\n")[0]
        beside = note.source.text[max(0, place.offset - _BESIDE) : place.offset] + behind
        return self.reference(entry, reserve_of(entry, name, note.title, near, beside))

    def _linked(self, name: str, place: Place) -> tuple[Definition, ...]:
        """The definitions of a symbol in the one note that a paragraph links to or names, `the [[Softplus]], f(0) is
        0.693`, or that bears it as an alias and is linked to."""
        note = self.notes[place.path]
        if not note.links or not is_symbol(name):
            return ()
        first = _paragraph(note.source.text, place.offset)
        said = note.source.text[first : place.offset].casefold()
        here: list[Definition] = []
        borne: list[Definition] = []
        for link in note.links:
            bearer = PurePosixPath(link.target).name.removesuffix(".md")
            linked = link.in_property is None and first <= link.span.start < place.offset
            if linked or re.search(rf"(?<!\w){re.escape(bearer.casefold())}(?!\w)", said):
                here += [one for one in self._references.defined_in_note(name, bearer) if one not in here]
            if bearer and self._references.share(name, bearer):
                borne += [one for one in self._references.defined_in_note(name, bearer) if one not in borne]
        found = here or borne
        return tuple(found) if len({one.path for one in found}) == 1 else ()

    def _inverses(self, definitions: Iterable[Definition]) -> tuple[int, ...]:
        """The indices of the inverses of functions that notes define by formulas."""
        found: list[int] = []
        for definition in definitions:
            if definition.source is not WitnessKind.FORMULA or len(definition.parameters) != 1:
                continue
            key = f"{INVERSE} {id(definition)}"
            index = self.add(definition)
            if index is not None and key not in self._indices and len(self.known) < _MAX_DEFINITIONS:
                self._indices[key] = len(self.known)
                turned = replace(definition, name=f"{definition.name}{INVERSE}", aliases=())
                self.known.append(replace(self.known[index], definition=turned, inverse=True))
            if key in self._indices:
                found.append(self._indices[key])
        return tuple(found)

    def add(self, definition: Definition) -> int | None:
        """The index of a definition among the known ones; None where there is no room left."""
        key = id(definition)
        if key not in self._indices:
            if len(self.known) >= _MAX_DEFINITIONS:
                return None
            index = self._indices[key] = len(self.known)
            self.known.append(Known(definition=definition, meaning=Meaning(), witness=WitnessKind.FORMULA))
            note = self.notes[definition.path]
            place = place_of(note, definition.span.start, definition.scope)
            meaning = self.meaning((definition.body, *_bounds(definition)), place, ahead=True)
            own = set(definition.parameters)
            if (whole := self._with_letters(definition, meaning)) is not definition:
                definition = whole
                meaning = self.meaning((definition.body, *_bounds(definition)), place, ahead=True)
            meaning = Meaning(
                calls=meaning.calls, values=tuple(item for item in meaning.values if item[0] not in own)
            )
            self.known[index] = Known(
                definition=definition,
                meaning=meaning,
                witness=WitnessKind.FORMULA,
                reserve=_reserve(definition),
            )
        return self._indices[key]

    def _with_letters(self, definition: Definition, meaning: Meaning) -> Definition:
        """A definition with the formulas put in that its note tells for letters that have no value."""
        if self._apart is None:
            return definition
        known = {*definition.parameters, *dict(meaning.calls), *dict(meaning.values), *meaning.listed}
        names = {canonical_name(name) or "" for name, called in names_in((definition.body,)) if not called}
        missing = frozenset(names - known - {""})
        whole = with_letters(self.notes[definition.path], definition, missing) if missing else definition
        used = (
            {name for name in missing if name not in _plain_names(whole.body)}
            if whole is not definition
            else set()
        )
        return definition if used & self._apart else whole

    def reference(self, entry: Reference, reserve: str | None = None) -> tuple[int, ...]:
        """The indices of the accepted definitions of a well-known function."""
        indices: list[int] = []
        for known in known_reference(entry, reserve):
            key = known.definition.text
            if key not in self._indices:
                self._indices[key] = len(self.known)
                self.known.append(known)
            indices.append(self._indices[key])
        return tuple(indices)


_ELSEWHERE = "the note gives `{}` another value where its condition does not hold"
_CUT = "the words behind the formula of `{}` may belong to it"


def _reserve(definition: Definition) -> str | None:
    """Why a mismatch with a definition proves nothing."""
    if definition.cut:
        return _CUT.format(definition.name)
    return _ELSEWHERE.format(definition.name) if definition.elsewhere and definition.limited else None


def _bounds(definition: Definition) -> tuple[Term, ...]:
    """The bounds between which the note says that the parameters lie."""
    return tuple(one.bound for one in definition.conditions if one.name in definition.parameters)


_DISTRIBUTIONS = frozenset({"Gamma", "gamma", "Beta", "beta", "Exp", "exp"})


def _is_a_distribution(written: str, terms: tuple[Term, ...]) -> bool:
    """Whether a name stands for a distribution with its two parameters, not for a function: `Gamma(5, 3.5)`."""
    if written not in _DISTRIBUTIONS:
        return False
    call = re.compile(rf"(?<!\\){written}\}}?\s*(?:\\left\s*)?\([^()]*,[^()]*\)")
    return any(call.search(term.text) for term in terms)


def _of_numbers(written: str, terms: tuple[Term, ...]) -> bool:
    """Whether a name is called with a number first, not with a vector."""
    call = re.compile(re.escape(written) + r"\s*(?:\\left\s*)?\(\s*[-−+]?[\d.]")
    return any(call.search(term.text) for term in terms)


def _arguments(text: str, name: str) -> list[int]:
    """How many arguments each call of a name has."""
    found = []
    for match in re.finditer(re.escape(name) + r"\s*(?:\\left\s*)?\(", text):
        depth, count = 1, 1
        for char in text[match.end() :]:
            depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(char, 0)
            count += depth == 1 and char in ",;"
            if depth == 0:
                break
        found.append(count)
    return found


def _plain_names(term: Term) -> frozenset[str]:
    return frozenset(canonical_name(name) or "" for name in shape(term).names)


_LONE_E = re.compile(
    r"(?<![A-Za-z\\_])(?<!_\{)(?<!mathrm\{)(?<!\\rm )e(?![A-Za-z_(])"
    r"(?P<raised>\s*\^(?!\s*\{?\s*[234]\s*\}?(?![\d.^A-Za-z])))?"
)


def _has_own_e(terms: tuple[Term, ...]) -> bool:
    """Whether the letter e stands in terms, and nowhere as the base of a power that only Euler's number has."""
    found = [match for term in terms for match in _LONE_E.finditer(term.text)]
    return bool(found) and all(match["raised"] is None for match in found)


def names_in(terms: tuple[Term, ...]) -> list[tuple[str, bool]]:
    """The names in some terms as written, each with whether it is called."""
    found: dict[str, bool] = {}
    for term in terms:
        looks = shape(term)
        for name in sorted(looks.calls):
            found[name] = True
        for name in sorted(looks.names):
            found.setdefault(name, False)
        for match in _EVENT.finditer(term.text):
            found[f"{match['name']}_{match['variable']}"] = True
        for match in _DIFFERENTIATED.finditer(term.text):
            found[match["name"]] = True
        for name in FUNCTIONS:
            if name in term.text:
                found.setdefault(name, True)
    return list(found.items())

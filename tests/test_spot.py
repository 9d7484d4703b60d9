"""Patterns that are tried only where one of their words stands find what they would find anyway."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import vaultproof.extract
from vaultproof.extract.language.clauses import grammars
from vaultproof.spot import Several, Spotted, late, memory, recall, remembered
from vaultproof.spot.index import EDGE
from vaultproof.spot.seen import folded, seen
from vaultproof.spot.strings import BAR, beginnings, further, needed, numerals


def _spotted() -> list[Spotted]:
    names = [one.name for one in walk_packages(vaultproof.extract.__path__, "vaultproof.extract.")]
    modules = [import_module(name) for name in names]
    found = [value for module in modules for value in vars(module).values()]
    inner = [one for value in found if isinstance(value, tuple) for one in value]
    return [one for one in [*found, *inner] if isinstance(one, Spotted)] + [
        grammar.trigger for grammar in grammars()
    ]


_ALL = _spotted()
_LOOKING = re.compile(r"(\\\\)|\\b|\(\?<?[!=][^()]*\)")


def _plain(spotted: Spotted) -> re.Pattern[str] | None:
    """The pattern without what it asks of the text around it, which a made-up text lacks."""
    rest = _LOOKING.sub(lambda match: match[1] or "", spotted.pattern)
    return None if re.search(r"\(\?<?[!=]", rest) else re.compile(rest, spotted.compiled.flags)


_PLAIN = [(one, plain) for one in _ALL if (plain := _plain(one)) is not None]


def test_there_are_such_patterns_and_most_of_them_know_their_words() -> None:
    """Without strings a pattern is tried on every text, as any other is."""
    assert len(_ALL) > 40
    assert sum(bool(one.strings) for one in _ALL) > 0.9 * len(_ALL)
    assert sum(bool(one.heads) for one in _ALL) > 0.7 * len(_ALL)


@pytest.mark.parametrize(("spotted", "plain"), _PLAIN, ids=range(len(_PLAIN)))
def test_what_a_pattern_matches_holds_one_of_its_strings_and_is_found_where_a_match_may_begin(
    spotted: Spotted, plain: re.Pattern[str]
) -> None:
    """In texts made up by the pattern itself, as words of their own, next to others and between them."""

    @settings(max_examples=4)
    @given(st.lists(st.from_regex(plain, fullmatch=True), min_size=2, max_size=2))
    def check(made: list[str]) -> None:
        one, other = made
        compiled = spotted.compiled
        for text in (f"So {one}.", f"so{one}so"):
            assert spotted.may_match(text) or compiled.search(text) is None
        text = f"so {one} in {other}. {one}"
        assert [found.span() for found in spotted.finditer(text)] == [
            found.span() for found in compiled.finditer(text)
        ]

    check()


_PIECES = st.recursive(
    st.sampled_from(
        [
            "a",
            "bc",
            "Dé",
            "ı",
            "ſt",
            "[xy]",
            "[^x]",
            r"\w",
            r"\d",
            "[0-9]",
            "7",
            r"\s+",
            ".",
            "Σ",
            "K",
            r"\b",
            r"\B",
            r"(?<!\w)",
            r"(?!\w)",
            r"(?<![\w-])",
            "^",
            "$",
            "函",
            "-",
            "if",
            "then",
        ]
    ),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.lists(inner, min_size=1, max_size=4).map(lambda parts: f"(?:{'|'.join(parts)})"),
        inner.map(lambda one: f"(?:{one})?"),
        inner.map(lambda one: f"(?:{one})*"),
        inner.map(lambda one: f"(?:{one}){{2,3}}"),
        inner.map(lambda one: f"(?={one})"),
    ),
    max_leaves=12,
)


@given(_PIECES, st.text(alphabet="abcdDéÉiıIİsſStxyzΣσςkK 函X07٣\n"), st.booleans())
def test_a_spotted_pattern_finds_what_the_pattern_finds(pattern: str, text: str, ignore: bool) -> None:
    """In any text, whatever the pattern."""
    flags = re.IGNORECASE if ignore else re.NOFLAG
    plain, spotted = re.compile(pattern, flags), Spotted(pattern, flags)
    assert [one.span() for one in spotted.finditer(text)] == [one.span() for one in plain.finditer(text)]
    for start, end in ((0, len(text)), (1, len(text)), (0, 3)):
        found, expected = spotted.search(text, start, end), plain.search(text, start, end)
        assert (found and found.span()) == (expected and expected.span())
    assert spotted.sub("-", text) == plain.sub("-", text)


def test_words_are_read_off_a_pattern() -> None:
    """The longest strings that no match can lack, with the edges of words that are known."""
    assert needed(r"\b(?:derivative|slope)s?\s+of\b") == {
        f"{EDGE}{one}{EDGE}" for one in ("derivative", "derivatives", "slope", "slopes")
    }
    assert needed(r"(?:strictly\s+)?\bconvex") == {f"{EDGE}convex"}
    assert needed(r"\d\s+(?:very\s+)*convex\w*") == {f"{EDGE}convex"}
    assert needed(r"(?<!\w)(?:if|then)(?!\w)") == {f"{EDGE}if{EDGE}", f"{EDGE}then{EDGE}"}
    assert needed(r"(?:max|min)imum", re.IGNORECASE) == {"maximum", "minimum"}
    assert needed(r"\d+") is None
    assert needed(r"(?:ab)?") is None


def test_more_sets_of_words_are_read_off_a_pattern() -> None:
    """Of words in a row a text must hold one of each, if it is to hold a match; not of those that may be left out."""
    pattern = r"(?:derivative|slope)\s+(?:now\s+)?(?:lies|stays)\s+(?:in|within)\b"
    assert needed(pattern) == {f"derivative{EDGE}", f"slope{EDGE}"}
    assert further(pattern) == {
        f"{EDGE}lies{EDGE}{BAR}{EDGE}stays{EDGE}",
        f"{EDGE}in{EDGE}{BAR}{EDGE}within{EDGE}",
    }
    assert further(r"convex") is None
    assert Spotted(pattern).may_match("the slope of it")
    assert not Spotted(pattern).needs.may_be_found(seen("the slope of it"))
    assert Spotted(pattern).search("a slope now stays within [0, 1]") is not None


def test_beginnings_are_read_off_a_pattern() -> None:
    """What every match begins with, though more may follow that is not known."""
    assert beginnings(r"\b(?:derivative|slope)s?\s+of\b") == {f"{EDGE}derivative", f"{EDGE}slope"}
    assert beginnings(r"(?:only\s+)?(?:defined|given)") == {"only", "defined", "given"}
    assert beginnings(r"(?:ab?|\w)c") is None
    assert beginnings(r"\s*ab") is None


def test_whether_every_match_holds_a_digit_is_read_off_a_pattern() -> None:
    """Where one does, no place behind the last digit of a text is tried."""
    assert all(map(numerals, (r"mean of \d+", "(?:of|at) (?:[0-9]|7)", "[1-3]{2}", "(?:x=)?2")))
    assert not any(map(numerals, (r"mean of \d*", r"\d|one", r"[\dx]", "(?:7)?", "[0-x]", r"[^\D]")))
    pattern = Spotted(r"\b(?:mean|average)\s+of\s+\d")
    found = pattern.search("a mean of nothing, the average of 7, and a mean of x")
    assert found is not None
    assert found.group() == "average of 7"
    assert not pattern.may_match("the mean of all")


def test_several_patterns_are_asked_for_at_once() -> None:
    """Whether one of them may match; always where one knows no words of its own."""
    two = Several(Spotted(r"\bmean\b"), Spotted(r"\baverage\s+of\b"))
    assert two.may_match("the mean")
    assert two.may_match("an AVERAGE of")
    assert not two.may_match("the median")
    assert Several(*two, Spotted(r"\w+")).may_match("")


def test_what_a_text_needs_is_told_by_its_words() -> None:
    """A string in a word for certain, one of several words by the longest of them, one of signs only as it stands."""
    assert Spotted(r"\bif\b|ought\b|\bwh").may_match("WHY he thought so")
    assert not Spotted(r"\bif\b|ought\b|\bwh").may_match("gift, oughtn't of awhile")
    assert Spotted("tp").may_match("the output")
    assert not Spotted(r"\btp").may_match("the output")
    assert Spotted("true or false").may_match("is it True or false?")
    assert not Spotted("true or false").may_match("false or true, or neither")
    assert Spotted("f1-score").may_match("the F1-score")
    assert not Spotted("f1-score").may_match("the F2-score")
    assert Spotted("->|=>").may_match("a->b")
    assert not Spotted("->|=>").may_match("a-b > c")
    assert Spotted("的导数").may_match("函数的导数是")
    assert not Several(Spotted("->"), Spotted(r"\bif\b")).may_match("gift - >")


def test_letters_that_patterns_take_for_alike_are_folded_alike() -> None:
    """`re.IGNORECASE` takes a dotless i for an i, and a final sigma for a sigma."""
    for one, other in (("İI", "iı"), ("ΣΑΣ", "σας"), ("ſ", "S"), ("\u212a", "k")):
        assert folded(one) == folded(other)


def test_what_comes_with_a_version_is_what_its_patterns_give() -> None:
    """It is known of most of them; what it is not known of, such as a pattern changed since, is read as it is asked."""
    known = 0
    for one in _ALL:
        for read in (needed, beginnings, numerals):
            told = memory.known(read.__name__, one.pattern, int(one.flags))
            assert told in {None, tuple(sorted(read(one.pattern, one.flags) or ()))}, one.pattern
        known += told is not None
    assert known > 0.5 * len(_ALL), "run .ci/fix"


def test_what_was_read_off_a_pattern_is_not_read_off_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither in the same process nor where a later one is told of it; nothing is told where nothing is new."""
    monkeypatch.setattr(memory, "_known", {})
    monkeypatch.setattr(memory, "_recalled", 0)
    text = "a bivariate word"
    first = Spotted(r"\b(?:uni|bi)variate\b")
    assert first.search(text) is not None
    told = remembered()
    assert told
    recall(told)
    assert remembered() is None
    monkeypatch.setattr("vaultproof.spot.strings.parser.parse", None)
    again = Spotted(first.pattern)
    assert (again.strings, again.heads) == (first.strings, first.heads)
    assert again.search(text) is not None


def test_a_late_pattern_finds_what_a_compiled_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    """By every method; it is compiled when it is first tried, and once."""
    written, text = r"(?P<name>a+)(b)?", "xAb aaB"
    compiled, pattern = re.compile(written, re.IGNORECASE), late(written, re.IGNORECASE)
    original, compilations = re.compile, []
    monkeypatch.setattr(re, "compile", lambda *given: compilations.append(given) or original(*given))
    assert (pattern.pattern, compilations) == (written, [])
    for method in ("search", "match", "fullmatch"):
        for part in (text, text[1:], "aab", ""):
            found, wanted = getattr(pattern, method)(part), getattr(compiled, method)(part)
            assert (found and (found.span(), found.groups())) == (wanted and (wanted.span(), wanted.groups()))
    assert [one.span() for one in pattern.finditer(text, 1)] == [
        one.span() for one in compiled.finditer(text, 1)
    ]
    assert pattern.findall(text) == compiled.findall(text)
    assert pattern.sub("-", text) == compiled.sub("-", text)
    assert pattern.split(text) == compiled.split(text)
    assert (pattern.flags, pattern.groups, pattern.groupindex) == (compiled.flags, 2, {"name": 1})
    assert len(compilations) == 1
    with pytest.raises(AttributeError):
        _ = pattern.nothing  # type: ignore[attr-defined]


def test_no_match_is_asked_whether_it_is_of_a_late_pattern() -> None:
    """It would say no: a match knows the pattern that was compiled, not what stands for it."""
    for path in Path(vaultproof.extract.__file__).parents[1].rglob("*.py"):
        code = path.read_text(encoding="utf-8")
        asked = set(re.findall(r"\.re (?:is|is not|==|!=|in) (\w+)", code))
        assert not asked & set(re.findall(r"^(\w+) = late\(", code, re.MULTILINE)), path

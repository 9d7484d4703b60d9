"""Small numbers written as words, where a statement says that something equals one: “equals minus two”, “bằng không”,
“égale à trois quarts”. Knows the words; what they are said of is read elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from vaultproof.source import Passage

_SPACED = {
    "en": "zero/null one two three four five six seven eight nine ten eleven twelve",
    "vi": "không một hai ba bốn năm sáu bảy tám chín mười",
    "de": "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "fr": "zéro un/une deux trois quatre cinq six sept huit neuf dix onze douze",
    "es": "cero uno/una dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "pt": "zero um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze",
    "it": "zero uno/una due tre quattro cinque sei sette otto nove dieci undici dodici",
    "ru": "ноль/нулю один/одному/единице два/двум три/трём/трем четыре/четырём/четырем пять/пяти шесть/шести"
    " семь/семи восемь/восьми девять/девяти десять/десяти",
    "pl": "zero/zeru jeden/jedności dwa/dwóm trzy/trzem cztery/czterem pięć/pięciu sześć/sześciu siedem/siedmiu"
    " osiem/ośmiu dziewięć/dziewięciu dziesięć/dziesięciu",
    "id": "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh",
}
"""The words from zero on, by language; forms of one word are parted by slashes."""
_FRACTIONS = {
    "1/2": "one half/a half/một nửa/einhalb/ein halb/un demi/la moitié/un medio/um meio/un mezzo/одной второй"
    "/одна вторая",
    "1/3": "one third/a third/một phần ba/ein drittel/un tiers/un tercio/um terço/un terzo/одной трети/одна треть",
    "2/3": "two thirds/hai phần ba/zwei drittel/deux tiers/dos tercios/dois terços/due terzi/двум третям/две трети",
    "1/4": "one quarter/a quarter/one fourth/một phần tư/ein viertel/un quart/un cuarto/um quarto/un quarto"
    "/одной четверти/одна четверть",
    "3/4": "three quarters/three fourths/ba phần tư/drei viertel/trois quarts/tres cuartos/três quartos/tre quarti"
    "/трём четвертям/три четверти",
}
_EASTERN = {
    "零": "0",
    "ゼロ": "0",
    "一": "1",
    "二": "2",
    "两": "2",
    "三": "3",
    "四": "4",
    "五": "5",
    "六": "6",
    "七": "7",
    "八": "8",
    "九": "9",
    "十": "10",
}
_ARTICLES = frozenset("one un une uno una um uma một 一".split())
"""Words that are articles, pronouns or the like as well: numbers only behind words that say more than *is*."""
_BARE = frozenset("is est es é è là wird будет 是 为 は が".split())
_MINUS = r"(?P<minus>(?:minus|negative|âm|trừ|moins|menos|meno|минус|negatif|负|負の|マイナス)\s*)?"


@cache
def _values() -> dict[str, str]:
    spaced = {
        form: str(number)
        for words in _SPACED.values()
        for number, forms in enumerate(words.split())
        for form in forms.split("/")
    }
    fractions = {form: value for value, forms in _FRACTIONS.items() for form in forms.split("/")}
    return spaced | fractions | _EASTERN


@cache
def _pattern() -> re.Pattern[str]:
    longest = sorted(_values().keys() - _EASTERN.keys(), key=lambda word: (-len(word), word))
    spaced = "|".join(re.escape(word).replace(r"\ ", r"\s") for word in longest)
    eastern = "|".join(_EASTERN)
    return re.compile(
        rf"{_MINUS}(?P<word>(?:{spaced})(?![\w-])|(?:{eastern})(?=\s*(?:[。，；、,.;:)）\n]|$|で|だ|と[なき])))",
        re.IGNORECASE,
    )


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number written as a word: its digits and where the word ends."""

    digits: str
    end: int

    def passage(self, of: Passage, start: int) -> Passage:
        """The number as text at the place of its word, which begins at `start` of a passage."""
        word = of.cut(start, self.end)
        text = self.digits.ljust(2) if self.end - start > 1 else self.digits
        return word.reworded(text) if len(text) > 1 else Passage(text, word.anchors)


def numeral(text: str, at: int, said: str) -> Numeral | None:
    """The number that words at a place of a text write, `said` being the words before it that say that it is equal."""
    match = _pattern().match(text, at)
    if match is None:
        return None
    word = " ".join(match["word"].lower().split())
    if word in _ARTICLES and said.strip().lower() in _BARE:
        return None
    return Numeral(f"-{_values()[word]}" if match["minus"] else _values()[word], match.end())

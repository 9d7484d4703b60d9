r"""Distributions that words name, with their parameters: “$X$ follows a binomial distribution with $n = 20$ and
$p = 0.25$”, “$Y$ suit une loi de Poisson de paramètre 2”, “uniform on [0, 4]”. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from vaultproof.again import again
from vaultproof.extract.probability.labelled_laws import counting_of, is_label_of, label_of
from vaultproof.extract.probability.named_laws import is_as_named, stands_alone
from vaultproof.extract.probability.plain_odds import tells_more
from vaultproof.extract.probability.told_trials import told_trials
from vaultproof.extract.told import blotted, plain_text, sentence_start
from vaultproof.note import Block, Note
from vaultproof.spot import Spotted, late

NAMES_OF_LAWS = {
    "binomial": r"binomial\w*|binomial|nhị\s+thức|биномиальн\w+|dwumianow\w+|binom|二项|二項|이항|द्विपद",
    "poisson": r"poisson\w*|пуассон\w*|泊松|ポアソン|포아송|푸아송",
    "geometric": r"geometri(?:c|sch\w*|ca|co)|géométrique|геометрическ\w+|geometryczn\w+|几何|幾何|기하",
    "exponential": (
        r"exponential\w*|exponentiell\w*|exponentielle|exponencial|esponenziale|показательн\w+"
        r"|экспоненциальн\w+|wykładnicz\w+|üstel|指数|지수|(?:phân\s+(?:phối|bố)\s+)mũ"
    ),
    "uniform": (
        r"uniform\w*|gleichverteil\w*|uniforme|равномерн\w+|jednostajn\w+|phân\s+(?:phối|bố)\s+đều|tekdüze"
        r"|均匀|一様|균등"
    ),
    "normal": r"normal\w*|gaußsch\w*|gauss\w*|normale|нормальн\w+|normaln\w+|phân\s+(?:phối|bố)\s+chuẩn|正态|正規|정규",
}
_NAMED = "|".join(f"(?P<{kind}>{words})" for kind, words in NAMES_OF_LAWS.items())
_LAW = Spotted(rf"(?<!(?-i:[^\W぀-ヿ一-鿿가-힣]))(?:{_NAMED})", re.IGNORECASE)
_SPEAKS = late(
    r"""(?<!\w)(?:distribut\w*|verteil\w*|\w*verteilt|\w*verteilung|lois?|distribuci\w+|distribui\w+|distribuzion\w+|распредел\w+|закон\w*|rozkład\w*|dağılım\w*
    |phân\s+(?:phối|bố)|process\w*|prozess\w*|proces[os]+|процесс\w*|waiting\s+times?|wartezeit\w*|temps\s+d['’]attente|tiempos?\s+de\s+espera|tempos?\s+de\s+espera|tempo\s+di\s+attesa|время\s+ожидания|lifetimes?|lebensdauer|durée\s+de\s+vie|variab\w+|variáve\w+|величин\w+|zmienna|random|\w*zufallsvariable)(?!\w)|verteil|分布|分佈|분포|बंटन""",
    re.IGNORECASE | re.VERBOSE,
)
_NUMBER = r"(?:\\[dt]?frac\s*\{\s*\d+\s*\}\s*\{\s*\d+\s*\}|[-−]?\d+(?:(?:[.,]|\{,\})\d+)?(?:\s*/\s*\d+)?(?:\s?\\?%)?)"
_STOPS = r"(?![\w^(\\/]|[.,]\d|\s*[*×·/^])"
_SHORT = r"(?:N|B|Bin|P|Po|Poi|Pois|U|Exp|E|Geo|Geom)?"
_LETTER = late(r"(?<![A-Za-z\\{])([A-Z])(?![A-Za-z(]|\s*_\s*\{?\s*(?![ijknt])[A-Za-z])")
_PARAMETER = (
    r"(?:paramet(?:er|re|ern)|paramètres?|parámetros?|parâmetros?|parametr[oiae]\w*|параметр\w*"
    r"|tham\s+số|rate|rata|tasa|taxa|tasso|参数|パラメータ|母数|모수)"
)
_LAMBDA = rf"(?:(?:\\lambda|λ|\\mu|μ)\s*=\s*|{_PARAMETER}\s*(?:\\lambda|λ)?\s*(?:[=:]|为|為|が|는|=)?\s*)"
_MEAN_IS = (
    r"(?:(?:\\mu|μ|m)\s*=\s*|(?:mean|expected\s+value|mittelwert|erwartungswert|moyenne|espérance"
    r"|media|média|valor\s+medio|средн\w+|математическ\w+\s+ожидан\w+|trung\s+bình|kỳ\s+vọng|均值|平均"
    r"|평균)\s*(?:of\s+|von\s+|de\s+|di\s+|là\s+|(?:\\mu|μ)\s*)?[=:]?\s*(?:为|が)?\s*)"
)
_DEVIATION_IS = (
    r"(?:(?:\\sigma|σ)\s*=\s*|(?:standard\s+deviation|standardabweichung|écart[-\s]type"
    r"|desviación\s+(?:típica|estándar)|desvio[-\s]padrão|deviazione\s+standard|(?:стандартн"
    r"|среднеквадратич)\w+\s+отклонен\w+|độ\s+lệch\s+chuẩn|标准差|標準偏差|표준편차)\s*(?:of\s+|von\s+|de\s+"
    r"|di\s+|là\s+|(?:\\sigma|σ)\s*)?[=:]?\s*(?:为|が)?\s*)"
)
_VARIANCE_IS = (
    r"(?:(?:\\sigma|σ)\s*\^\s*\{?\s*2\s*\}?\s*=\s*|(?:variance|varianz|varianza|variância|дисперси\w+"
    r"|phương\s+sai|方差|分散|분산)\s*(?:of\s+|von\s+|de\s+|di\s+|là\s+)?[=:]?\s*)"
)
_REACH = 160
_DIGIT = late(r"\d")
_LETTERS_AHEAD = late(r"[^\W\d_]")
_DIRECT = late(
    r"\s*(?:with|con|mit|avec|com|со?|với|z|,|:|\()\s*(?:(?:rate|parameter|tasa|taxa|tasso|parámetro|parâmetro|parametro|paramètre|tham\s+số)\s+)?"
    r"(?:\\lambda|λ|\\mu|μ|p|n)\s*="
)
"""How a sentence goes on that begins with the name of a distribution: `Poisson with $\\lambda = 4$: the mean is 4`."""


@dataclass(frozen=True, slots=True)
class ToldLaw:
    """A distribution that words name: the letter of its variable, where one is told, its parameters, its place, and
    whether words beside its name may make it another."""

    letter: str | None
    kind: str
    arguments: tuple[str, ...]
    start: int
    end: int
    scope: int
    unsure: bool = False
    tried: bool = False
    """Whether it is that of trials, or of a die, that are told."""
    headed: bool = False
    """Whether a heading or a label names it."""
    meant: str = ""
    """From which number it counts, or what its second parameter is, where words tell it."""


def told_laws(note: Note) -> Iterator[ToldLaw]:
    """Each distribution that a note's running text names, with its parameters."""
    source = note.source.text
    yield from (
        ToldLaw(
            one.letter,
            "binomial" if one.count is not None else "geometric",
            (one.count, one.chance) if one.count is not None else (one.chance,),
            one.start,
            one.end,
            one.scope,
            one.unsure,
            tried=True,
        )
        for one in told_trials(note)
    )
    tried = [one for one in (_LAW, DIE, _OF_MOMENTS) if one.may_match(source)]
    if not tried:
        return
    in_numbers = tried == [_OF_MOMENTS]
    heading, begins = "", False
    for block in note.blocks:
        if block.kind == "heading":
            heading, begins = block.text, True
            yield from _of_heading(heading, block) if _LAW in tried else ()
        if in_numbers and _DIGIT.search(source, block.span.start, block.span.end) is None:
            continue
        text = plain_text(note, block)
        if text is None:
            continue
        yield from _of_headed(text, block, heading, begins=begins)
        begins = False
        yield from _of_dice(text, block) if DIE in tried else ()
        yield from _of_moments(text, block) if _OF_MOMENTS in tried else ()
        labelled = _of_label(text, block) if _LAW in tried else None
        yield from (labelled,) if labelled is not None else ()
        for match in _LAW.finditer(text) if _LAW in tried else ():
            if labelled is not None and block.span.start + match.start() < labelled.end:
                continue
            first = sentence_start(text, match.start())
            stop = _SENTENCE_END.search(text, match.end())
            end = min(stop.start() if stop else len(text), match.end() + _REACH)
            heads = not _LETTERS_AHEAD.search(text[first : match.start()]) and _DIRECT.match(
                text, match.end()
            )
            if not heads and _SPEAKS.search(text, first, end) is None:
                continue
            kind = next(kind for kind in NAMES_OF_LAWS if match[kind] is not None)
            found = _parameters(kind, text, match.end(), end) or _parameters(kind, text, first, match.start())
            if found is not None:
                arguments, at = found
                letters = _LETTER.findall(text[first : match.start()].replace("P", " ")) or _LETTER.findall(
                    text[match.end() : at]
                )
                begin = block.span.start
                letter = letters[-1] if letters else None
                yield ToldLaw(
                    letter,
                    kind,
                    arguments,
                    begin + match.start(),
                    begin + max(at, _behind(text, match.end())),
                    block.scope,
                    not _is_as_named(kind, text, match, (max(first, match.start() - _REACH), end)),
                )


DIE = Spotted(
    r"""(?<!\w)(?:fair\s+(?:six-sided\s+|6-sided\s+)?die|(?:roll|throw)(?:ing)?\s+(?:of\s+)?an?\s+(?:fair\s+)?die|(?:ein(?:en|em)?\s+)?(?:faire[rn]?\s+|ideale[rn]?\s+)?würfel|un\s+dé(?:\s+équilibré)?
    |un\s+dado(?:\s+(?:justo|equilibrado|honesto|onesto|equo))?|um\s+dado(?:\s+(?:honesto|justo|equilibrado))?|игральн\w+\s+кост[ьи]|con\s+xúc\s+xắc(?:\s+cân\s+đối)?|kostk[ąaię]|bir\s+zar)(?!\w)
    |サイコロ|(?:一[枚个個颗])?骰子|주사위""",
    re.IGNORECASE | re.VERBOSE,
)
MORE_DICE = late(
    r"(?<!\w)(?:dice|two|three|twice|zwei|drei|zweimal|deux|trois|fois|dos|tres|dois|três|due|tre|две|три|дважды|hai|ba|dwiema|iki|sum|summe|somme|suma|soma|somma|сумм\w+|tổng|n|tetra\w*|eight|acht|biased|loaded|\w*(?<!sechs)seitig\w*|\w+(?<!six)-sided|\d+-sided|d\d+|gezinkt\w*)(?!\w)|[两二三2-9]\s?[枚个個颗回つ次]|두\s|합|和",
    re.IGNORECASE,
)
_THROWN = late(
    r"fair|idea|throw|roll|toss|geworfen|wirf|werf|würfelt|lanc|lanz|jet[eé]|tir[aéo]|lanç|jog|equilibr|honest|брос|подбрас|gieo|tung|cân\s+đối|rzuc|atıl|hilesiz|掷|投|振|던|굴",
    re.IGNORECASE,
)
"""Words that tell a die that is thrown from a cube."""
_OF_MOMENTS = Spotted(
    rf"""(?<![A-Za-z\\{{])(?P<letter>[A-Z])\s+(?:has|have|hat|habe|with|mit|a|ait|avec|tiene|tenga|con|tem|tenha|com|ha|abbia|имеет|có)\s+(?:(?:a|an|the|den|die|une?|una|uma|um)\s+)?
    {_MEAN_IS}(?P<a>{_NUMBER}){_STOPS}[^.。]{{0,30}}?(?:{_VARIANCE_IS}(?P<b>{_NUMBER})|{_DEVIATION_IS}(?P<deviation>{_NUMBER})){_STOPS}""",
    re.IGNORECASE | re.VERBOSE,
)


def _is_as_named(kind: str, text: str, name: re.Match[str], sentence: tuple[int, int]) -> bool:
    """Whether a sentence tells of no other distribution than that of the name in it."""
    first, end = sentence
    return is_as_named(kind, text[first:end], name.start() - first, name.end() - first)


_NORMAL_HEADING = late(NAMES_OF_LAWS["normal"], re.IGNORECASE)


@again
def _is_of_normal(heading: str) -> bool:
    return _NORMAL_HEADING.search(heading) is not None


def _of_headed(text: str, block: Block, heading: str, *, begins: bool) -> Iterator[ToldLaw]:
    """Parameters below a heading that names a distribution, which the text does not name again: a mean and a deviation
    anywhere, other ones in the text that `begins` what stands below it."""
    normal = _is_of_normal(heading)
    kind = "normal" if normal else _named_in(heading) if begins else None
    if kind is None or any(one[kind] is None or normal for one in _LAW.finditer(text)):
        return
    found = _parameters(kind, text, 0, len(text))
    if found is not None and (normal or _settles(kind, heading, text, found[1])):
        arguments, at = found
        begin = block.span.start
        yield ToldLaw(None, kind, arguments, begin, begin + at, block.scope, headed=not normal)


_SETTLED = late(
    rf"(?:{_LAMBDA}|(?<![A-Za-z\\])p\s*=\s*|[\[(]\s*){_NUMBER}(?:\s*[,;]\s*{_NUMBER}\s*[\])])?\Z",
    re.IGNORECASE,
)
_ANOTHER_VALUE = late(
    r"\s*(?:[,;/]|\\\\|or|and|oder|und|ou|et|o|y|e|или|и|hoặc|và|bis|to|à|a|до|…|\.\.)\s*\$?\s*(?:(?:\\lambda|λ|p)\s*=\s*)?[-−]?\d",
    re.IGNORECASE,
)


def _settles(kind: str, heading: str, text: str, end: int) -> bool:
    """Whether a text gives the one parameter of the distribution that its heading names without it."""
    return (
        kind != "uniform"
        and _DIGIT.search(heading) is None
        and _SETTLED.search(text[:end]) is not None
        and _ANOTHER_VALUE.match(text, end) is None
    )


@lru_cache(maxsize=64)
def _named_in(heading: str) -> str | None:
    """The distribution that a heading names, and nothing else."""
    if not (_LAW.may_match(heading) and (found := list(_LAW.finditer(heading)))) or len(found) > 1:
        return None
    name = found[0]
    kind = next(kind for kind in NAMES_OF_LAWS if name[kind] is not None)
    return kind if stands_alone(heading, *name.span()) and is_as_named(kind, heading, *name.span()) else None


def _of_heading(heading: str, block: Block) -> Iterator[ToldLaw]:
    """A distribution that a heading names with its parameters: `Uniform on $[2, 8]$`."""
    kind = _named_in(blotted(heading)) if _DIGIT.search(heading) is not None else None
    apart = _LAW.sub(lambda name: " " * len(name.group()), blotted(heading))
    found = _parameters(kind, apart, 0, len(heading)) if kind is not None else None
    if kind is not None and found is not None:
        yield ToldLaw(None, kind, found[0], block.span.start, block.span.end, block.scope, headed=True)


def _of_label(text: str, block: Block) -> ToldLaw | None:
    """The distribution that the label of a line names with its parameters: `Poisson, $\\lambda = 2$: mean 2`."""
    if not _LAW.may_match(text) or (label := label_of(text)) is None:
        return None
    names = list(_LAW.finditer(label.words))
    if len(names) != 1:
        return None
    (name,) = names
    kind = next(kind for kind in NAMES_OF_LAWS if name[kind] is not None)
    apart = label.words[: name.start()] + " " * (name.end() - name.start()) + label.words[name.end() :]
    found = _parameters(kind, apart, 0, len(apart)) or _by_letter(kind, apart)
    if found is None or not is_label_of(kind, label.words, *name.span()):
        return None
    begin = block.span.start
    return ToldLaw(
        None,
        kind,
        found[0],
        begin + name.start(),
        begin + label.end,
        block.scope,
        headed=True,
        meant=counting_of(label.words) if kind == "geometric" else "",
    )


_BY_LETTER = late(
    rf"(?<![A-Za-z\\])N\s*\}}?\s*\(\s*(?P<a>{_NUMBER})\s*[,;]\s*(?P<b>{_NUMBER}(?:\s*\^\s*(?:2|\{{2\}}))?)\s*\)"
)


def _by_letter(kind: str, text: str) -> tuple[tuple[str, ...], int] | None:
    """The parameters of a normal distribution as `N(50, 4^2)` tells them."""
    match = _BY_LETTER.search(text) if kind == "normal" else None
    if match is None:
        return None
    return tuple(" ".join(match[one].replace("−", "-").split()) for one in ("a", "b")), match.end()


_DISTRIBUTION = late(
    r"\s*(?:分布|分佈|분포|distribution|distributed|verteilung|verteilt|distribuzione|dağılım\w*)",
    re.IGNORECASE,
)


def _behind(text: str, at: int) -> int:
    """Where the name of a distribution ends, the word for one included."""
    word = _DISTRIBUTION.match(text, at)
    return word.end() if word is not None else at


def _of_dice(text: str, block: Block) -> Iterator[ToldLaw]:
    """The numbers that one fair die shows."""
    for match in DIE.finditer(text):
        first = sentence_start(text, match.start())
        stop = _SENTENCE_END.search(text, match.end())
        end = stop.start() if stop else len(text)
        if MORE_DICE.search(text, first, end) is None and _THROWN.search(text, first, end) is not None:
            begin = block.span.start
            letters = _LETTER.findall(text[first : match.start()])
            letter = letters[-1] if letters else None
            yield ToldLaw(
                letter,
                "die",
                ("6",),
                begin + match.start(),
                begin + match.end(),
                block.scope,
                tells_more(text[max(first, match.start() - _REACH) : match.start()], ""),
                tried=True,
            )


def _of_moments(text: str, block: Block) -> Iterator[ToldLaw]:
    """Variables of which only mean and variance are told."""
    for match in _OF_MOMENTS.finditer(text):
        second = match["b"] or f"{match['deviation']}^2"
        begin = block.span.start
        yield ToldLaw(
            match["letter"],
            "moments",
            tuple(" ".join(one.replace("−", "-").split()) for one in (match["a"], second)),
            begin + match.start(),
            begin + match.end(),
            block.scope,
        )


_SENTENCE_END = late(r"[.!?;](?=\s)|[。！？；।\n]")


@cache
def _forms() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    """The ways in which the parameters of each kind are told, each with the groups `a` and `b` for them."""

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE)

    a, b = rf"(?P<a>{_NUMBER}){_STOPS}", rf"(?P<b>{_NUMBER}){_STOPS}"
    pair = compiled(rf"(?<![A-Za-z\\]){_SHORT}\s*\(\s*(?P<a>{_NUMBER})\s*[,;]\s*(?P<b>{_NUMBER})\s*\)")
    lone = compiled(rf"(?<![A-Za-z\\]){_SHORT}\s*\(\s*(?P<a>{_NUMBER})\s*\)")
    rate = compiled(rf"{_LAMBDA}{a}")
    chance = compiled(rf"(?<![A-Za-z\\])p\s*=\s*{a}")
    mean = r"[^.。]{0,40}?"
    return {
        "binomial": (
            pair,
            compiled(rf"(?<![A-Za-z\\])n\s*=\s*(?P<a>\d+)\b{mean}(?<![A-Za-z\\])p\s*=\s*{b}"),
        ),
        "poisson": (lone, rate, compiled(rf"{_MEAN_IS}{a}")),
        "exponential": (lone, rate),
        "geometric": (lone, chance),
        "uniform": (compiled(rf"[\[(]\s*(?P<a>{_NUMBER})\s*[,;]\s*(?P<b>{_NUMBER})\s*[\])]"),),
        "normal": (
            compiled(rf"{_MEAN_IS}{a}{mean}{_VARIANCE_IS}{b}"),
            compiled(rf"{_MEAN_IS}{a}{mean}{_DEVIATION_IS}(?P<deviation>{_NUMBER}){_STOPS}"),
        ),
    }


def _parameters(kind: str, text: str, start: int, end: int) -> tuple[tuple[str, ...], int] | None:
    """The parameters told in a stretch of a text, and where they end."""
    part = text[:end]
    for form in _forms()[kind]:
        match = form.search(part, start)
        if match is None:
            continue
        named = match.groupdict()
        found = [match["a"]]
        if named.get("deviation"):
            found.append(f"{match['deviation']}^2")
        elif named.get("b"):
            found.append(match["b"])
        return tuple(
            " ".join(one.replace("−", "-").replace("%", r"\%").split()) for one in found
        ), match.end()
    return None

"""Words with which notes tell what a symbol stands for, one entry a language. Knows no grammar but that of each word.

Each field is a regular expression.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """The words of one language.

    `opening` begins a telling (`where`); `is_` needs an `article` behind it to say what a symbol is and not how it is;
    `means` needs none; `and_` joins two tellings; `closing` ends one and is no part of the meaning (`ist`, `である`).
    """

    code: str
    opening: str
    is_: str
    means: str
    and_: str
    article: str
    closing: str = r"(?!)"
    let: str = r"(?!)"
    be: str = r"(?!)"


TELLINGS = (
    Telling(
        code="en",
        opening=r"where|with|in\s+which|here",
        is_=r"is|are",
        means=r"denotes?|represents?|stands?\s+for|refers?\s+to|is\s+called",
        and_=r"and|while",
        article=r"(?:an?|the|its|our|one)\b",
        let=r"let|suppose",
        be=r"be|denote",
    ),
    Telling(
        code="vi",
        opening=r"trong\s+đó|với|ở\s+đây|tại\s+đây",
        is_=r"(?!)",
        means=r"là(?!\s+(?:không|chưa))|biểu\s+thị|ký\s+hiệu|kí\s+hiệu|đại\s+diện\s+cho",
        and_=r"và|còn",
        article=r"(?!)",
        let=r"gọi|đặt|cho",
        be=r"là",
    ),
    Telling(
        code="de",
        opening=r"wobei|mit|hier(?:bei)?|dabei",
        is_=r"ist|sind",
        means=r"bezeichne[tn]|steh(?:t|en)\s+für",
        and_=r"und",
        article=r"(?:der|die|das|den|dem|des|ein|eine|einen|einem|einer)\b",
        closing=r"\s+(?:ist|sind|bezeichnet|bezeichnen|darstell(?:t|en)|sei(?:en)?)",
        let=r"sei(?:en)?",
        be=r"(?=\s)",
    ),
    Telling(
        code="fr",
        opening=r"où|avec|ici",
        is_=r"est|sont",
        means=r"désigne(?:nt)?|représente(?:nt)?|note(?:nt)?",
        and_=r"et|tandis\s+que",
        article=r"(?:l['’]|(?:le|la|les|un|une|des)\b)",
        let=r"soi(?:t|ent)",
        be=r"(?=\s)",
    ),
    Telling(
        code="es",
        opening=r"donde|con|aquí|en\s+(?:la|el)\s+que|siendo",
        is_=r"es|son",
        means=r"denota[n]?|representa[n]?|designa[n]?",
        and_=r"y|e|mientras\s+que",
        article=r"(?:el|la|los|las|un|una|unos|unas)\b",
        let=r"sean?",
        be=r"(?=\s)",
    ),
    Telling(
        code="pt",
        opening=r"onde|com|aqui|em\s+que|sendo",
        is_=r"é|são",
        means=r"denotam?|representam?|designam?",
        and_=r"e|enquanto",
        article=r"(?:o|a|os|as|um|uma|uns|umas)\b",
        let=r"sejam?",
        be=r"(?=\s)",
    ),
    Telling(
        code="it",
        opening=r"dove|ove|con|qui|in\s+cui",
        is_=r"è|sono",
        means=r"denota(?:no)?|indica(?:no)?|rappresenta(?:no)?",
        and_=r"ed?|mentre",
        article=r"(?:l['’]|un['’]|(?:il|lo|la|i|gli|le|un|uno|una)\b)",
        let=r"sia(?:no)?",
        be=r"(?=\s)",
    ),
    Telling(
        code="ru",
        opening=r"где|здесь|в\s+которой",
        is_=r"(?!)",
        means=r"[—–-]\s*(?:это\b)?|это|обознача[ею]т|есть",
        and_=r"и|а",
        article=r"(?!)",
        let=r"пусть",
        be=r"[—–-]|будет|есть",
    ),
    Telling(
        code="zh",
        opening=r"其中|这里|此处|式中",
        is_=r"(?!)",
        means=r"是|为|表示|代表|指的是|指",
        and_=r"而|且|和|，",
        article=r"(?!)",
        let=r"设|令|记",
        be=r"是|为|表示",
    ),
    Telling(
        code="ja",
        opening=r"ここで|ただし|なお|但し",
        is_=r"(?!)",
        means=r"は|が",
        and_=r"、",
        article=r"(?!)",
        closing=r"(?:である|であり|です|を表す|を表し|を示す|を示し|とする|と呼ぶ|を意味する)",
        let=r"(?!)",
    ),
    Telling(
        code="ko",
        opening=r"여기서|여기에서|단|이때",
        is_=r"(?!)",
        means=r"은|는|이|가",
        and_=r",",
        article=r"(?!)",
        closing=r"(?:이다|이며|이고|입니다|을\s*나타낸다|를\s*나타낸다|을\s*의미한다|를\s*의미한다|다)",
    ),
)

NOTATION = (
    r"notations?|symbols?|nomenclature|list\s+of\s+symbols|k[ýí]\s+hiệu|các\s+k[ýí]\s+hiệu|bezeichnungen?|symbole|formelzeichen|"
    r"symboles|notaci[óo]n|s[ií]mbolos?|nota[çc][ãa]o|notazion[ei]|simbol[oi]|обозначени[яе]|символы?|符号(?:说明)?|记号|記号|표기|기호"
)
"""What a heading or the head of a column is called under which symbols stand."""

MEANING = (
    r"meaning|description|definition|stands\s+for|what\s+it\s+is|ý\s+nghĩa|mô\s+tả|bedeutung|beschreibung|"
    r"signification|sens|significado|descripci[óo]n|descri[çc][ãa]o|significato|descrizione|значение|описание|смысл|"
    r"含义|意义|说明|描述|意味|説明|의미|설명|뜻"
)
"""What the head of a column is called in which the meanings of symbols stand."""

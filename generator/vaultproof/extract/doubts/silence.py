"""Tells why a mismatch at a place would prove nothing: the text supposes, asks, quotes or counts in another way.

Knows contexts, not mathematics.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from vaultproof.extract.doubts.worked_exercises import is_worked_exercise
from vaultproof.extract.language.words import other_numbers, supposes, supposes_numbers
from vaultproof.note import Note, Scope, ScopeKind
from vaultproof.spot import Spotted, late

_HUNTS = r"""(?:(?:spot|find|catch|fix|what(?:['’]s|\s+is)\s+wrong\s+with|where\s+is)
    \s+the\s+(?:error|mistake|bug|flaw)s?
    |(?:error|mistake|bug)\s+hunt\w*
    |fehlersuche|(?:finde|suche|wo\s+(?:ist|steckt|liegt))\s+(?:der|den|die)\s+fehler|chasse\s+aux\s+erreurs|(?:trouve[rz]?|cherche[rz]?|où\s+est)\s+l['’]erreur
    |(?:encuentra|halla|caza|detecta|busca)r?\s+(?:el|los|de)\s+error(?:es)?|(?:encontre|ache|caça)\s+(?:o|os|ao|aos)\s+erros?
    |(?:trova|caccia)\s*(?:al)?\s*l['’]errore|найди(?:те)?\s+ошибк\w+|где\s+ошибка|znajdź\s+błąd|gdzie\s+(?:jest|tkwi)\s+błąd
    |hata(?:yı|ları)?\s+(?:av\w*|bul\w*)|(?:tìm|phát\s+hiện)\s+(?:lỗi|chỗ)\s+sai)\b|找错|改错|纠错|間違い探し|誤り探し|(?:오류|틀린\s*(?:곳|것|부분))\s*찾기"""
"""Headings under which a mistake is shown so that it may be found."""
_MISTAKES = Spotted(
    r"""\b(?:common\s+(?:mistakes|errors)|counter-?examples?|pitfalls?|misconceptions?|sai\s+lầm|lỗi\s+thường|häufige\s+fehler|erreurs?|errores
    |erros|ошибки|errori|hatalar\w*)\b|常见错误|よくある間違い|\b"""
    + _HUNTS,
    re.IGNORECASE | re.VERBOSE,
)
_EXERCISE = Spotted(
    r"""\b(?:exercises?|homework|quiz|todo|common\s+(?:mistakes|errors)|counter-?examples?|pitfalls?|misconceptions?
    |(?:practi[cs]e|sample|exam|review)\s+(?:problems?|questions?)
    |bài\s+tập|câu\s+hỏi|sai\s+lầm|lỗi\s+thường|aufgaben?|übung(?:en)?|häufige\s+fehler|exercices?|erreurs?|ejercicios?
    |errores|exercícios?|erros|упражнени\w+|ошибки|esercizi|errori|alıştırma\w*|sorular|hatalar\w*
    |övning(?:ar)?|øvelser|oppgaver|oefening(?:en)?
    |cvičení|ćwiczeni\w+|zadania|exerciții|feladat(?:ok)?|harjoituks\w+|latihan|вправи|задачи|ασκήσεις|تمارين|תרגילים
    |true\s+or\s+false|vrai\s+ou\s+faux|(?:wahr|richtig)\s+oder\s+falsch|verdadero\s+o\s+falso|verdadeiro\s+ou\s+falso|vero\s+o\s+falso|верно\s+или\s+(?:нет|неверно)
    |đúng\s+hay\s+sai|myths?|irrtümer|get\s+wrong)\b|练习|习题|判断题|常见错误|練習|演習|正しいか|よくある間違い|연습|흔한\s*실수
    |^[\W\d]*(?:questions?|problems?|задач[аи]?|问题|問題|문제)[\W\d]*$|\b"""
    + _HUNTS,
    re.IGNORECASE | re.VERBOSE,
)

_SOLUTIONS = r"""(?:(?:worked|model|full|detailed|sample)\s+)?(?:solutions?|answers?)(?:\s+key)?
    |(?:hướng\s+dẫn\s+|lời\s+|bài\s+)?giải|đáp\s+án|(?:muster)?lösung(?:en|sweg)?|antwort(?:en)?|corrigés?|réponses?|corrections?
    |soluci[oó]n(?:es)?|solucionario|respuestas?|resueltos?|soluç(?:ão|ões)|resoluç(?:ão|ões)|respostas?|resolvidos?
    |решени(?:е|я|ем|ями)|ответы?|soluzion[ei]|svolgiment[oi]|svolt[aeio]|risolt[aeio]|risposte?|rozwiązan[aei]\w{0,2}|odpowiedzi|odpowiedź
    |gelöste?|çözüm(?:ü|ler|leri|lü)?|cevap(?:lar)?
    |розв['’]язання|розв['’]язок|відповід[ьі]|oplossing(?:en)?|antwoord(?:en)?|lösningar?|svar|řešení|soluți[ei]|megoldás(?:ok)?
    |ratkaisut?|penyelesaian|jawaban"""
_OPENS_WITH_SOLUTION = late(
    rf"[\W\d_]*(?:(?:{_SOLUTIONS})\b|解答|解析|解説|答案|参考答案|答え|解(?=[\W\d]|$)|풀이|해설|정답)",
    re.IGNORECASE | re.VERBOSE,
)
_ENDS_WITH_SOLUTION = late(
    rf"(?:\b(?:{_SOLUTIONS})|解答|解析|解説|答案|答え|풀이|해설|정답)[\W\d_]*$", re.IGNORECASE | re.VERBOSE
)


_SOLVED = late(
    r"(?<!\w)(?:(?:solved|worked)\s+(?:exercises|problems)|gelöste\s+(?:aufgaben|übungen)|exercices\s+(?:corrigés|résolus)"
    r"|(?:ejercicios|problemas)\s+resueltos|(?:exercícios|problemas)\s+(?:resolvidos|comentados)|esercizi\s+(?:svolti|risolti)"
    r"|реш[её]нные\s+(?:задачи|упражнения)|rozwiązane\s+zadania|bài\s+tập\s+có\s+lời\s+giải)(?!\w)",
    re.IGNORECASE,
)
"""Exercises of which the writer tells how they are solved."""
_OF_NOTES = late(
    r"(?:연습|演習|練習|练习)\s*(?:노트|ノート|笔记|筆記)|\b(?:exercise|practice|übungs|drill)[\s-]*(?:notes?|notizen|notebook)\b",
    re.IGNORECASE,
)
"""Words for notes that are made while one practises: what they say is meant."""


def _tells_of_exercises(name: str) -> bool:
    """Whether a heading tells of exercises or mistakes, and not of the solutions of exercises."""
    if not _EXERCISE.search(name) or _OF_NOTES.search(name) is not None:
        return False
    return bool(_MISTAKES.search(name)) or not (
        _OPENS_WITH_SOLUTION.match(name) or _ENDS_WITH_SOLUTION.search(name) or _SOLVED.search(name)
    )


def _is_solution(name: str | None) -> bool:
    """Whether what stands under a name is worked out by the writer, though it stands among exercises."""
    return name is not None and _OPENS_WITH_SOLUTION.match(name) is not None and not _MISTAKES.search(name)


_EXERCISES = "exercises"
_CONCLUDES = Spotted(
    r"""(?:\b(?:so|thus|hence|therefore|daher|somit|folglich|also(?=\s*:)|donc|ainsi|alors|par\s+conséquent|por\s+(?:lo\s+)?tanto|entonces|luego|portanto
    |logo|assim|então|quindi|dunque|perciò|pertanto|следовательно|значит|поэтому|итак|więc|zatem|vậy|suy\s+ra|do\s+đó|böylece|dolayısıyla)\b
    |所以|因此|于是|故|よって|したがって|ゆえに|따라서|그러므로)
    [\s,:：，]*(?:(?:we\s+(?:have|get|obtain)|it\s+is|ta\s+có|gilt|ist|on\s+a|tenemos|temos|si\s+ha|имеем|有|得)[\s,:：，]*)?$""",
    re.IGNORECASE | re.VERBOSE,
)


def concluded(doubt: str | None, sentence: str) -> bool:
    """Whether a statement, at U+E001, that stands among exercises is a conclusion of the writer's: “so `2 + 3 = 5`”."""
    before = sentence.partition("\ue001")[0]
    return (
        doubt is not None
        and doubt.endswith(f"tells of {_EXERCISES}")
        and _CONCLUDES.search(before) is not None
    )


def of_exercises(doubt: str) -> bool:
    """Whether a doubt is that of a heading over exercises, where what is worked out may well be right."""
    return doubt.endswith(f"tells of {_EXERCISES}")


_ASKING = late(r"(?:tells of exercises|callout of type `(?:question|help|faq)`)$", re.IGNORECASE)
_OPERATION = late(
    r"(?<=[\d)}\]])\s*(?:[-−+*/·×⋅÷^]|\\(?:times|cdot|div|ast)(?![A-Za-z]))|\\[dtc]?frac(?![A-Za-z])|\\sqrt(?![A-Za-z])|!"
)
_BROKEN = late(r"\d[.,]\d|\\[dtc]?frac(?![A-Za-z])|\\sqrt(?![A-Za-z])")
_FEWEST_STEPS = 3
_CHOICE = late(r"(?:^|[\s(])[(]?[A-Ha-h][).:]\s*[$\s]*$")


def worked_out(doubt: str | None, sentence: str, terms: Sequence[str]) -> bool:
    """Whether a statement, at U+E001, that stands where things are asked is worked out there, as the answers are: it
    goes on over several terms, or reckons with decimals or fractions. No choice among several, and no question."""
    if doubt is None or _ASKING.search(doubt) is None:
        return False
    before, _, behind = sentence.partition("\ue001")
    if "?" in behind or "？" in behind or _CHOICE.search(before):
        return False
    return reckoned(terms)


def reckoned(terms: Sequence[str]) -> bool:
    """Whether a statement goes on over several terms, or reckons with decimals or fractions."""
    broken = any(_BROKEN.search(term) for term in terms)
    return len(terms) >= _FEWEST_STEPS or (broken and any(len(_OPERATION.findall(one)) > 1 for one in terms))


_NUMBERED = late(
    r"\W*(?:statement|assertion|claim|aussage|behauptung|affirmation|proposition|afirmaci[oó]n|afirmação|affermazione|asserzione|утверждение|высказывание"
    r"|stwierdzenie|zdanie|önerme|ifade|phát\s+biểu|mệnh\s+đề|khẳng\s+định|påstand|påstående|bewering|tvrzení|命題|命题|说法|陳述|陈述|명제|진술)"
    r"\s*[\dA-Da-d]\s*[.:)：]?[*_]*\s",
    re.IGNORECASE,
)
"""A label of one of several statements that are to be judged: `Påstand 3 : …`."""


def to_be_judged(words: str) -> str | None:
    """Why a statement with a number, with which these words begin, is none of the note's own: it may be asked."""
    return "it is one of several statements, which may be to be judged" if _NUMBERED.match(words) else None


_DOUBTFUL_CALLOUTS = frozenset(
    {"failure", "fail", "missing", "bug", "question", "help", "faq", "danger", "error"}
)


OF_DEGREES = late(
    r"(?:sin|cos|tan|tg|sen|cot|sec|csc)[^=≈]{0,12}?\d\s*(?:°|\^\s*\{?\s*\\circ(?![A-Za-z])|\\degree)",
    re.IGNORECASE,
)
"""A function of an angle that is given in degrees."""
_DEGREE_SIGN = late(
    r"°|\^?\{?\\circ\}?|\bdegrees?\b(?!\s+mode)|\b(?:grad|degrés|grados|graus|градус\w*)\b", re.IGNORECASE
)
_TELLS_DEGREES = Spotted(r"°|circ|degree|grad|degrés|graus|градус", re.IGNORECASE)


_OF_ANGLES = late(r"sin|cos|tan|cot|sec|csc|tg|sen", re.IGNORECASE)


def without_degrees(sentence: str, *terms: str) -> str:
    """A sentence around terms without the signs of degrees and the words for them, where the terms bear their own or
    hold no angles."""
    if _TELLS_DEGREES.search(sentence) is None:
        return sentence
    own = any(map(OF_DEGREES.search, terms)) or not any(map(_OF_ANGLES.search, terms))
    if own:
        return _DEGREE_SIGN.sub(" ", sentence)
    both = " ".join(terms)
    lettered = len(_OF_LETTER.findall(both)) == len(_OF_ANGLES.findall(both)) > 0
    return _OF_NUMBER.sub(" ", sentence) if lettered else sentence


_OF_LETTER = late(
    r"\\(?:sin|cos|tan|cot|sec|csc)(?:\s*\^\s*\{?\d\}?)?\s*(?:(?:\\left\s*)?\(\s*)?\d*\s*(?:\\(?!pi(?![a-z])|[dt]?frac|sqrt|left)[a-z]+|[A-Za-z])"
)
"""A function of an angle that has a letter, whose value tells itself whether it is in degrees."""
_OF_NUMBER = late(r"(?<=\d)\s*°|\^\{?\\circ\}?")


_BINARY = Spotted(
    r"\bbinary\b|\bnhị\s+phân\b|\bbinär\w*|\bbinaires?\b|\bbinari[oa]s?\b|\bbinári[oa]s?\b|\bдвоичн\w*|\bbinarn\w*|\bikilik\b|二进制|2\s*進|이진",
    re.IGNORECASE,
)
_NUMERAL = late(r"(?<![\d.,])\d+(?![\d.,]*\d|\s*(?:\^|\{,\}\d))")
_IN_BITS = late(r"[01]{2,}")


def without_binary(sentence: str, *terms: str) -> str:
    """A sentence around terms without the words for binary numbers, where no number in the terms can be one: a binary
    tree of height 4 has `2^5 - 1 = 31` nodes."""
    if _BINARY.search(sentence) is None:
        return sentence
    numerals = [match.group() for term in terms for match in _NUMERAL.finditer(term)]
    bits = any(map(_IN_BITS.fullmatch, numerals)) or all(one in {"0", "1"} for one in numerals)
    return sentence if bits else _BINARY.sub(" ", sentence)


_WOULD = late(
    r"\b(?:would(?=\s+(?:have\s+been|be|give|equal|\W))|(?<=[\w,%] )(?:wären?|käme|ergäbe|betrüge|würden?)"
    r"|(?<=[\w,%’'] )(?:serait|donnerait|vaudrait|sería|daría|seria|daria|sarebbe|darebbe|byłoby|dałoby)|(?<= )бы)\b",
    re.IGNORECASE,
)
_WORKED = late(r"(?:ln|log|exp|sqrt|√)|\d(?:[.,]|\{,\})\d")


def without_would(sentence: str, *terms: str) -> str:
    """A sentence without `would be` before a function of a number, or decimals, that are worked out: `it would be
    -ln(0.1) = 2.303` is true whatever is supposed."""
    return _WOULD.sub(" ", sentence) if any(map(_WORKED.search, terms)) else sentence


def doubt_of(sentence: str) -> str | None:
    """Why a sentence does not plainly state something, or None."""
    if other_numbers(sentence):
        return "the words around it speak of another number system, or of degrees"
    if supposes(sentence):
        return "the words around it suppose, ask or deny rather than state"
    return None


_LABELLED = late(
    r"""^\W*(?:(?:common|typical|frequent)\s+)?(?:errors?|mistakes?|fehler|erreurs?|errore|erro|lỗi|ошибк[аи]|błąd|błędy|hata|fout|fel|fejl|chyba|помилка
    |错误|錯誤|間違い|오류)[\s*_]*[:：][\s*_$]*\ue001""",
    re.IGNORECASE | re.VERBOSE,
)
_NAME_OF_ERROR = late(
    r"\s*(?:[A-Z]|\\(?:mathcal|mathrm|text)\s*\{\s*\w+\s*\}|[EL]_\{?\w+\}?|MSE|MAE|RMSE)\s*"
)
_MEASURED = late(r"\||\\[lr]?vert|\\abs|\babs\b|\\Delta|%")


def labelled(sentence: str, terms: Sequence[str]) -> bool:
    """Whether a statement, at U+E001, is labelled a mistake: `Error: 2 + 2 = 5`. An error that is measured is none:
    `Error: |1.5 - 1.41| = 0.09`."""
    if _LABELLED.match(sentence) is None or (terms and _NAME_OF_ERROR.fullmatch(terms[0])):
        return False
    return not any(_MEASURED.search(term) for term in terms)


_ROUNDING = Spotted(
    r"""\b(?:round(?:ed|ing|s)?(?:\s+(?:up|down|off))?|làm\s+tròn|aufgerundet|abgerundet|gerundet|(?:auf|ab)?runden
    |arrondi\w*|redonde\w+|arredond\w+|округл\w+|arrotond\w+|zaokrągl\w+|yuvarla\w+
    |clip(?:s|ped|ping)?|clamp(?:s|ed|ing)?|capped|overflow\w*|truncat\w+|wraps?\s+around
    |round-?off|floating[-\s]?points?|machine\s+(?:precision|epsilon|numbers?)|on\s+(?:some|most|many|a|the)\s+(?:machines?|computers?|calculators?)
    |gleitkomma\w*|maschinen(?:zahl|genauigkeit)\w*|virgule\s+flottante|(?:coma|punto)\s+flotante|ponto\s+flutuante|virgola\s+mobile
    |плавающ\w+|zmiennoprzecinkow\w+|dấu\s+phẩy\s+động|kayan\s+nokta\w*
    |tràn\s+số|gekappt|abgeschnitten|überlauf|écrêt\w+|tronqu\w+|trunca\w+|tronca\w+|desbord\w+
    |transbord\w+|обрез\w+|переполн\w+|obcię\w+|przepełni\w+|kırpıl\w+|taşma\w*)\b
    |浮点|浮動小数|부동\s*소수|四舍五入|取整|向上|向下|截断|溢出|四捨五入|切り上げ|切り捨て|クリップ|オーバーフロー|반올림|올림|내림|클리핑
    |오버플로""",
    re.IGNORECASE | re.VERBOSE,
)
_EQUAL_NUMBERS = late("\ue003|\\d\\s*=\\s*\\d")


def doubt_of_numbers(sentence: str, earlier: str) -> str | None:
    """Why a sentence, after an earlier one, does not plainly state an equation between numbers, or None.

    U+E003 stands for a formula without letters.
    """
    if other_numbers(earlier + sentence):
        return "the words around it speak of another number system, or of degrees"
    if _ROUNDING.search(sentence):
        return "the words around it speak of rounding or of a limit"
    if supposes_numbers(sentence, earlier) or (_EQUAL_NUMBERS.search(earlier) and supposes(earlier)):
        return "the words around it suppose, ask or deny rather than state"
    return None


_TYPESETTING = late(
    r"\b(?:(?:La)?TeX|MathJax|KaTeX|AsciiMath|Typst|Typora|(?:R|Quarto )?Markdown)(?![\w.])", re.IGNORECASE
)
_LOGIC = late(
    r"""\b(?:(?:(?:mathematical|propositional|predicate|formal|elementary)\s+)?logic|propositions|lógica|proposiciones|proposições
    |logique|logik|aussagen|aussagenlogik|logica|proposizioni|логик[аи]|высказывани[яй]|logika|logiki|mantık|önermeler|logic\s+mệnh\s+đề)
    (?!\w|[\s-]+gates?)|逻辑(?!回归)|邏輯(?!迴歸)|命题(?:逻辑|的)|論理学|命題論理|논리학?(?!\s*게이트)|명제""",
    re.IGNORECASE | re.VERBOSE,
)
_BEGINS_WITH_LOGIC = late(
    rf"(?:[\W\d_]|\b(?:introduction\s+to|mathematical|propositional|predicate|formal|elementary|symbolic|first-order|der|die|la|el|a)\b)*"
    rf"(?:{_LOGIC.pattern})|.*\b(?:mathematical|propositional|predicate|formal|symbolic|first-order)\s+logic\b",
    re.IGNORECASE | re.VERBOSE,
)
"""A heading that is about logic, and not about the logic of something: `Decision logic`."""


def _is_about(pattern: re.Pattern[str], scope: Scope) -> bool:
    """Whether a section, or what else has a name, is about what a pattern tells of."""
    if scope.name is None:
        return False
    if pattern is not _LOGIC:
        return pattern.search(scope.name) is not None
    return scope.kind is not ScopeKind.ITEM and _BEGINS_WITH_LOGIC.match(scope.name) is not None


_SUBJECTS = (
    (_TYPESETTING, "the note shows how formulas are written"),
    (_LOGIC, "in a note on logic it may be an example of what is false"),
)
"""What a title or heading speaks of where formulas may say anything, with the reason not to judge them."""


_SPEAKER = late(r"^[ \t>]*(?:\*\*|__)[^*_\n]{1,30}(?:(?:\*\*|__)\s*[:：]|[:：]\s*(?:\*\*|__))", re.MULTILINE)
_FAILURE = Spotted(
    r"""\b(?:break(?:s|ing)?\s+down|fail(?:s|ed|ure|ures|ing)?|mistakes?|errors?|wrong(?:ly)?|incorrect(?:ly)?|hallucinat\w+|known\s+issues?|struggl\w+|falsch\w*|fehler\w*
    |erreurs?|échou\w+|errores?|equivoc\w+|errad\w+|fallos?|errori|sbagli\w+|ошиб\w+|неверн\w+|błęd\w+|błąd|sai\s+lầm|hata\w*)\b|错误|錯誤|幻觉|誤り|間違|오류|환각""",
    re.IGNORECASE | re.VERBOSE,
)
_LEADING = 400


def _is_of_a_failure(text: str, start: int, end: int) -> bool:
    """Whether a quotation is what somebody said of whom the sentences before it tell a failure: a chat with a language
    model, `**User**: …`, after “it breaks down at simple problems, as here:”."""
    if _SPEAKER.search(text, start, end) is None:
        return False
    before = text[max(start - _LEADING, 0) : start].rstrip(" \t\n>")
    return _FAILURE.search(before[before.rfind("\n\n") + 1 :]) is not None


_SAID_BY = late(r"(?:[ \t>*_]*)(?P<who>[^\W\d_][\w .-]{0,24}?)(?:\*\*|__)?[ \t]?[:：](?:\*\*|__)?[ \t]+\S")
_MOST_SPEECHES = 6


def said_by_one_who_fails(text: str, at: int) -> str | None:
    """Why what stands at a place is not stated: it is a speech in a dialogue, `User: …` and `Bot: …` in paragraphs of
    their own, of which the words before tell that it shows a failure."""
    speakers: set[str] = set()
    end = at
    for _ in range(_MOST_SPEECHES):
        start = text.rfind("\n\n", 0, end) + 2 if text.rfind("\n\n", 0, end) >= 0 else 0
        found = _SAID_BY.match(text, start)
        if found is None and not speakers:
            return None
        if found is None:
            failed = len(speakers) > 1 and _FAILURE.search(text[max(start, end - _LEADING) : end]) is not None
            return "it is quoted from somebody who is said to be wrong" if failed else None
        speakers.add(found["who"])
        end = start - 2
        if end <= 0:
            return None
    return None


def _is_a_drawing(note: Note) -> bool:
    """Whether a note is kept by the plugin Excalidraw, which parts what is written on a canvas into single lines."""
    properties = note.frontmatter.properties if note.frontmatter is not None else ()
    return note.title.endswith(".excalidraw") or any(one.name == "excalidraw-plugin" for one in properties)


def doubtful_scopes(note: Note) -> dict[int, str]:
    """The scopes of a note whose heading tells of exercises, questions or mistakes, or of how formulas are written,
    each with the reason. A solution that is named one is none of them: there the writer states."""
    found: dict[int, str] = {
        callout.scope: f"it stands in a callout of type `{callout.type}`"
        for callout in note.callouts
        if callout.type.lower() in _DOUBTFUL_CALLOUTS
    }
    name = note.path.rsplit("/", 1)[-1]
    title = name.rpartition(".")[0] or name
    if _is_a_drawing(note):
        return dict.fromkeys(range(len(note.scopes)), "it is a fragment of a drawing") | found
    for index, scope in enumerate(note.scopes):
        if scope.kind is ScopeKind.QUOTE and _is_of_a_failure(
            note.source.text, scope.span.start, scope.span.end
        ):
            found.setdefault(index, "it is quoted from somebody who is said to be wrong")
    for pattern, reason in _SUBJECTS:
        whole = pattern.search(title) is not None
        for index, scope in enumerate(note.scopes):
            if whole or _is_about(pattern, scope):
                found.setdefault(index, reason)
    mistaken = {
        index for index, scope in enumerate(note.scopes) if scope.name and _MISTAKES.search(scope.name)
    }
    for index, scope in enumerate(note.scopes):
        if scope.parent in mistaken:
            mistaken.add(index)
        parent = found.get(scope.parent) if scope.parent is not None else None
        if parent is not None:
            if index in mistaken or not _is_solution(scope.name):
                found.setdefault(index, parent)
        elif index not in found and scope.name is not None and _is_to_be_done(note, scope):
            told = "mistakes" if _MISTAKES.search(scope.name) else _EXERCISES
            found[index] = f"the heading “{scope.name}” tells of {told}"
    return found


def _is_to_be_done(note: Note, scope: Scope) -> bool:
    """Whether the name of a scope tells of exercises or mistakes, and it is no single exercise that the note works out
    itself."""
    name = scope.name or ""
    if not _tells_of_exercises(name):
        return False
    behind = note.source.text[scope.span.start : scope.span.end].partition("\n")[2]
    return scope.kind is not ScopeKind.SECTION or not is_worked_exercise(name, behind)


_BITS = Spotted(
    r"""\b(?:binary|bits?|bitwise|bit-\w+|xor|hexadecimal|hex|octal|two'?s[\s-]complement|\ds?-complement|radix|boolean|logic\s+gates?
    |nhị\s+phân|thập\s+lục\s+phân|bù\s+(?:một|hai|1|2)|cổng\s+logic|binär\w*|hexadezimal\w*|zweierkomplement|binaire|complément\s+à
    |binari[oa]s?|binári[oa]s?|complemento\s+a|двоичн\w*|шестнадцатеричн\w*|бит\w*|ikilik|binarn\w*)\b
    |二进制|十六进制|位运算|补码|异或|2進|二進|16進|補数|ビット|이진|비트|보수""",
    re.IGNORECASE | re.VERBOSE,
)
_REMAINDERS = Spotted(
    r"""\b(?:remainders?|modulus|modulo|(?:integer|floor|euclidean|whole)\s+division|quotients?|phần\s+dư|chia\s+(?:nguyên|lấy|có\s+dư)
    |ganzzahl\w*|divisionsrest|reste|division\s+(?:entière|euclidienne)|división\s+entera|resto|divisão\s+inteira|остат\w*
    |целочисленн\w*)\b|余数|餘數|整除|取模|剰余|余り|나머지|몫""",
    re.IGNORECASE | re.VERBOSE,
)
_BASES = Spotted(
    r"""\b(?:base|basis|cơ\s+số|hệ\s+đếm|основани\w+|podstaw\w+|taban\w*|gcd|gcf|hcf|ggt|pgcd|mcd|mdc|нод|nwd|ebob|ưcln)\b
    |进制|進制|進法|진법|最大公约数|最大公約数|최대공약수|0[xb][\da-f]""",
    re.IGNORECASE | re.VERBOSE,
)
_FIELDS = Spotted(
    r"""\\[bp]?mod(?![a-z])|\\(?:mathbb|mathbf|Bbb)\s*\{?\s*[ZF]\s*\}?\s*(?:_|/)|\\(?:Z|F)\s*_|[ℤ𝔽](?:_|/|[₀-₉ₙₚ])|(?<![A-Za-z])GF\s*\(|\\char(?![a-z])
    |\b(?:finite\s+fields?|galois|congru\w+|residue\s+class\w*|legendre\s+symbol|trường\s+hữu\s+hạn|đồng\s+dư|endlich\w*\s+körper\w*|restklass\w*
    |kongruen\w+|corps\s+finis?|cuerpos?\s+finitos?|corpos?\s+finitos?|camp[oi]\s+finit[oi]|ciał\w*\s+skończon\w*)\b
    |\b(?:base|basis|mod(?:ulo)?|cơ\s+số|основани\w+|podstaw\w+|taban)[\s-]*\d|\b(?:octal|oktal|hexadecimal|hexadezimal)|进制|進制|進法|진법
    |конечн\w+\s+пол|сравнени\w+\s+по|вычет|有限域|有限体|同余|合同式|유한체|합동식""",
    re.IGNORECASE | re.VERBOSE,
)
_IN_BASE = Spotted(r"\d\s*進数")


@lru_cache(maxsize=64)
def reckons_with_remainders(note_text: str) -> bool:
    """Whether a note speaks of remainders, finite fields or other bases, in which 2 + 3 may be 0, or 10."""
    return _FIELDS.search(note_text) is not None or _IN_BASE.search(note_text) is not None


_TOLD_MODULUS = Spotted(
    r"""(?:\\[bp]?mod(?![a-z])|\bmod(?:ulo)?\b|по\s+модулю|模|(?:\\mathbb|\\mathbf|\\Bbb)\s*\{?\s*[ZF]\s*\}?\s*(?:_|/)|\\[ZF]\s*_|[ℤ𝔽](?:_|/)
    |(?<![A-Za-z])GF\s*\()[\s{(~$]*(?:\\mathbb\s*\{?\s*Z\s*\}?\s*)?(?P<modulus>\d+)""",
    re.IGNORECASE | re.VERBOSE,
)
_OTHER_BASE = Spotted(
    r"""\b(?:base|cơ\s+số|основани\w+|podstaw\w+|taban)[\s-]*\d|\b(?:octal|oktal|hexadecimal|hexadezimal|galois)\b|进制|進制|進法|진법
    |\d\s*進数|0[xb][\da-f]|\^\s*\{?\s*-\s*1""",
    re.IGNORECASE | re.VERBOSE,
)


@lru_cache(maxsize=64)
def moduli(note_text: str) -> tuple[int, ...]:
    """The numbers of which a note says that it reckons with the remainders; none where it speaks of other bases, or of
    inverses, which are no whole numbers elsewhere."""
    if _OTHER_BASE.search(note_text) is not None:
        return ()
    found = {int(match["modulus"]) for match in _TOLD_MODULUS.finditer(note_text)}
    return tuple(sorted(found - {0, 1}))


_OF_EULER = late(
    r"(?<![A-Za-z\\])e\s*\^\s*(?:\{\s*)?[-−+]?\s*(?:\d+(?:[.,]\d+)?\s*)?(?:\\[a-z]|[A-Za-z(])|\\(?:exp|ln)(?![a-z])|\bexp\(|\bln\s*\(|[eE]uler|Эйлер|欧拉|オイラー|오일러"
    r"|[tT]aylor|Тейлор|泰勒|テイラー|테일러|(?<![\d.,])(?:2[.,]718|0[.,]367(?=9|\D)|0[.,]368(?!\d)|0[.,]632(?=1|\D)|0[.,]1353)"
)
"""What only Euler's number is written for, or what is worked out from it."""
_LETTER_E = late(
    r"\$\s*\|?\s*e\s*\|?\s*\$|(?<![A-Za-z\\^])e\s*(?:'|_|=(?!\s*2[.,]7|\s*\\(?:lim|sum))|\\(?:in|neq|ne|leq?|geq?)(?![a-z])|[<>≤≥∈])|\\in\s*E(?![A-Za-z])"
)


@lru_cache(maxsize=64)
def has_eulers_number(note_text: str) -> bool:
    """Whether a note reckons with powers of e or natural logarithms, and e is no name of anything in it."""
    return _OF_EULER.search(note_text) is not None and _LETTER_E.search(note_text) is None


_ZEROS_AHEAD = late(r"(?<![\d.,])(?<!\{,\})0\d+(?![\d.,]*\d*[A-Za-z])")
_ONES_AND_ZEROS = late(r"(?<![\d.,])(?=\d*1\d*\.?\d*1)1[01]{2,}(?:\.[01]+)?(?![\d,])")  # not 100 or 1000
_BINARY_FRACTION = late(r"(?<![\d.,])[01]*[.,][01]{2,}(?![\d.,]*\d)")
_POWER_OF_TWO = late(r"(?<!\d)2\s*(?:\^|\*\*)")
_ALL_BITS = late(r"(?:[01]+|[-+*/×·=≈() ]|\\(?:cdot|times))+")
_SUM_OF_BINARY_FRACTIONS = late(
    r"(?=(?:[^.,]*[.,]){3})(?:(?:[01]+[.,][01]{3,}|[01]+)(?:\s*(?:[-+*/×·=≈() ]|\\(?:cdot|times))\s*|$))+"
)
_ONE_BIT = late(r"(?<![\d.,])[01]\s*\^\s*[01](?![\d.,])")
_QUOTIENT = late(r"\s*([-−]?\d+)\s*(?:/|÷|:|\\div)\s*(\d+)\s*=\s*([-−]?\d+)\s*")
_QUOTIENT_WITHIN = late(r"(?<![\w.,^/])(\d+)\s*(?:/|÷)\s*(\d+)(?![\w.,^/])")
_WHOLE_RESULT = late(r"[=≈]\s*[-−]?\d+\s*$")
_CUT_OFF = Spotted(
    r"""\b(?:truncat\w+\s+(?:towards?|to\b|the\s+(?:decimal|fraction)\w*)|(?:integer|floor|whole)\s+division|round(?:s|ed|ing)?\s+(?:towards?\s+zero|down)|ganzzahl\w*|division\s+entière
    |división\s+entera|divisão\s+inteira|divisione\s+intera|chia\s+(?:nguyên|lấy\s+phần\s+nguyên)|целочисленн\w*|отбрасыва\w+)\b|截断|取整|整数除法|切り捨て|정수\s*나눗셈""",
    re.IGNORECASE | re.VERBOSE,
)
_RAISED = late(r"\s*(\d+)\s*\^\s*(\d+)\s*=\s*(\d+)\s*")
_IN_PERCENT = late(r"\s*(?P<number>[-−]?\d+(?:(?:[.,]|\{,\})\d+)?)\s*[=≈]\s*(?P=number)\s*\\?%\s*")


_PRODUCT = late(r"\s*\d+(?:\s*(?:[*·×⋅∗+]|\\(?:cdot|times|ast|circ))\s*\d+)+\s*=\s*\d+\s*")


def _is_joined(text: str) -> bool:
    """Whether the stated number is made of the digits of the others, one behind the other: `10 * 111 = 10111`."""
    if _PRODUCT.fullmatch(text) is None:
        return False
    numbers: list[str] = re.findall(r"\d+", text)
    return "".join(numbers[:-1]) == numbers[-1]


@lru_cache(maxsize=64)
def _speaks_of_bits(note_text: str) -> bool:
    return _BITS.search(note_text) is not None


def joins_bits(note_text: str, text: str) -> bool:
    """Whether the `^` between two bits may be an exclusive or, so that `1 ^ 1` is 0 rather than 1."""
    return _ONE_BIT.search(text) is not None and _speaks_of_bits(note_text)


def doubt_of_digits(note_text: str, text: str) -> str | None:
    """Why the digits of an arithmetic claim may be read in another way: as bits, or as a division with a remainder."""
    if _ZEROS_AHEAD.search(text):
        return "zeros lead a number, which may be bits or a code"
    if _BINARY_FRACTION.search(text) and _POWER_OF_TWO.search(text):
        return "the digits may be binary"
    if _SUM_OF_BINARY_FRACTIONS.fullmatch(text):
        return "the digits are ones and zeros, and may be binary"
    bits = _ONES_AND_ZEROS.search(text) or _ALL_BITS.fullmatch(text)
    if bits and _speaks_of_bits(note_text):
        return "the note speaks of bits, and the digits may be binary"
    if _is_joined(text):
        return "the digits may be joined rather than multiplied"
    if _IN_PERCENT.fullmatch(text):
        return "the number before the sign may be one of percent"
    raised = _RAISED.fullmatch(text)
    if (
        raised is not None
        and int(raised[1]) ^ int(raised[2]) == int(raised[3])
        and _speaks_of_bits(note_text)
    ):
        return "the note speaks of bits, and `^` may be the exclusive or"
    if _may_be_whole_division(note_text, text):
        return "the note speaks of remainders, and the division may be one of whole numbers"
    return None


def _may_be_whole_division(note_text: str, text: str) -> bool:
    """Whether a quotient of whole numbers that leaves a remainder may be cut off in a note: `7 / 2 = 3`, and within a
    longer term too where the note says that divisions cut off, `(4 + (13 / 5)) = 6`."""
    quotient = _QUOTIENT.fullmatch(text.replace("*", ""))
    if quotient is not None:
        whole, part, stated = (int(one.replace("−", "-")) for one in quotient.groups())
        remainders = _REMAINDERS.search(note_text) or _speaks_of_bits(note_text) or _BASES.search(note_text)
        cut = part and whole % part and stated in {whole // part, int(whole / part)}
        return bool(cut and remainders)
    if _WHOLE_RESULT.search(text) is None:
        return False
    parts = [(int(one[1]), int(one[2])) for one in _QUOTIENT_WITHIN.finditer(text)]
    return any(part and whole % part for whole, part in parts) and _CUT_OFF.search(note_text) is not None

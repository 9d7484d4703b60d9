"""Single exercises that a note itself works out: below `# Ejercicio 7: una matriz simétrica` stand a determinant in
several steps and what follows from it, and nothing is asked. What stands there is stated.

Several exercises, or one of which a word asks, orders or judges anything, are none.
"""

from __future__ import annotations

import re

from vaultproof.spot import Spotted, late

_ONE = late(
    r"""[\W\d_]*(?:(?:worked|solved|gelöste|rechen)\s?)?(?:(?:exercise|aufgabe|übung|übungsaufgabe|exercice|ejercicio|exercício|esercizio|упражнение|вправа|ćwiczenie|zadanie|alıştırma|övning|oefening)
    (?:\s+(?:resuelto|corrigé|résolu|resolvido|svolto|risolto))?(?!\w)|bài\s+tập\s+\d|(?:练习|習題|习题|練習|演習|연습)\s?(?:问题|問題|문제)?\s?\d)
    \s*[\d.]{0,8}\s*[)(:：.—–-]""",
    re.IGNORECASE | re.VERBOSE,
)
"""A heading that names one exercise and tells what it is about."""
_ASKS = Spotted(
    r"""[?？¿]|(?<!\w)(?:find|compute|calculate|determine|show|prove|verify|decide|solve|evaluate|sketch|draw|give|state|explain|which|what|why|true|false|correct|incorrect|wrong|mistakes?|errors?|mark|choose|select|check|complete|fill|guess|hints?|task|suppose|says?|said|claims?|claimed|students?|pupils?|someone
    |bestimmen?|berechnen?|zeigen?|beweisen?|prüfen?|überprüfen?|entscheiden?|lösen?|geben?|gib|begründen?|welche[rsn]?|warum|wahr|falsch|richtig|fehler|skizzieren?|zeichnen?|kreuzen?|finden?|ermitteln?|untersuchen?|ergänzen?|angenommen|tipp|hinweis|behauptet|sagt|schüler\w*|jemand
    |trouve[rz]?|calcule[rz]|détermine[rz]|montre[rz]|démontre[rz]|prouve[rz]|vérifie[rz]|résou(?:dre|dez)|donne[rz]|justifie[rz]|vrai|faux|fausse|quel(?:le)?s?|pourquoi|erreurs?|coche[rz]|étudie[rz]|compléte[rz]|suppos\w+|indication|dit|affirme|prétend|élèves?|étudiante?s?
    |hall(?:a|ar|e)|calcul(?:a|ar|e)|determin(?:a|ar|e)|demuestr[ae]|demostrar|comprueb[ae]|comprobar|verifi(?:ca|car|que)|resuelv[ae]|resolver|indi(?:ca|car|que)|decid[aei]r?|razon[ae]r?|justifi(?:ca|car|que)|verdader[oa]s?|fals[oa]s?|cuál(?:es)?|qué|error(?:es)?|encuentr[ae]|encontrar|estudi(?:a|ar|e)|completa?r?|supon\w+|pista|dice|afirma|alumn[oa]s?|estudiantes?
    |mostr(?:e|ar|a)|prov(?:e|ar|a)|resolv[ae]|encontre|ache|achar|verdadeir[oa]s?|qua(?:l|is)|erros?|estude|esboce|dica|suponha|diz|alun[oa]s?|estudantes?
    |calcol(?:a|are|ate)|dimostr(?:a|are|ate)|risolv(?:i|ere|ete)|trov(?:a|are|ate)|stabilis\w+|stabilire|ver[oi]|quale|quali|perché|errore|errori|studi(?:a|are|ate)|disegna|supponi\w*|suggerimento|dice|afferma|studente|alunn[oa]
    |найд\w+|найти|вычисли\w*|определи\w*|докаж\w+|доказать|покаж\w+|показать|проверь\w*|проверить|решить|решите|реши|верно|неверно|как\w*|почему|ошибк\w+|выясни\w*|исследу\w+|постро\w+|предполож\w+|указани\w+|утвержда\w+|говорит|учени\w+|студент\w*
    |oblicz\w*|znajdź\w*|wyznacz\w*|udowodni\w*|pokaż\w*|wykaż\w*|sprawdź\w*|rozwiąż\w*|prawd[aąy]|fałsz\w*|któr\w+|dlaczego|błęd\w+|błąd|zbada\w*|zbadaj|narysuj|wskazówka|załóż\w*|mówi|twierdzi|ucze[nń]\w*
    |tìm|hãy|chứng\s+minh|đúng|sai|nào|vì\s+sao|tại\s+sao|giả\s+sử|gợi\s+ý|học\s+sinh|sinh\s+viên|bul(?:unuz)?|hesapla\w*|göster\w*|doğru|yanlış)(?!\w)
    |求|证明|證明|計算せよ|计算下列|判断|判定|哪|为什么|是否|正确|错误|示せ|正し|誤|どれ|なぜ|ヒント|提示|假设|仮定|구하|보이시오|보여|증명|계산하|판단|옳|틀린|어느|왜|힌트|가정|学生|生徒|同学|학생""",
    re.IGNORECASE | re.VERBOSE,
)
"""What asks, orders or judges."""
_FORMULA = late(r"\$\$?[^$]{3,400}\$")
_RELATED = late(r"[=≈]|\\approx(?![A-Za-z])")
_FEWEST = 2


def is_worked_exercise(heading: str, text: str) -> bool:
    """Whether a heading names a single exercise, and the text of its section works something out and asks nothing."""
    if _ONE.match(heading) is None or _ASKS.search(heading) is not None or _ASKS.search(text) is not None:
        return False
    worked = 0
    for formula in _FORMULA.finditer(text):
        steps = len(_RELATED.findall(formula.group()))
        worked += steps >= _FEWEST and re.search(r"\d", formula.group()) is not None
        if worked >= _FEWEST:
            return True
    return False

"""The words for the counts and measures of a classifier, and how each measure is worked out from the counts. Reads no
note.
"""

from __future__ import annotations

COUNTS = {
    "TP": r"""TP|VP|RP|ИП|true\s+positives?|richtig[-\s]positive?|vrais\s+positifs
    |verdaderos\s+positivos|verdadeiros\s+positivos
    |veri\s+positivi|истинно[-\s]*положительны\w+|dương\s+tính\s+thật|prawdziwie\s+pozytywn\w+|真阳性|真正例|真陽性|참\s*양성""",
    "FP": r"""FP|ЛП|false\s+positives?|falsch[-\s]positive?|faux\s+positifs|falsos\s+positivos|falsi\s+positivi
    |ложно[-\s]*положительны\w+|dương\s+tính\s+giả|fałszywie\s+pozytywn\w+|假阳性|假正例|偽陽性|거짓\s*양성""",
    "FN": r"""FN|ЛО|false\s+negatives?|falsch[-\s]negative?|faux\s+négatifs|falsos\s+negativos|falsi\s+negativi
    |ложно[-\s]*отрицательны\w+|âm\s+tính\s+giả|fałszywie\s+negatywn\w+|假阴性|假负例|假反例|偽陰性|거짓\s*음성""",
    "TN": r"""TN|VN|RN|ИО|true\s+negatives?|richtig[-\s]negative?|vrais\s+négatifs
    |verdaderos\s+negativos|verdadeiros\s+negativos
    |veri\s+negativi|истинно[-\s]*отрицательны\w+|âm\s+tính\s+thật|prawdziwie\s+negatywn\w+|真阴性|真负例|真反例|真陰性|참\s*음성""",
}
_ALL = r"@TP+@FP+@FN+@TN"
_ACCURACY = rf"\frac{{@TP+@TN}}{{{_ALL}}}"
_PRECISION = r"\frac{@TP}{@TP+@FP}"
_RECALL = r"\frac{@TP}{@TP+@FN}"
_SPECIFICITY = r"\frac{@TN}{@TN+@FP}"
MEASURES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        r"""balanced\s+accuracy|balancierte\s+genauigkeit|exactitude\s+équilibrée|exactitud\s+(?:balanceada|equilibrada)|acurácia\s+balanceada|accuratezza\s+bilanciata
        |сбалансированн\w+\s+точност\w+|độ\s+chính\s+xác\s+cân\s+bằng|zrównoważona\s+dokładność|平衡准确率|均衡正解率|バランス正解率|균형\s*정확도""",
        (rf"\frac{{1}}{{2}} \cdot \left({_RECALL}+{_SPECIFICITY}\right)",),
    ),
    (
        r"""negative\s+predictive\s+value|NPV|negativer?\s+(?:vorhersagewert|prädiktiver\s+wert)|valeur\s+prédictive\s+négative|VPN|valor\s+predictivo\s+negativo
        |valor\s+preditivo\s+negativo|valore\s+predittivo\s+negativo|прогностическая\s+ценность\s+отрицательн\w+(?:\s+результата)?|giá\s+trị\s+(?:tiên|dự)\s+đoán\s+âm(?:\s+tính)?
        |阴性预测值|陰性的中率|음성\s*예측도""",
        (r"\frac{@TN}{@TN+@FN}",),
    ),
    (
        r"""error\s+rate|misclassification\s+rate|fehlerrate|fehlerquote|taux\s+d['’]erreur|tasa\s+de\s+error|taxa\s+de\s+erro|tasso\s+di\s+errore|доля\s+ошибок|частота\s+ошибок|tỉ\s+lệ\s+lỗi|tỷ\s+lệ\s+lỗi
        |wskaźnik\s+błędów|错误率|誤り率|誤分類率|오류율|오차율""",
        (rf"\frac{{@FP+@FN}}{{{_ALL}}}",),
    ),
    (
        r"""false\s+positive\s+rate|FPR|fall-?out|false\s+alarm\s+rate|falsch[-\s]?positiv[-\s]?rate|falsch-positiven-rate|taux\s+de\s+faux\s+positifs|tasa\s+de\s+falsos\s+positivos|taxa\s+de\s+falsos\s+positivos
        |tasso\s+di\s+falsi\s+positivi|доля\s+ложно[-\s]?положительных(?:\s+результатов)?|tỉ\s+lệ\s+dương\s+tính\s+giả|tỷ\s+lệ\s+dương\s+tính\s+giả|假阳性率|假正例率|偽陽性率|위양성률|거짓\s*양성률""",
        (r"\frac{@FP}{@FP+@TN}",),
    ),
    (
        r"""false\s+negative\s+rate|FNR|miss\s+rate|falsch[-\s]?negativ[-\s]?rate|falsch-negativen-rate|taux\s+de\s+faux\s+négatifs|tasa\s+de\s+falsos\s+negativos|taxa\s+de\s+falsos\s+negativos
        |tasso\s+di\s+falsi\s+negativi|доля\s+ложно[-\s]?отрицательных(?:\s+результатов)?|tỉ\s+lệ\s+âm\s+tính\s+giả|tỷ\s+lệ\s+âm\s+tính\s+giả|假阴性率|假负例率|漏报率|偽陰性率|위음성률|거짓\s*음성률""",
        (r"\frac{@FN}{@FN+@TP}",),
    ),
    (
        r"""matthews(?:\s+correlation(?:\s+coefficient)?|-korrelation(?:skoeffizient)?)|MCC|马修斯相关系数|マシューズ相関係数""",
        (
            (
                r"\frac{@TP \cdot @TN-@FP \cdot @FN}"
                r"{\sqrt{(@TP+@FP) \cdot (@TP+@FN) \cdot (@TN+@FP) \cdot (@TN+@FN)}}"
            ),
        ),
    ),
    (
        (
            r"F(?:_?\{?1\}?|₁)(?:[-\ ]?(?:score|maß|wert|measure|мера))?|F-?measure|F-score"
            r"|F1?-мера|F1分数|F1値|F1스코어|score\s+F1|medida\s+F1?|điểm\s+F1"
        ),
        (r"\frac{2\cdot @TP}{2\cdot @TP+@FP+@FN}",),
    ),
    (
        r"F(?:_?\{?0[.,]5\}?|₀[.,]?₅|_?½)(?:[-\ ]?(?:score|maß|wert|measure|мера))?",
        (r"\frac{5\cdot @TP}{5\cdot @TP+@FN+4\cdot @FP}",),
    ),
    (
        r"F(?:_?\{?2\}?|₂)(?:[-\ ]?(?:score|maß|wert|measure|мера))?",
        (r"\frac{5\cdot @TP}{5\cdot @TP+4\cdot @FN+@FP}",),
    ),
    (
        r"""cohen['’]?s?[-\ ]kappa|kappa\s+(?:de|di)\s+cohen|cohens?\s+κ|каппа\s+коэна|kappa\s+cohena|科恩\s*kappa
        |kappa\s*系数|コーエンのカッパ|코헨의?\s*카파""",
        (
            (
                rf"\frac{{({_ALL})\cdot(@TP+@TN)-(@TP+@FP)\cdot(@TP+@FN)-(@FN+@TN)\cdot(@FP+@TN)}}"
                rf"{{({_ALL})^2-(@TP+@FP)\cdot(@TP+@FN)-(@FN+@TN)\cdot(@FP+@TN)}}"
            ),
        ),
    ),
    (
        r"""youden(?:['’]?s)?(?:[-\ ](?:j|index))?(?:\s+statistic)?|informedness
        |(?:índice|indice|j)\s+d[ei]\s+youden|индекс\s+юдена|约登指数|ヨーデン指標""",
        (rf"{_RECALL}+{_SPECIFICITY}-1",),
    ),
    (r"g-mean|g-mittel|média\s+g", (rf"\sqrt{{{_RECALL}\cdot {_SPECIFICITY}}}",)),
    (
        r"""jaccard(?:[-\ ](?:index|coefficient|score))?|threat\s+score|critical\s+success\s+index
        |índice\s+de\s+jaccard|indice\s+d[ei]\s+jaccard""",
        (r"\frac{@TP}{@TP+@FP+@FN}",),
    ),
    (
        r"false\s+discovery\s+rate|FDR|falscherkennungsrate|taux\s+de\s+fausses\s+découvertes|假发现率",
        (r"\frac{@FP}{@FP+@TP}",),
    ),
    (r"false\s+omission\s+rate|假遗漏率", (r"\frac{@FN}{@FN+@TN}",)),
    (
        r"""specificity|true\s+negative\s+rate|TNR|spécificité|especificidade?|spezifität|richtig[-\s]?negativ[-\s]?rate|specificità|специфичность|độ\s+đặc\s+hiệu|swoistość|特异度|特异性|特異度
        |특이도""",
        (_SPECIFICITY,),
    ),
    (
        r"""recall|sensitivity|true\s+positive\s+rate|hit\s+rate|TPR|rappel|sensibilité|sensibilidade?|sensibilidad|exhaustividad|revocação|sensibilità|tasa\s+de\s+verdaderos\s+positivos|taux\s+de\s+vrais\s+positifs
        |sensitivität|trefferquote|richtig[-\s]?positiv[-\s]?rate|richiamo|полнота|чувствительность|độ\s+(?:nhạy|phủ|bao\s+phủ|triệu\s+hồi)|czułość|pełność|召回率|查全率|灵敏度|敏感度|再現率|感度|재현율|민감도""",
        (_RECALL,),
    ),
    (
        r"""positive\s+predictive\s+value|PPV|positiver?\s+(?:vorhersagewert|prädiktiver\s+wert)|valeur\s+prédictive\s+positive|VPP|valor\s+predictivo\s+positivo|valor\s+preditivo\s+positivo|valore\s+predittivo\s+positivo
        |giá\s+trị\s+(?:tiên|dự)\s+đoán\s+dương(?:\s+tính)?|阳性预测值|陽性的中率|양성\s*예측도|precision|präzision|precisão|precisione|precyzja|精确率|查准率|精確率|適合率|정밀도""",
        (_PRECISION,),
    ),
    (
        r"accuracy|exactitude|exactitud|acurácia|accuratezza|korrektklassifikationsrate|dokładność|准确率|正解率|正答率|정확도",
        (_ACCURACY,),
    ),
    (
        r"prevalence|base\s+rate|prävalenz|prévalence|prevalencia|prevalência|prevalenza|распространённость|患病率|有病率|유병률",
        (rf"\frac{{@TP+@FN}}{{{_ALL}}}",),
    ),
    (r"genauigkeit|précision|precisión|точность|độ\s+chính\s+xác|精度", (_PRECISION, _ACCURACY)),
)
"""The names of each measure, and the terms for what people mean by them: of two where a language has one word for
both, the one that gives what is stated."""

r"""Formulas that everybody knows, each with the forms in which people write it, and with the slips that spoil it.

Only what is one of the slips is a mistake: a formula that is neither may be another convention. Letters are any; where
one is for certain, `roles` tells how people write it. A table; computes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A known formula.

    `names` is a pattern for what it is called, `heads` one for what stands left of its sign, fonts, braces and spaces
    left out; `letters` tells that a single letter may stand there too, `alone` that a head says it all, without a name.
    `values` are of names that must be whole.
    """

    names: str
    accepted: tuple[str, ...]
    slips: tuple[str, ...]
    source: str
    heads: str = ""
    letters: bool = True
    alone: bool = True
    roles: tuple[tuple[str, str], ...] = ()
    values: tuple[tuple[str, float], ...] = field(default=())


_TP = r"TP|VP|true positives?|vrais positifs|verdaderos positivos|verdadeiros positivos|veri positivi"
_TN = r"TN|VN|true negatives?|vrais négatifs|verdaderos negativos|verdadeiros negativos|veri negativi"
_FP = r"FP|false positives?|faux positifs|falsos positivos|falsi positivi"
_FN = r"FN|false negatives?|faux négatifs|falsos negativos|falsi negativi"
_COUNTS = (("TP", _TP), ("TN", _TN), ("FP", _FP), ("FN", _FN))
_FAWCETT = "T. Fawcett, An introduction to ROC analysis, 2006"
_HASTIE = "T. Hastie, R. Tibshirani, J. Friedman, The elements of statistical learning, 2009"
_COVER = "T. Cover, J. Thomas, Elements of information theory, 2006, chapter 2"
_FELLER = "W. Feller, An introduction to probability theory and its applications, 1968"
_ALL = "TP + TN + FP + FN"


def _of_counts(names: str, heads: str, accepted: str, *slips: str) -> Known:
    return Known(
        names=names,
        heads=f"(?i:{heads})",
        letters=False,
        accepted=(accepted,),
        slips=slips,
        roles=_COUNTS,
        source=_FAWCETT,
    )


_METRICS = (
    _of_counts(
        r"precision|präzision|précision|precisión|precisão|precisione|precyzja|kesinlik|presisi|精确率"
        r"|適合率|정밀도|ppv|positive predictive value",
        r"precision|präzision|précision|precisión|precisão|precyzja|presisi|ppv|prec",
        r"\frac{TP}{TP + FP}",
        r"\frac{TP}{TP + FN}",
        r"\frac{TP + FP}{TP}",
        r"\frac{TP}{TP + TN}",
        r"\frac{TP}{TP - FP}",
        r"\frac{FP}{TP + FP}",
        r"\frac{TP}{FP + FN}",
        r"\frac{TN}{TN + FP}",
        r"\frac{TP}{FP}",
    ),
    _of_counts(
        r"recall|sensitivity|sensitivität|sensibilité|sensibilidad|sensibilidade|sensibilità|rappel"
        r"|exhaustividad|revocação|richiamo|полнота"
        r"|czułość|duyarlılık|độ nhạy|召回率|再現率|재현율|tpr|true positive rate",
        r"recall|sensitivity|sensitivität|sensibilité|rappel|tpr|rec",
        r"\frac{TP}{TP + FN}",
        r"\frac{TP}{TP + FP}",
        r"\frac{TP + FN}{TP}",
        r"\frac{TP}{TP + TN}",
        r"\frac{TP}{TP - FN}",
        r"\frac{FN}{TP + FN}",
        r"\frac{TP}{FP + FN}",
        r"\frac{TN}{TN + FN}",
        r"\frac{TP}{FN}",
    ),
    _of_counts(
        r"specificity|spezifität|spécificité|especificidad|especificidade|specificità|специфичность"
        r"|swoistość|özgüllük|độ đặc hiệu|特异度|特異度|특이도|tnr|true negative rate",
        r"specificity|spezifität|spécificité|tnr|spec",
        r"\frac{TN}{TN + FP}",
        r"\frac{TN}{TN + FN}",
        r"\frac{FP}{TN + FP}",
        r"\frac{TN + FP}{TN}",
        r"\frac{TN}{TP + FP}",
        r"\frac{TN}{TP + TN}",
        r"\frac{TN}{TN - FP}",
        r"\frac{TP}{TP + FN}",
    ),
    _of_counts(
        r"accuracy|exactitud|acurácia|accuratezza|dokładność|doğruluk|akurasi|准确率|正解率|정확도"
        r"|доля правильных ответов",
        r"accuracy|acc|exactitud|acurácia|accuratezza|akurasi",
        rf"\frac{{TP + TN}}{{{_ALL}}}",
        rf"\frac{{TP + FP}}{{{_ALL}}}",
        rf"\frac{{TP + FN}}{{{_ALL}}}",
        rf"\frac{{TP}}{{{_ALL}}}",
        rf"\frac{{TP - TN}}{{{_ALL}}}",
        rf"\frac{{{_ALL}}}{{TP + TN}}",
        rf"\frac{{FP + FN}}{{{_ALL}}}",
        rf"\frac{{TP \cdot TN}}{{{_ALL}}}",
        r"\frac{TP + TN}{TP + FP + FN}",
        r"\frac{TP + TN}{TP + TN + FP}",
        r"\frac{TP + TN}{TP + TN + FN}",
    ),
    _of_counts(
        r"fpr|false positive rate|fall-out|falsch-positiv-rate|taux de faux positifs",
        r"fpr",
        r"\frac{FP}{FP + TN}",
        r"\frac{FP}{FP + TP}",
        r"\frac{FP}{FP + FN}",
        r"\frac{TN}{FP + TN}",
        r"\frac{FP + TN}{FP}",
        r"\frac{FP}{TP + FN}",
    ),
    _of_counts(
        r"fnr|false negative rate|miss rate",
        r"fnr",
        r"\frac{FN}{FN + TP}",
        r"\frac{FN}{FN + TN}",
        r"\frac{FN}{FN + FP}",
        r"\frac{TP}{FN + TP}",
    ),
    Known(
        names=r"f_?1(?:[- ]?(?:score|measure|maß|wert))?|score f1|f1[- ]?スコア|f1值|f1分数|điểm f1|f1-мера",
        heads=r"F_?1(?:-?score)?(?:\(.*\))?",
        letters=True,
        accepted=(r"\frac{2 P R}{P + R}", r"\frac{2}{\frac{1}{P} + \frac{1}{R}}"),
        slips=(
            r"\frac{P R}{P + R}",
            r"\frac{P + R}{2 P R}",
            r"\frac{P + R}{P R}",
            r"\frac{2 (P + R)}{P R}",
            r"\frac{P + R}{2}",
            r"\frac{2 P R}{P - R}",
            r"\frac{2}{P + R}",
            r"\frac{2 P}{P + R}",
            r"\frac{P R}{2 (P + R)}",
            r"2 P R (P + R)",
        ),
        roles=(
            ("P", r"p|prec\.?|precision|précision|precisión|precisão|präzision"),
            ("R", r"r|rec\.?|recall|rappel|recuperación|revocação|sensitivity"),
        ),
        source="C. van Rijsbergen, Information retrieval, 1979, chapter 7",
    ),
    Known(
        names=r"r2|r\^2|r²|coefficient of determination|r-?squared|bestimmtheitsmaß",
        heads=r"R\^2|R²",
        letters=False,
        accepted=(r"1 - \frac{A}{B}",),
        slips=(r"1 - \frac{B}{A}", r"1 + \frac{A}{B}", r"\frac{A}{B}", r"\frac{A}{B} - 1"),
        roles=(("A", r"SS_?res"), ("B", r"SS_?tot|SS_?total|TSS|SST")),
        source="N. Draper, H. Smith, Applied regression analysis, 1998, section 1.3",
    ),
)

_ERROR = r"(Y_i - Z_i)"
_LOSSES = (
    Known(
        names=r"mse|mean[- ]squared?[- ]error|l2 loss \(mse\)|mittlere(?:r|n)? quadratische(?:r|n)? (?:fehler"
        r"|abweichung)|erreur quadratique moyenne"
        r"|error cuadrático medio|erro quadrático médio|errore quadratico medio|среднеквадратичная ошибка"
        r"|sai số bình phương trung bình"
        r"|błąd średniokwadratowy|均方误差|平均二乗誤差|평균제곱오차|평균 제곱 오차",
        heads=r"(?:[LJ]_?)?MSE(?:\(.*\))?|L_?MSE",
        accepted=(
            rf"\frac{{1}}{{n}} \sum_{{i=1}}^{{n}} {_ERROR}^2",
            rf"\frac{{1}}{{2 n}} \sum_{{i=1}}^{{n}} {_ERROR}^2",
            rf"\frac{{1}}{{2}} \sum_{{i=1}}^{{n}} {_ERROR}^2",
            rf"\frac{{2}}{{n}} \sum_{{i=1}}^{{n}} {_ERROR}^2",
        ),
        slips=(
            rf"\frac{{1}}{{n}} \sum_{{i=1}}^{{n}} {_ERROR}",
            r"\frac{1}{n} \sum_{i=1}^{n} (Z_i - Y_i)",
            rf"\frac{{1}}{{n}} \sum_{{i=1}}^{{n}} |{_ERROR}|",
            r"\frac{1}{n} \sum_{i=1}^{n} (Y_i^2 - Z_i^2)",
            r"\frac{1}{n} \sum_{i=1}^{n} (Y_i + Z_i)^2",
            r"\frac{1}{n} \sum_{i=1}^{n} (Y_i - Z_i^2)",
            r"\frac{1}{n} \sum_{i=1}^{n} (Y_i^2 - Z_i)",
            rf"\sqrt{{\frac{{1}}{{n}} \sum_{{i=1}}^{{n}} {_ERROR}^2}}",
            rf"\frac{{1}}{{n}} (\sum_{{i=1}}^{{n}} {_ERROR})^2",
            rf"-\frac{{1}}{{n}} \sum_{{i=1}}^{{n}} {_ERROR}^2",
            rf"n \sum_{{i=1}}^{{n}} {_ERROR}^2",
            rf"\frac{{1}}{{n}} \sum_{{i=1}}^{{n}} {_ERROR}^3",
        ),
        source=f"{_HASTIE}, section 2.4",
    ),
    Known(
        names=r"rmse|root[- ]mean[- ]squared?[- ]error|căn bậc hai sai số|均方根误差|raíz del error cuadrático medio",
        heads=r"RMSE(?:\(.*\))?",
        accepted=(rf"\sqrt{{\frac{{1}}{{n}} \sum_{{i=1}}^{{n}} {_ERROR}^2}}",),
        slips=(
            rf"\frac{{1}}{{n}} \sum_{{i=1}}^{{n}} {_ERROR}^2",
            rf"\frac{{1}}{{n}} \sqrt{{\sum_{{i=1}}^{{n}} {_ERROR}^2}}",
            rf"\frac{{1}}{{n}} \sum_{{i=1}}^{{n}} |{_ERROR}|",
            r"\sqrt{\frac{1}{n} \sum_{i=1}^{n} (Y_i + Z_i)^2}",
            rf"\sqrt{{\frac{{1}}{{n}} \sum_{{i=1}}^{{n}} |{_ERROR}|}}",
        ),
        source=f"{_HASTIE}, section 2.4",
    ),
    Known(
        names=r"mae|mean[- ]absolute[- ]error|mittlerer absoluter fehler|erreur absolue moyenne"
        r"|error absoluto medio|erro absoluto médio"
        r"|errore assoluto medio|средняя абсолютная ошибка|sai số tuyệt đối trung bình|平均绝对误差"
        r"|平均絶対誤差|평균절대오차|평균 절대 오차",
        heads=r"(?:[LJ]_?)?MAE(?:\(.*\))?",
        accepted=(rf"\frac{{1}}{{n}} \sum_{{i=1}}^{{n}} |{_ERROR}|",),
        slips=(
            rf"\frac{{1}}{{n}} \sum_{{i=1}}^{{n}} {_ERROR}",
            r"\frac{1}{n} \sum_{i=1}^{n} (Z_i - Y_i)",
            rf"\frac{{1}}{{n}} \sum_{{i=1}}^{{n}} {_ERROR}^2",
            rf"\frac{{1}}{{n}} |\sum_{{i=1}}^{{n}} {_ERROR}|",
            r"\frac{1}{n} \sum_{i=1}^{n} |Y_i + Z_i|",
            rf"\sqrt{{\frac{{1}}{{n}} \sum_{{i=1}}^{{n}} |{_ERROR}|}}",
            rf"n \sum_{{i=1}}^{{n}} |{_ERROR}|",
        ),
        source=f"{_HASTIE}, section 10.6",
    ),
    Known(
        names=r"(?:bce|binary[- ]cross[- ]?entropy|log[- ]loss|logistic loss|binäre kreuzentropie"
        r"|entropie croisée binaire|entropía cruzada binaria"
        r"|entropia cruzada binária|бинарная кросс-энтропия|二元交叉熵|二値交差エントロピー"
        r"|이진 교차 엔트로피)(?: loss)?(?: \(bce\))?",
        heads=r"(?:[LJ]_?)?BCE(?:\(.*\))?",
        accepted=tuple(
            f"{before} {of}"
            for before in ("-", r"-\frac{1}{n} \sum_{i=1}^{n}", r"-\sum_{i=1}^{n}")
            for of in (
                r"(Y_i \log Z_i + (1 - Y_i) \log (1 - Z_i))",
                r"(Z_i \log Y_i + (1 - Z_i) \log (1 - Y_i))",
            )
        ),
        slips=tuple(
            f"{before} {of}"
            for before in ("", r"\frac{1}{n} \sum_{i=1}^{n}")
            for of in (
                r"(Y_i \log Z_i + (1 - Y_i) \log (1 - Z_i))",
                r"(-1) (Y_i \log Z_i - (1 - Y_i) \log (1 - Z_i))",
                r"(-1) (Y_i \log Z_i + (1 - Y_i) \log Z_i)",
                r"(-1) (Y_i \log (1 - Z_i) + (1 - Y_i) \log Z_i)",
                r"(-1) (Y_i \log Z_i + (1 + Y_i) \log (1 - Z_i))",
                r"(-1) (Y_i \log Z_i + (1 - Y_i) \log (1 + Z_i))",
                r"(-1) (Y_i \log Z_i + (1 - Z_i) \log (1 - Z_i))",
                r"(-1) (Y_i \log Z_i + Y_i \log (1 - Z_i))",
            )
        ),
        source="C. Bishop, Pattern recognition and machine learning, 2006, equation 4.90",
    ),
    Known(
        names=r"(?:categorical |multi-?class )?(?:cross[- ]?entropy|kreuzentropie|entropie croisée"
        r"|entropía cruzada|entropia cruzada|кросс-энтропия|перекрёстная энтропия"
        r"|entropi chéo|交叉熵|交差エントロピー|교차 엔트로피)(?:[- ]loss)?(?: \(ce\))?",
        heads=r"(?:[LJ]_?)?CE(?:\(.*\))?|H\(p,q\)",
        accepted=tuple(
            f"-{sums} {of}"
            for sums, of in (
                (r"\sum_{i=1}^{n}", r"Y_i \log Z_i"),
                (r"\frac{1}{n} \sum_{i=1}^{n}", r"Y_i \log Z_i"),
                (r"\frac{1}{n} \sum_{i=1}^{n} \sum_{k=1}^{n}", r"Y_{ik} \log Z_{ik}"),
                (r"\sum_{i=1}^{n} \sum_{k=1}^{n}", r"Y_{ik} \log Z_{ik}"),
            )
        ),
        slips=tuple(
            f"{sums} {of}"
            for sums, of in (
                (r"\sum_{i=1}^{n}", r"Y_i \log Z_i"),
                (r"-\sum_{i=1}^{n}", r"Z_i \log Y_i"),
                (r"-\sum_{i=1}^{n}", r"Y_i Z_i"),
                (r"-\sum_{i=1}^{n}", r"Y_i \log (1 - Z_i)"),
                (r"-\sum_{i=1}^{n}", r"(Y_i + \log Z_i)"),
                (r"\frac{1}{n} \sum_{i=1}^{n}", r"Y_i \log Z_i"),
                (r"\frac{1}{n} \sum_{i=1}^{n} \sum_{k=1}^{n}", r"Y_{ik} \log Z_{ik}"),
                (r"\sum_{i=1}^{n} \sum_{k=1}^{n}", r"Y_{ik} \log Z_{ik}"),
            )
        ),
        roles=(("Y", r"y|t|p(?:\(.*\))?|y'"), ("Z", r"hat (?:y|p)|q(?:\(.*\))?")),
        source=f"{_COVER}",
    ),
)

_INFORMATION = (
    Known(
        names=r"(?:shannon[- ])?(?:entropy|entropie|entropía|entropia|entropi|энтропия|энтропия шеннона|信息熵"
        r"|香农熵|熵|エントロピー|엔트로피|entropi thông tin)",
        heads=r"(?-i:H|Entropy|S)\((?:[XYSDp]|\\?mathcal[SD])\)",
        accepted=(r"-\sum_{i=1}^{n} P_i \log P_i", r"\sum_{i=1}^{n} P_i \log \frac{1}{P_i}"),
        slips=(
            r"\sum_{i=1}^{n} P_i \log P_i",
            r"-\sum_{i=1}^{n} \log P_i",
            r"-\sum_{i=1}^{n} P_i \log \frac{1}{P_i}",
            r"-\sum_{i=1}^{n} P_i \log (1 - P_i)",
            r"-\sum_{i=1}^{n} P_i^2 \log P_i",
            r"-\sum_{i=1}^{n} P_i (1 - \log P_i)",
        ),
        source=_COVER,
    ),
    Known(
        names=r"(?:kl|kullback[-– ]leibler)[- ]?(?:divergen(?:ce|z|cia|za)|散度|ダイバージェンス|발산)?"
        r"|divergen(?:ce|cia|ência|za) (?:de )?(?:kl|kullback[-– ]leibler)"
        r"|дивергенция кульбака[-– ]лейблера|độ phân kỳ kl|kl divergence \(kullback[-– ]leibler\)",
        heads=r"D_?(?:KL)?(?:\((?P<P>[A-Za-z])(?:\(x\))?(?:\|+|,|;)(?P<Q>[A-Za-z])(?:\(x\))?\)"
        r"|\[(?P<first>[A-Za-z])\|+(?P<second>[A-Za-z])\])"
        r"|KL\((?P<one>[A-Za-z])(?:\|+|,|;)(?P<other>[A-Za-z])\)",
        letters=False,
        accepted=(
            r"\sum_{i=1}^{n} P_i \log \frac{P_i}{Q_i}",
            r"-\sum_{i=1}^{n} P_i \log \frac{Q_i}{P_i}",
            r"\sum_{i=1}^{n} P_i (\log P_i - \log Q_i)",
        ),
        slips=(
            r"\sum_{i=1}^{n} P_i \log \frac{Q_i}{P_i}",
            r"-\sum_{i=1}^{n} P_i \log \frac{P_i}{Q_i}",
            r"\sum_{i=1}^{n} Q_i \log \frac{P_i}{Q_i}",
            r"\sum_{i=1}^{n} \log \frac{P_i}{Q_i}",
            r"\sum_{i=1}^{n} P_i \frac{P_i}{Q_i}",
            r"\sum_{i=1}^{n} P_i (\log P_i + \log Q_i)",
            r"\sum_{i=1}^{n} P_i \log (P_i Q_i)",
        ),
        source=f"{_COVER}, section 2.3",
    ),
    Known(
        names=r"gini(?:[- ](?:impurity|index|unreinheit|不纯度|不純度|불순도))?|индекс джини|chỉ số gini"
        r"|基尼(?:系数|指数|不纯度)",
        heads=r"Gini(?:\(.*\))?",
        accepted=(r"1 - \sum_{i=1}^{n} P_i^2", r"\sum_{i=1}^{n} P_i (1 - P_i)"),
        slips=(
            r"1 + \sum_{i=1}^{n} P_i^2",
            r"1 - \sum_{i=1}^{n} P_i",
            r"1 - (\sum_{i=1}^{n} P_i)^2",
            r"\sum_{i=1}^{n} P_i^2",
        ),
        source="L. Breiman et al., Classification and regression trees, 1984, section 4.3",
    ),
    Known(
        names=r"softmax(?: function|[- ]funktion)?|fonction softmax|función softmax|função softmax|hàm softmax"
        r"|softmax 函数|softmax関数|softmax函数",
        heads=r"softmax\(.*\)_?[a-z]?|\\?sigma\([a-zA-Z]\)_[a-z]|softmax\([a-z]_[a-z]\)|S\([a-z]_[a-z]\)",
        accepted=(
            r"\frac{e^{Z_i}}{\sum_{j=1}^{n} e^{Z_j}}",
            r"\frac{e^{Z_i}}{\sum_{i=1}^{n} e^{Z_i}}",
        ),
        slips=(
            r"\frac{e^{Z_i}}{\sum_{j=1}^{n} Z_j}",
            r"\frac{Z_i}{\sum_{j=1}^{n} e^{Z_j}}",
            r"\frac{\sum_{j=1}^{n} e^{Z_j}}{e^{Z_i}}",
            r"\frac{e^{-Z_i}}{\sum_{j=1}^{n} e^{Z_j}}",
            r"\frac{e^{Z_i}}{e^{\sum_{j=1}^{n} Z_j}}",
            r"e^{Z_i} \sum_{j=1}^{n} e^{Z_j}",
            r"\frac{e^{Z_i}}{\sum_{j=1}^{n} e^{-Z_j}}",
        ),
        source="I. Goodfellow, Y. Bengio, A. Courville, Deep learning, 2016, section 6.2.2.3",
    ),
)

_SQUARES = r"\sum_{i=1}^{n} (X_i - M)^2"
_STATISTICS = (
    Known(
        names=r"(?:sample |population )?(?:variance|varianz|varianza|variância|wariancja|varyans|varians"
        r"|дисперсия|phương sai|方差|分散|분산)(?: \(.{1,20}\))?",
        heads=r"\\?(?:sigma|s|S|hat\\?sigma|sigma_[a-zA-Z]|S_n|s_n|s_x)\^2|\\?(?:Var|var|V"
        r"|mathbbV)[\[(][A-Za-z][\])]|D\[X\]|D\(X\)",
        letters=False,
        accepted=(
            rf"\frac{{1}}{{n}} {_SQUARES}",
            rf"\frac{{1}}{{n - 1}} {_SQUARES}",
            r"\frac{1}{n} \sum_{i=1}^{n} X_i^2 - M^2",
            _SQUARES,
        ),
        slips=(
            r"\frac{1}{n} \sum_{i=1}^{n} (X_i - M)",
            r"\frac{1}{n - 1} \sum_{i=1}^{n} (X_i - M)",
            r"\frac{1}{n} \sum_{i=1}^{n} |X_i - M|",
            r"\frac{1}{n} \sum_{i=1}^{n} (X_i^2 - M)",
            r"\frac{1}{n} \sum_{i=1}^{n} (X_i - M^2)",
            r"\frac{1}{n - 1} \sum_{i=1}^{n} (X_i^2 - M)",
            r"\frac{1}{n} \sum_{i=1}^{n} (X_i + M)^2",
            r"\frac{1}{n - 1} \sum_{i=1}^{n} (X_i + M)^2",
            rf"\sqrt{{\frac{{1}}{{n}} {_SQUARES}}}",
            rf"\sqrt{{\frac{{1}}{{n - 1}} {_SQUARES}}}",
            rf"\frac{{2}}{{n}} {_SQUARES}",
            rf"-\frac{{1}}{{n}} {_SQUARES}",
            r"\frac{1}{n} (\sum_{i=1}^{n} (X_i - M))^2",
            rf"n {_SQUARES}",
        ),
        source=f"{_FELLER}, chapter 9",
    ),
    Known(
        alone=False,
        names=r"(?:sample |population )?(?:standard deviation|standardabweichung|écart[- ]type"
        r"|desviación (?:estándar|típica)|desvio[- ]padrão|deviazione standard"
        r"|стандартное отклонение|odchylenie standardowe|độ lệch chuẩn|标准差|標準偏差|표준편차)(?: \(.{1,20}\))?",
        heads=r"\\?(?:sigma|s|S|SD|std)(?:_[a-zA-Z])?",
        letters=True,
        accepted=(
            rf"\sqrt{{\frac{{1}}{{n}} {_SQUARES}}}",
            rf"\sqrt{{\frac{{1}}{{n - 1}} {_SQUARES}}}",
            r"\sqrt{\frac{1}{n} \sum_{i=1}^{n} X_i^2 - M^2}",
        ),
        slips=(
            rf"\frac{{1}}{{n}} {_SQUARES}",
            rf"\frac{{1}}{{n - 1}} {_SQUARES}",
            r"\sqrt{\frac{1}{n} \sum_{i=1}^{n} (X_i - M)}",
            r"\sqrt{\frac{1}{n - 1} \sum_{i=1}^{n} (X_i - M)}",
            rf"\frac{{1}}{{n}} \sqrt{{{_SQUARES}}}",
            rf"\frac{{1}}{{n - 1}} \sqrt{{{_SQUARES}}}",
            r"\sqrt{\frac{1}{n} \sum_{i=1}^{n} (X_i + M)^2}",
        ),
        source=f"{_FELLER}, chapter 9",
    ),
    Known(
        alone=False,
        names=r"z[- ]?(?:score|wert|transformation|normalization)|standard(?:i[sz]ation|i[sz]ed value|isierung)"
        r"|standardiz(?:ation|ación|ação|zazione)|стандартизация|chuẩn hóa z(?:-score)?|标准化|標準化"
        r"|표준화",
        heads=r"z(?:_i)?|Z|x'|z-score",
        letters=True,
        accepted=(r"\frac{X - M}{S}",),
        slips=(
            r"\frac{X + M}{S}",
            r"\frac{S}{X - M}",
            r"\frac{X - S}{M}",
            r"\frac{X - M}{S^2}",
            r"\frac{X}{S} - M",
            r"(X - M) S",
        ),
        roles=(("X", "[xX]"), ("M", r"mu|μ|bar x|bar X"), ("S", r"sigma|σ|s")),
        source=f"{_FELLER}, chapter 9",
    ),
    Known(
        alone=False,
        names=r"(?:gaussian|normal|gauß-?|gauss(?:sche)?)[- ]?(?:distribution|density|pdf|verteilung)?"
        r"|normalverteilung|loi normale|distribución normal|distribuição normal"
        r"|distribuzione normale|rozkład normalny|нормальное распределение|phân phối chuẩn|正态分布|正規分布|정규분포",
        heads=r"[fp]\(x(?:[;|]?\\?mu,\\?sigma(?:\^2)?)?\)|\\?(?:varphi|phi)\(x\)|\\?(?:mathcal)?N\(x[;"
        r"|]\\?mu,\\?sigma\^2\)",
        letters=False,
        accepted=(
            r"\frac{1}{\sigma \sqrt{2 \pi}} e^{-\frac{(x - \mu)^2}{2 \sigma^2}}",
            r"\frac{1}{\sqrt{2 \pi}} e^{-\frac{(x - \mu)^2}{2}}",
            r"\frac{1}{\sqrt{2 \pi} v} e^{-\frac{(x - \mu)^2}{2 v}}",
        ),
        slips=(
            r"\frac{1}{\sigma \sqrt{2 \pi}} e^{\frac{(x - \mu)^2}{2 \sigma^2}}",
            r"\frac{1}{\sigma \sqrt{2 \pi}} e^{-\frac{(x - \mu)}{2 \sigma^2}}",
            r"\frac{1}{\sigma \sqrt{2 \pi}} e^{-\frac{(x - \mu)^2}{2 \sigma}}",
            r"\frac{1}{\sigma \sqrt{2 \pi}} e^{-\frac{(x - \mu)^2}{\sigma^2}}",
            r"\frac{1}{\sigma \sqrt{2 \pi}} e^{-\frac{(x + \mu)^2}{2 \sigma^2}}",
            r"\frac{1}{\sqrt{2 \pi}} e^{-\frac{(x - \mu)^2}{2 \sigma^2}}",
            r"\frac{1}{\sigma^2 \sqrt{2 \pi}} e^{-\frac{(x - \mu)^2}{2 \sigma^2}}",
            r"\frac{1}{\sqrt{2 \pi \sigma}} e^{-\frac{(x - \mu)^2}{2 \sigma^2}}",
            r"\frac{1}{2 \pi \sigma^2} e^{-\frac{(x - \mu)^2}{2 \sigma^2}}",
            r"\frac{1}{\sigma 2 \pi} e^{-\frac{(x - \mu)^2}{2 \sigma^2}}",
            r"\frac{1}{\sigma \sqrt{\pi}} e^{-\frac{(x - \mu)^2}{2 \sigma^2}}",
            r"\sigma \sqrt{2 \pi} e^{-\frac{(x - \mu)^2}{2 \sigma^2}}",
        ),
        roles=(("x", "[xzX]"), ("mu", "mu|μ"), ("sigma", "sigma|σ"), ("v", "v")),
        source=f"{_FELLER}, chapter 7",
    ),
    Known(
        alone=False,
        names=r"poisson(?:[- ](?:distribution|verteilung))?|loi de poisson|distribución de poisson"
        r"|distribuição de poisson|распределение пуассона|rozkład poissona|phân phối poisson|泊松分布"
        r"|ポアソン分布|포아송 분포",
        heads=r"P\(X=[kx]\)|[pf]\([kx](?:[;|]\\?lambda)?\)|P\([kx]\)",
        letters=False,
        accepted=(r"\frac{\lambda^k e^{-\lambda}}{k!}",),
        slips=(
            r"\frac{\lambda^k e^{\lambda}}{k!}",
            r"\frac{\lambda^k e^{-k}}{k!}",
            r"\frac{\lambda^k e^{-\lambda}}{k}",
            r"\frac{\lambda e^{-\lambda}}{k!}",
            r"\lambda^k e^{-\lambda}",
            r"\frac{k^{\lambda} e^{-\lambda}}{k!}",
            r"\frac{\lambda^{-k} e^{-\lambda}}{k!}",
            r"\lambda^k e^{-\lambda} k!",
        ),
        roles=(("lambda", "lambda|λ|mu"), ("k", "[kx]")),
        values=(("k", 3.0),),
        source=f"{_FELLER}, chapter 6",
    ),
    Known(
        alone=False,
        names=r"binomial(?:[- ]?(?:distribution|verteilung))?|loi binomiale|distribución binomial"
        r"|distribuição binomial|distribuzione binomiale|биномиальное распределение|rozkład dwumianowy"
        r"|phân phối nhị thức|二项分布|二項分布|이항분포",
        heads=r"P\(X=[kx]\)|[pf]\([kx](?:[;|]n,p)?\)|P\([kx]\)",
        letters=False,
        accepted=(r"\binom{n}{k} p^k (1 - p)^{n - k}", r"\binom{n}{k} p^k q^{n - k}"),
        slips=(
            r"\binom{n}{k} p^{n - k} (1 - p)^k",
            r"\binom{n}{k} p^k (1 - p)^n",
            r"\binom{n}{k} p^k (1 - p)^k",
            r"\binom{n}{k} p^k (1 + p)^{n - k}",
            r"\binom{n}{k} p^k (1 - p)^{n + k}",
            r"\binom{n}{k} p^n (1 - p)^{n - k}",
        ),
        roles=(("n", "n"), ("k", "[kx]"), ("p", "p"), ("q", "q")),
        values=(("n", 5.0), ("k", 2.0)),
        source=f"{_FELLER}, chapter 6",
    ),
    Known(
        alone=False,
        names=r"exponential(?:[- ]?(?:distribution|verteilung))|exponentialverteilung|loi exponentielle"
        r"|distribución exponencial|distribuição exponencial|экспоненциальное распределение"
        r"|показательное распределение|phân phối mũ|指数分布|지수분포",
        heads=r"[fp]\(x(?:[;|]\\?lambda)?\)",
        letters=False,
        accepted=(r"\lambda e^{-\lambda x}", r"\frac{1}{\lambda} e^{-\frac{x}{\lambda}}"),
        slips=(
            r"\lambda e^{\lambda x}",
            r"e^{-\lambda x}",
            r"\lambda e^{-x}",
            r"\frac{1}{\lambda} e^{-\lambda x}",
            r"-\lambda e^{-\lambda x}",
        ),
        roles=(("lambda", "lambda|λ"), ("x", "x")),
        source=f"{_FELLER}, chapter 17",
    ),
)

_MATHEMATICS = (
    Known(
        alone=False,
        names=r"(?:the )?quadratic formula|mitternachtsformel|abc-formel|formule quadratique"
        r"|fórmula (?:cuadrática|general|resolvente)|fórmula de bhaskara|bhaskara|formula quadratica"
        r"|формула корней|công thức nghiệm|求根公式|解の公式|근의 공식",
        heads=r"x(?:_?1,2|_1/2|_12)?|x_\\?pm",
        letters=True,
        accepted=(r"\frac{-b \pm \sqrt{b^2 - 4 a c}}{2 a}",),
        slips=(
            r"\frac{b \pm \sqrt{b^2 - 4 a c}}{2 a}",
            r"\frac{-b \pm \sqrt{b^2 + 4 a c}}{2 a}",
            r"\frac{-b \pm \sqrt{b^2 - 4 a c}}{a}",
            r"\frac{-b \pm \sqrt{b^2 - 4 a c}}{2}",
            r"\frac{-b \pm \sqrt{b^2 - 2 a c}}{2 a}",
            r"\frac{-b \pm \sqrt{b - 4 a c}}{2 a}",
            r"\frac{-b \pm b^2 - 4 a c}{2 a}",
            r"\frac{-b \pm \sqrt{b^2 - 4 a c}}{4 a}",
            r"\frac{-b \pm \sqrt{b^2 - a c}}{2 a}",
            r"-b \pm \frac{\sqrt{b^2 - 4 a c}}{2 a}",
        ),
        roles=(("a", "a"), ("b", "b"), ("c", "c")),
        values=(("a", 0.7), ("b", 3.9), ("c", 1.3)),
        source="NIST Digital Library of Mathematical Functions, 1.11.10",
    ),
    Known(
        alone=False,
        names=r"discriminant|diskriminante|discriminante|discriminante|дискриминант|biệt thức|判别式|判別式"
        r"|판별식|विविक्तकर",
        heads=r"\\?(?:Delta|D)",
        letters=True,
        accepted=(r"b^2 - 4 a c",),
        slips=(r"b^2 + 4 a c", r"b - 4 a c", r"b^2 - 2 a c", r"b^2 - a c", r"a^2 - 4 b c"),
        roles=(("a", "a"), ("b", "b"), ("c", "c")),
        source="NIST Digital Library of Mathematical Functions, 1.11.10",
    ),
    Known(
        alone=False,
        names=r"(?:euclid(?:ean|ian)|l2) distance|euklidischer? abstand|euklidische distanz"
        r"|distance euclidienne|distancia euclídea|distancia euclidiana|distância euclidiana"
        r"|distanza euclidea|евклидово расстояние|khoảng cách euclid|欧氏距离|ユークリッド距離",
        heads=r"d(?:\([a-z],[a-z]\))?",
        accepted=(r"\sqrt{\sum_{i=1}^{n} (X_i - Y_i)^2}",),
        slips=(
            r"\sqrt{\sum_{i=1}^{n} (X_i + Y_i)^2}",
            r"\sqrt{\sum_{i=1}^{n} (X_i - Y_i)}",
            r"\sqrt{\sum_{i=1}^{n} (X_i^2 - Y_i^2)}",
            r"\sum_{i=1}^{n} \sqrt{(X_i - Y_i)^2}",
            r"\sqrt{\sum_{i=1}^{n} |X_i - Y_i|}",
        ),
        source=f"{_HASTIE}, section 14.3",
    ),
    Known(
        alone=False,
        names=r"(?:manhattan|l1|city[- ]?block|taxicab)[- ](?:distance|distanz)|distance de manhattan"
        r"|distancia (?:de )?manhattan|distância (?:de )?manhattan|манхэттенское расстояние"
        r"|khoảng cách manhattan|曼哈顿距离|マンハッタン距離",
        heads=r"d(?:\([a-z],[a-z]\))?",
        accepted=(r"\sum_{i=1}^{n} |X_i - Y_i|",),
        slips=(
            r"\sum_{i=1}^{n} (X_i - Y_i)",
            r"|\sum_{i=1}^{n} (X_i - Y_i)|",
            r"\sum_{i=1}^{n} (X_i - Y_i)^2",
            r"\sum_{i=1}^{n} |X_i + Y_i|",
            r"\sqrt{\sum_{i=1}^{n} (X_i - Y_i)^2}",
        ),
        source=f"{_HASTIE}, section 14.3",
    ),
    Known(
        names=r"cosine[- ]similarity|kosinus-?ähnlichkeit|similarité cosinus|similitud (?:del )?coseno"
        r"|similaridade (?:de|do) cosseno|косинусное сходство|độ tương đồng cosin|余弦相似度"
        r"|コサイン類似度|코사인 유사도",
        heads=r"\\?cos\(?(?:\\?theta|[a-z],[a-z]|[A-Z],[A-Z])\)?|sim\(.*\)",
        letters=False,
        accepted=(r"\frac{A B}{\|A\| \|B\|}",),
        slips=(
            r"\frac{A B}{\|A\| + \|B\|}",
            r"\frac{\|A\| \|B\|}{A B}",
            r"A B \|A\| \|B\|",
            r"\frac{A B}{\|A\|^2 \|B\|^2}",
            r"\frac{A B}{\|A\|}",
            r"\frac{A + B}{\|A\| \|B\|}",
        ),
        source="C. Manning, P. Raghavan, H. Schütze, Introduction to information retrieval, 2008, section 6.3",
    ),
    Known(
        names=r"idf|inverse document frequency",
        heads=r"idf(?:\(.*\))?|idf_t|IDF(?:\(.*\))?",
        letters=False,
        accepted=(r"\log \frac{N}{D}", r"\log \frac{N}{1 + D}", r"\log \frac{N}{D} + 1"),
        slips=(r"\log \frac{D}{N}",),
        roles=(("N", "N"), ("D", r"df(?:_t)?|n_t|d_f")),
        source="K. Spärck Jones, A statistical interpretation of term specificity, 1972",
    ),
    Known(
        alone=False,
        names=r"compound interest(?: formula)?|zinseszins(?:formel)?|intérêts? composés?|interés compuesto"
        r"|juros compostos|interesse composto|сложные проценты|procent składany|lãi kép|复利|複利|복리",
        heads=r"[A-Z](?:_[nt])?(?:\([a-z]\))?",
        accepted=(r"K (1 + r)^t", r"K (1 + \frac{r}{m})^{m t}"),
        slips=(
            r"K (1 - r)^t",
            r"K (1 + r t)^t",
            r"K (1 - \frac{r}{m})^{m t}",
            r"K (1 + \frac{m}{r})^{m t}",
            r"K + (1 + r)^t",
        ),
        roles=(("K", r"P|C|K|C_0|K_0|P_0|PV|V_0"), ("r", r"r|i|p"), ("t", r"t|n"), ("m", r"n|m")),
        source="S. Kellison, The theory of interest, 2009, section 1.5",
    ),
)

_LEARNING = (
    Known(
        alone=False,
        names=r"batch[- ]?norm(?:ali[sz]ation)?|layer[- ]?norm(?:ali[sz]ation)?|批归一化|バッチ正規化|배치 정규화",
        heads=r"hatx(?:_i|_[a-z]*)?|\\?hat\\?x(?:_?i)?",
        letters=False,
        accepted=(
            r"\frac{X - M}{\sqrt{V^2 + e_0}}",
            r"\frac{X - M}{\sqrt{V + e_0}}",
            r"\frac{X - M}{V + e_0}",
        ),
        slips=(
            r"\frac{X + M}{\sqrt{V^2 + e_0}}",
            r"\frac{X - M}{V^2 + e_0}",
            r"\frac{X - M}{\sqrt{V^2 - e_0}}",
            r"\frac{M - X}{\sqrt{V^2 + e_0}}",
            r"\frac{\sqrt{V^2 + e_0}}{X - M}",
        ),
        roles=(
            ("X", "[xX]"),
            ("M", r"(?:mu|μ)(?:_.*)?"),
            ("V", r"(?:sigma|σ)(?:_.*)?"),
            ("e_0", r"epsilon|ε|ϵ"),
        ),
        source="S. Ioffe, C. Szegedy, Batch normalization, 2015, algorithm 1",
    ),
    Known(
        alone=False,
        names=r"adam|adam(?:['’]?s)? (?:update|optimizer|optimiser|algorithm|algorithmus)"
        r"|(?:the )?adam(?: optimizer)?|optimiseur adam|optimizador adam|thuật toán adam|оптимизатор adam",
        heads=r"v_t",
        letters=False,
        accepted=(r"B v_{t - 1} + (1 - B) g_t^2",),
        slips=(
            r"B v_{t - 1} + (1 - B) g_t",
            r"B v_{t - 1} + (1 + B) g_t^2",
            r"B v_{t - 1} - (1 - B) g_t^2",
            r"(1 - B) v_{t - 1} + (1 - B) g_t^2",
            r"B v_{t - 1} + B g_t^2",
            r"B v_t + (1 - B) g_t^2",
        ),
        roles=(("B", r"beta_2|β_2|beta"), ("v", "v"), ("g", "g")),
        source="D. Kingma, J. Ba, Adam, 2015, algorithm 1",
    ),
    Known(
        alone=False,
        names=r"adam|adam(?:['’]?s)? (?:update|optimizer|optimiser|algorithm|algorithmus)"
        r"|(?:the )?adam(?: optimizer)?|optimiseur adam|optimizador adam|thuật toán adam|оптимизатор adam",
        heads=r"m_t",
        letters=False,
        accepted=(r"B m_{t - 1} + (1 - B) g_t",),
        slips=(
            r"B m_{t - 1} + (1 - B) g_t^2",
            r"B m_{t - 1} + (1 + B) g_t",
            r"B m_{t - 1} - (1 - B) g_t",
            r"(1 - B) m_{t - 1} + (1 - B) g_t",
            r"B m_{t - 1} + B g_t",
            r"(1 - B) m_{t - 1} + B g_t",
        ),
        roles=(("B", r"beta_1|β_1|beta"), ("m", "m"), ("g", "g")),
        source="D. Kingma, J. Ba, Adam, 2015, algorithm 1",
    ),
    Known(
        alone=False,
        names=r"adam|adam(?:['’]?s)? (?:update|optimizer|optimiser|algorithm|algorithmus)"
        r"|(?:the )?adam(?: optimizer)?|optimiseur adam|optimizador adam|thuật toán adam|оптимизатор adam",
        heads=r"\\?(?:theta|w|W)_(?:t\+1|t)",
        letters=False,
        accepted=(
            r"\theta_t - a \frac{\hat{m}_t}{\sqrt{\hat{v}_t} + c}",
            r"\theta_{t - 1} - a \frac{\hat{m}_t}{\sqrt{\hat{v}_t} + c}",
            r"\theta_t - a \frac{\hat{m}_t}{\sqrt{\hat{v}_t + c}}",
            r"\theta_{t - 1} - a \frac{\hat{m}_t}{\sqrt{\hat{v}_t + c}}",
        ),
        slips=(
            r"\theta_t + a \frac{\hat{m}_t}{\sqrt{\hat{v}_t} + c}",
            r"\theta_t - a \frac{\hat{m}_t}{\hat{v}_t + c}",
            r"\theta_t - a \frac{\hat{v}_t}{\sqrt{\hat{m}_t} + c}",
            r"\theta_t - a \frac{\sqrt{\hat{v}_t} + c}{\hat{m}_t}",
            r"\theta_{t - 1} + a \frac{\hat{m}_t}{\sqrt{\hat{v}_t} + c}",
            r"\theta_{t - 1} - a \frac{\hat{m}_t}{\hat{v}_t + c}",
        ),
        roles=(
            ("theta", "theta|θ|w|W"),
            ("a", r"eta|alpha|η|α|lr"),
            ("c", r"epsilon|ε|ϵ"),
            ("hat m", "hat m"),
            ("hat v", "hat v"),
        ),
        source="D. Kingma, J. Ba, Adam, 2015, algorithm 1",
    ),
    Known(
        names=r"(?:scaled dot[- ]product |self-?)?attention(?: mechanism| formula)?|注意力机制|アテンション|어텐션",
        heads=r"(?:Attention|Attn|A)\(Q,K,V\)",
        letters=False,
        accepted=(r"softmax(\frac{Q K}{\sqrt{d}}) V",),
        slips=(
            r"softmax(\frac{Q K}{d}) V",
            r"softmax(Q K \sqrt{d}) V",
            r"softmax(\frac{Q V}{\sqrt{d}}) K",
            r"softmax(\frac{K V}{\sqrt{d}}) Q",
            r"\frac{Q K}{\sqrt{d}} V",
            r"softmax(\frac{Q K}{\sqrt{d}}) K",
            r"softmax(\frac{Q + K}{\sqrt{d}}) V",
        ),
        roles=(("Q", "Q"), ("K", "K"), ("V", "V"), ("d", r"d(?:_.*)?|n")),
        source="A. Vaswani et al., Attention is all you need, 2017, equation 1",
    ),
    Known(
        alone=False,
        names=r"(?:output (?:size|dimension)|ausgabegröße|taille de sortie|tamaño de (?:la )?salida"
        r"|tamanho da saída|dimensione di output|çıkış boyutu|kích thước (?:đầu )?ra|输出尺寸|出力サイズ"
        r"|출력 크기)(?: formula| formülü)?",
        heads=r"[OoHWn](?:_?\{?(?:out|o|output)\}?)?",
        accepted=(r"\frac{W - K + 2 P}{S} + 1",),
        slips=(
            r"\frac{W + K + 2 P}{S} + 1",
            r"\frac{W - K - 2 P}{S} + 1",
            r"\frac{W - K + 2 P}{S}",
            r"\frac{W - K + 2 P}{S} - 1",
            r"\frac{K - W + 2 P}{S} + 1",
        ),
        roles=(
            ("W", r"[WHNIn](?:_.*)?|input"),
            ("K", r"[KFkf](?:_.*)?|kernel"),
            ("P", r"[Pp](?:_.*)?|padding"),
            ("S", r"[Ss](?:_.*)?|stride"),
        ),
        source="V. Dumoulin, F. Visin, A guide to convolution arithmetic for deep learning, 2016, section 2.4",
    ),
)

_HALLIDAY = "D. Halliday, R. Resnick, J. Walker, Fundamentals of physics, 2013"
_ZWILLINGER = "D. Zwillinger, CRC standard mathematical tables and formulas, 2018, chapter 4"


def _by_name(names: str, heads: str, accepted: tuple[str, ...], slips: tuple[str, ...], *roles: str) -> Known:
    """A formula of a school book; `roles` are the names in it with how people write them, one after the other."""
    return Known(
        alone=False,
        names=names,
        heads=heads,
        letters=False,
        accepted=accepted,
        slips=slips,
        roles=tuple(zip(roles[::2], roles[1::2], strict=True)),
        source=_HALLIDAY if "m" in roles or "I" in roles or "g" in roles else _ZWILLINGER,
    )


_PHYSICS = (
    _by_name(
        r"kinetic energy|kinetische energie|bewegungsenergie|énergie cinétique|energía cinética"
        r"|energia cinética|energia cinetica"
        r"|кинетическая энергия|кінетична енергія|energia kinetyczna|kinetik enerji|động năng"
        r"|energi kinetik|动能|運動エネルギー|운동 ?에너지",
        r"E_?[kKcC]?(?:in|\.)?|KE|EC|T|K|W_?[kdđ]",
        (r"\frac{1}{2} m v^2",),
        (
            r"m v^2",
            r"\frac{1}{2} m v",
            r"\frac{1}{2} m^2 v",
            r"\frac{1}{2} m^2 v^2",
            r"m v",
            r"2 m v^2",
            r"\frac{1}{2} m v^3",
            r"\frac{m v}{2}",
        ),
        "m",
        "m",
        "v",
        "v",
    ),
    _by_name(
        r"(?:gravitational )?potential energy|potentielle energie|lageenergie"
        r"|énergie potentielle(?: de pesanteur)?|energía potencial"
        r"|energia potencial|energia potenziale|потенциальная энергия|energia potencjalna"
        r"|potansiyel enerji|thế năng|energi potensial"
        r"|重力势能|位置エネルギー|위치 ?에너지",
        r"E_?[pP](?:ot|\.)?|PE|EP|U|V|W_?t",
        (r"m g h",),
        (r"\frac{1}{2} m g h", r"m g h^2", r"\frac{m g}{h}", r"\frac{m h}{g}", r"m g^2 h", r"2 m g h"),
        "m",
        "m",
        "g",
        "g",
        "h",
        "h",
    ),
    _by_name(
        r"(?:newton['’]s )?(?:law of )?(?:universal )?gravitation|gravitationsgesetz"
        r"|(?:newtonsches )?gravitationsgesetz"
        r"|(?:loi de la )?gravitation(?: universelle)?|(?:ley de )?gravitación universal"
        r"|gravitação universal|gravitazione universale"
        r"|закон всемирного тяготения|(?:định luật )?vạn vật hấp dẫn|万有引力(?:定律)?|万有引力の法則|만유인력",
        r"F(?:_?[gG])?",
        (r"G \frac{m M}{r^2}", r"-G \frac{m M}{r^2}"),
        (
            r"G \frac{m M}{r}",
            r"G \frac{m M}{r^3}",
            r"G m M r^2",
            r"G \frac{m + M}{r^2}",
            r"\frac{m M}{G r^2}",
        ),
        "G",
        "G|gamma",
        "r",
        "r|d|R",
        "m",
        "m_1|m",
        "M",
        "m_2|M",
    ),
    _by_name(
        r"ohm['’]s law|ohmsches gesetz|loi d['’]ohm|ley de ohm|lei de ohm|legge di ohm|закон ома"
        r"|prawo ohma|ohm (?:kanunu|yasası)"
        r"|định luật ohm|hukum ohm|欧姆定律|オームの法則|옴의 법칙",
        r"[UVE]",
        (r"R I",),
        (r"\frac{R}{I}", r"\frac{I}{R}", r"R + I", r"R I^2", r"R^2 I"),
        "R",
        "R",
        "I",
        "I|i",
    ),
    _by_name(
        r"ohm['’]s law|ohmsches gesetz|loi d['’]ohm|ley de ohm|lei de ohm|legge di ohm|закон ома"
        r"|prawo ohma|ohm (?:kanunu|yasası)"
        r"|định luật ohm|hukum ohm|欧姆定律|オームの法則|옴의 법칙",
        r"[Ii]",
        (r"\frac{U}{R}",),
        (r"\frac{R}{U}", r"U R", r"\frac{U}{R^2}", r"\frac{U^2}{R}"),
        "U",
        "U|V|E",
        "R",
        "R",
        "I",
        "I",
    ),
    _by_name(
        r"(?:simple )?pendulum|(?:mathematisches )?pendel|fadenpendel|pendule(?: simple)?"
        r"|péndulo(?: simple)?|pêndulo(?: simples)?"
        r"|pendolo(?: semplice)?|математический маятник|wahadło(?: matematyczne)?|con lắc đơn|单摆"
        r"|単振り子|단진자|sarkaç",
        r"T",
        (r"2 \pi \sqrt{\frac{l}{g}}",),
        (
            r"2 \pi \sqrt{\frac{g}{l}}",
            r"\pi \sqrt{\frac{l}{g}}",
            r"\sqrt{\frac{l}{g}}",
            r"2 \pi \frac{l}{g}",
            r"\frac{1}{2 \pi} \sqrt{\frac{l}{g}}",
        ),
        "l",
        "l|L|ell",
        "g",
        "g",
    ),
    _by_name(
        r"spring pendulum|mass[- ]spring(?: system| oscillator)?|federpendel|pendule élastique"
        r"|oscilador masa[- ]resorte|con lắc lò xo"
        r"|пружинный маятник|弹簧振子|ばね振り子",
        r"T",
        (r"2 \pi \sqrt{\frac{m}{k}}",),
        (
            r"2 \pi \sqrt{\frac{k}{m}}",
            r"\pi \sqrt{\frac{m}{k}}",
            r"2 \pi \frac{m}{k}",
            r"\sqrt{\frac{m}{k}}",
            r"\frac{1}{2 \pi} \sqrt{\frac{m}{k}}",
        ),
        "m",
        "m",
        "k",
        "k|D",
    ),
)

_GEOMETRY = (
    _by_name(
        r"area of (?:a|the) circle|circle area|kreisfläche|flächeninhalt (?:eines|des) kreises"
        r"|aire (?:du disque|d['’]un disque|du cercle)"
        r"|área (?:del|de un) círculo|área (?:do|de um) círculo|area (?:del|di un) cerchio|площадь круга"
        r"|pole koła|dairenin alanı"
        r"|diện tích hình tròn|luas lingkaran|圆的面积|圆面积|円の面積|원의 넓이",
        r"[AS](?:_.*)?|P|L",
        (r"\pi r^2", r"\frac{\pi r^2}{4}"),
        (r"2 \pi r", r"\pi r", r"2 \pi r^2", r"\pi^2 r", r"\pi^2 r^2", r"\frac{\pi r^2}{2}"),
        "r",
        "r|R|d",
    ),
    _by_name(
        r"circumference(?: of (?:a|the) circle)?|kreisumfang|circonférence|périmètre du cercle"
        r"|circunferencia|longitud de la circunferencia"
        r"|comprimento da circunferência|circonferenza|длина окружности|obwód koła|chu vi hình tròn"
        r"|keliling lingkaran|圆的周长|圆周长|円周"
        r"|원의 둘레",
        r"[CUlLP]",
        (r"2 \pi r", r"\pi d"),
        (r"\pi r^2", r"2 \pi r^2", r"2 \pi d", r"\pi d^2", r"4 \pi r"),
        "r",
        "r|R",
        "d",
        "d|D",
    ),
    _by_name(
        r"(?:volume|sphere volume) of (?:a|the) sphere|sphere volume|kugelvolumen|volumen einer kugel"
        r"|volume (?:de la|d['’]une) (?:sphère|boule)"
        r"|volumen de (?:la|una) esfera|volume (?:da|de uma) esfera|volume (?:della|di una) sfera"
        r"|объ[её]м шара|objętość kuli|kürenin hacmi"
        r"|thể tích (?:hình )?cầu|volume bola|球的体积|球体积|球の体積|구의 부피",
        r"V(?:_.*)?",
        (r"\frac{4}{3} \pi r^3", r"\frac{1}{6} \pi r^3"),
        (
            r"\frac{4}{3} \pi r^2",
            r"\frac{3}{4} \pi r^3",
            r"4 \pi r^3",
            r"\frac{1}{3} \pi r^3",
            r"4 \pi r^2",
            r"\frac{2}{3} \pi r^3",
            r"\pi r^3",
            r"\frac{4}{3} \pi^2 r^3",
        ),
        "r",
        "r|R|d",
    ),
    _by_name(
        r"surface(?: area)? of (?:a|the) sphere|sphere surface|kugeloberfläche|oberfläche einer kugel"
        r"|surface (?:de la|d['’]une) sphère"
        r"|superficie de (?:la|una) esfera|área da esfera|superficie della sfera|площадь сферы|powierzchnia kuli"
        r"|diện tích mặt cầu|luas permukaan bola|球的表面积|球の表面積|구의 겉넓이",
        r"[ASO](?:_.*)?",
        (r"4 \pi r^2", r"\pi d^2"),
        (r"\frac{4}{3} \pi r^3", r"2 \pi r^2", r"4 \pi r^3", r"4 \pi r", r"\frac{4}{3} \pi r^2"),
        "r",
        "r|R",
        "d",
        "d|D",
    ),
    _by_name(
        r"(?:volume of (?:a|the) )?cylinder(?: volume)?|zylindervolumen|volumen (?:eines|des) zylinders"
        r"|volume (?:du|d['’]un) cylindre"
        r"|volumen del cilindro|volume do cilindro|volume del cilindro|объ[её]м цилиндра|objętość walca"
        r"|silindirin hacmi"
        r"|thể tích hình trụ|volume tabung|圆柱体积|円柱の体積|원기둥의 부피",
        r"V(?:_.*)?",
        (r"\pi r^2 h",),
        (r"2 \pi r h", r"\pi r h", r"\frac{1}{3} \pi r^2 h", r"\pi r^2 h^2", r"2 \pi r^2 h", r"\pi r h^2"),
        "r",
        "r|R",
        "h",
        "h|H|l",
    ),
    _by_name(
        r"(?:volume of (?:a|the) )?cone(?: volume)?|kegelvolumen|volumen (?:eines|des) kegels"
        r"|volume (?:du|d['’]un) cône|volumen del cono"
        r"|volume do cone|volume del cono|объ[её]м конуса|objętość stożka|koninin hacmi|thể tích hình nón"
        r"|volume kerucut|圆锥体积|円錐の体積"
        r"|원뿔의 부피",
        r"V(?:_.*)?",
        (r"\frac{1}{3} \pi r^2 h",),
        (
            r"\pi r^2 h",
            r"\frac{1}{2} \pi r^2 h",
            r"\frac{1}{3} \pi r h",
            r"\frac{1}{3} \pi r h^2",
            r"\frac{2}{3} \pi r^2 h",
            r"3 \pi r^2 h",
        ),
        "r",
        "r|R",
        "h",
        "h|H",
    ),
    _by_name(
        r"law of cosines|cosine (?:law|rule)|kosinussatz|loi des cosinus|théorème d['’]al-?kashi"
        r"|(?:teorema|ley) del coseno|lei dos cossenos"
        r"|teorema del coseno|теорема косинусов|twierdzenie cosinusów|kosinüs teoremi"
        r"|định lý (?:hàm )?(?:cos|cosin)|aturan kosinus"
        r"|余弦定理|코사인 법칙",
        r"[abc]\^2",
        (r"a^2 + b^2 - 2 a b \cos \gamma",),
        (
            r"a^2 + b^2 + 2 a b \cos \gamma",
            r"a^2 + b^2 - a b \cos \gamma",
            r"a^2 + b^2 - 2 a b \sin \gamma",
            r"a^2 - b^2 - 2 a b \cos \gamma",
            r"a + b - 2 a b \cos \gamma",
            r"a^2 + b^2 - 2 \cos \gamma",
        ),
        "gamma",
        "alpha|beta|theta|varphi|C|A|B",
    ),
)

FORMULAS: tuple[Known, ...] = (
    *_METRICS,
    *_LOSSES,
    *_INFORMATION,
    *_STATISTICS,
    *_MATHEMATICS,
    *_LEARNING,
    *_PHYSICS,
    *_GEOMETRY,
)

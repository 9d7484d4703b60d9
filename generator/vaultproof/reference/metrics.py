"""Metrics of classification and regression, from counts or rates. A table; computes nothing.

The order in which counts are given is the author's own, so entries in which it matters can confirm and never dispute.
"""

from __future__ import annotations

from vaultproof.reference.entry import Reference

_RIJSBERGEN = "C. van Rijsbergen, Information retrieval, 1979, chapter 7"
_FAWCETT = "T. Fawcett, An introduction to ROC analysis, 2006"

METRICS: tuple[Reference, ...] = (
    Reference(
        names=("PPV", "Positive Predictive Value"),
        words=(
            "Precision",
            "Präzision",
            "Précision",
            "Precisión",
            "Precisão",
            "Точность",
            "精确率",
            "適合率",
            "정밀도",
        ),
        parameters=("TP", "FP"),
        body="TP/(TP + FP)",
        loose=True,
        source=_FAWCETT,
    ),
    Reference(
        names=("TPR", "True Positive Rate"),
        words=("Recall", "Sensitivity", "Rappel", "Полнота", "召回率", "再現率", "재현율"),
        parameters=("TP", "FN"),
        body="TP/(TP + FN)",
        loose=True,
        source=_FAWCETT,
    ),
    Reference(
        names=("TNR", "True Negative Rate"),
        words=("Specificity",),
        parameters=("TN", "FP"),
        body="TN/(TN + FP)",
        loose=True,
        source=_FAWCETT,
    ),
    Reference(
        names=("FPR", "False Positive Rate"),
        parameters=("FP", "TN"),
        body="FP/(FP + TN)",
        loose=True,
        source=_FAWCETT,
    ),
    Reference(
        names=("Balanced Accuracy",),
        parameters=("TPR", "TNR"),
        body="(TPR + TNR)/2",
        source="K. Brodersen et al., The balanced accuracy and its posterior distribution, 2010",
    ),
    Reference(
        names=(),
        words=(
            "Accuracy",
            "Genauigkeit",
            "Exactitude",
            "Exactitud",
            "Acurácia",
            "准确率",
            "正解率",
            "정확도",
        ),
        parameters=("TP", "TN", "FP", "FN"),
        body="(TP + TN)/(TP + TN + FP + FN)",
        variants=("(TP + FN)/(TP + TN + FP + FN)", "(TP + FP)/(TP + TN + FP + FN)"),
        loose=True,
        source=_FAWCETT,
    ),
    Reference(
        names=("F1", "F1-score", "F1-measure", "F1-Maß", "F1值", "F-мера"),
        parameters=("P", "R"),
        body="2*P*R/(P + R)",
        source=_RIJSBERGEN,
    ),
    Reference(
        names=("F1", "F1-score", "Dice Coefficient", "DSC", "Sørensen–Dice"),
        words=("Dice",),
        parameters=("TP", "FP", "FN"),
        body="2*TP/(2*TP + FP + FN)",
        loose=True,
        source=f"{_RIJSBERGEN}; L. Dice, Measures of the amount of ecologic association between species, 1945",
    ),
    Reference(
        names=("F-beta", "Fbeta", "F-beta score"),
        parameters=("P", "R", "beta"),
        body="(1 + beta^2)*P*R/(beta^2*P + R)",
        loose=True,
        source=_RIJSBERGEN,
    ),
    Reference(
        names=("IoU", "Jaccard", "Jaccard Index", "Intersection over Union"),
        parameters=("I", "U"),
        body="I/U",
        loose=True,
        source="P. Jaccard, The distribution of the flora in the alpine zone, 1912",
    ),
    Reference(
        names=("IoU", "Jaccard", "Jaccard Index"),
        parameters=("TP", "FP", "FN"),
        body="TP/(TP + FP + FN)",
        loose=True,
        source="P. Jaccard, The distribution of the flora in the alpine zone, 1912",
    ),
    Reference(
        names=("MCC", "Matthews Correlation Coefficient"),
        parameters=("TP", "TN", "FP", "FN"),
        body="(TP*TN - FP*FN)/sqrt((TP + FP)*(TP + FN)*(TN + FP)*(TN + FN))",
        loose=True,
        source="B. Matthews, Comparison of the predicted and observed secondary structure of T4 phage lysozyme, 1975",
    ),
    Reference(
        names=("Cohen's kappa", "Cohen kappa", "Cohens Kappa"),
        parameters=("p_o", "p_e"),
        body="(p_o - p_e)/(1 - p_e)",
        loose=True,
        source="J. Cohen, A coefficient of agreement for nominal scales, 1960",
    ),
    Reference(
        names=("Youden's J", "Youden Index"),
        parameters=("TPR", "TNR"),
        body="TPR + TNR - 1",
        source="W. Youden, Index for rating diagnostic tests, 1950",
    ),
    Reference(
        names=("R2", "R²", "Coefficient of Determination"),
        parameters=("SS_res", "SS_tot"),
        body="1 - SS_res/SS_tot",
        loose=True,
        source="N. Draper, H. Smith, Applied regression analysis, 1998, section 1.3",
    ),
    Reference(
        names=("PSNR", "Peak Signal-to-Noise Ratio"),
        parameters=("MSE", "MAX"),
        body="10*log10(MAX^2/MSE)",
        defaults=(("MAX", "255"),),
        loose=True,
        source="ITU-T J.340, 2010",
    ),
)

"""Words with which notes speak of a thing that they tell, a matrix, a sequence, a system, and that make no other thing
of it: what `openers.goes_on_plainly` takes for plain beside the words that say how things are reckoned.
"""

from __future__ import annotations

import re

from vaultproof.spot import late

OF_MATRICES = late(
    r"""(?<!\w)(?:eigen(?:values?|vectors?|pairs?|spaces?|decomposition|values\s+and\s+eigenvectors)?|matri(?:x|ces)|square|vectors?|characteristic|polynomial|determinant|trace|roots?|zeros|sum|product|symmetric|real|distinct|factor(?:s|ed|ing)?|diagonali[sz]able|spectrum|null\s*space
    |markov|chains?|transitions?|probabilit(?:y|ies)|states?|stationary|steady|equilibrium|invariant|limiting|distributions?|rows?|pagerank|linear|algebra|systems?|one|rank|norms?|invertible|singular|columns?|multiplicity|algebraic|geometric|simple
    |eigenwerte?n?|eigenvektor(?:en)?|eigenräume?|matrix|matrizen|vektor(?:en)?|charakteristisch\w*|polynoms?|determinante|spur|nullstellen|wurzeln|summe|produkt|symmetrische?|reelle?|kette|übergangsmatrix|stationär\w*|verteilung|gleichgewichtsverteilung|zustände?|wahrscheinlichkeiten|spektrum|rang|norm|invertierbar|singulär|zeilen?|spalten?
    |valeurs?|vecteurs?|propres?|matrice|polynôme|caractéristique|déterminant|racines|somme|produit|symétrique|réelles?|chaîne|distribution|loi|mesure|probabilité|état|stationnaire|invariante|équilibre|d['’]équilibre|transition|spectre|rang|trace|norme|inversible
    |(?:auto)?valor(?:es)?|(?:auto)?vector(?:es)?|propios?|matriz|polinomio|característic[oa]s?|determinante|traza|raíces|suma|producto|simétrica|reales|cadena|distribución|estacionari[oa]|límite|estados?|transición|espectro|rango|norma|invertible|singular
    |(?:auto)?vetor(?:es)?|próprios?|polinômio|traço|raízes|soma|produto|reais|cadeia|distribuição|estacionári[oa]|transição|posto|inversível|invertível|valor(?:es)?\s+próprios?
    |autovalor[ei]|autovettor[ei]|caratteristic[oa]|traccia|radici|somma|prodotto|simmetrica|reali|catena|distribuzione|stazionaria|transizione|spettro|polinomio|rango|invertibile|singolare
    |собственн\w+|числ[оаы]?|вектор\w*|матриц\w*|характеристическ\w*|многочлен\w*|определител\w*|след|корн\w*|сумма|произведение|симметричн\w+|марков\w*|цеп\w*|стационарн\w+|инвариантн\w+|предельн\w+|распределени\w+|переход\w+|вероятност\w+|состояни\w+|спектр\w*|ранг\w*|обратима|вырожден\w+
    |wart\w+|własn\w+|wektor\w*|macierz\w*|charakterystyczn\w+|wielomian\w*|wyznacznik\w*|ślad|pierwiastk\w*|suma|iloczyn|symetryczn\w+|łańcuch\w*|rozkład\w*|stacjonarn\w+|przejść|stan\w*
    |trị|riêng|véc?\s?t[ơo]r?|vector|ma\s+trận|vuông|đa\s+thức|đặc\s+trưng|định\s+thức|vết|nghiệm|tổng|tích|đối\s+xứng|thực|phân\s+(?:phối|bố)|xác\s+suất|dừng|ổn\s+định|bất\s+biến|xích|chuỗi|trạng\s+thái|chuyển)(?!\w)
    |特征值|特征向量|特征多项式|特征方程|本征值|本征向量|固有値|固有ベクトル|固有多項式|固有方程式|特性方程式|特性多項式|矩阵|矩陣|行列式|行列|向量|ベクトル|行列|方程式|方程|多项式|根|秩|可逆|正則|迹|トレース|対角化|马尔可夫|マルコフ|链|連鎖|转移|推移|遷移|概率|确率|確率|状态|状態|平稳|稳态|定常|静止|分布|对称|対称|实|実
    |고윳값|고유\s*값|고유\s*벡터|특성\s*(?:다항식|방정식)|행렬식|행렬|벡터|마르코프|마코프|체인|연쇄|전이|확률|상태|정상|분포|대칭|랭크|가역""",
    re.IGNORECASE | re.VERBOSE,
)
"""Of a matrix and what it has; of a chain with the matrix of its transitions."""

"""Words with which notes speak of a thing that they tell, a matrix, a sequence, a system, and that make no other thing
of it: what `openers.goes_on_plainly` takes for plain beside the words that say how things are reckoned.
"""

from __future__ import annotations

import re

from vaultproof.spot import late

OF_MATRICES = late(
    r"""(?<!\w)(?:eigen(?:values?|vectors?|pairs?|spaces?|decomposition|values\s+and\s+eigenvectors)?|matri(?:x|ces)|square(?=\s+matri)|vectors?|characteristic|polynomial|determinant|trace|roots?|zeros|sum|product|symmetric|real|distinct|factor(?:s|ed|ing)?|diagonali[sz]able|spectrum|null\s*space
    |markov|chains?|transitions?|probabilit(?:y|ies)|states?|stationary|steady|equilibrium|invariant|limiting|distributions?|frobenius|condition\s+numbers?|spectral\s+radius|pairwise\s+orthogonal|positive\s+definite|2-norm|eigenvectors|largest|smallest|sums|rows?|pagerank|linear|algebra|systems?|one|rank|norms?|lengths?|magnitude|invertible|singular|columns?|principal|components?|first|second|third|long[-\s]run|time|balance\s+equations?|normali[sz]ation|basis|eigenbasis|normal
    |eigenwerte?n?|eigenvektor(?:en)?|eigenräume?|matrix|matrizen|vektor(?:en)?|charakteristisch\w*|polynoms?|determinante|spur|nullstellen|wurzeln|summe|produkt|symmetrische?|reelle?|kette|übergangsmatrix|stationär\w*|verteilung|gleichgewichtsverteilung|zustände?|wahrscheinlichkeiten|länge|betrag|norm|spektrum|rang|norm|invertierbar|singulär|zeilen?|spalten?|erste[rsn]?|zweite[rsn]?|dritte[rsn]?|hauptkomponenten?|langfristig|basis|frobenius\w*|konditionszahl|spektralradius|paarweise\s+orthogonal|positiv\s+definit|größte[rn]?|kleinste[rn]?
    |valeurs?|vecteurs?|propres?|matrice|polynôme|caractéristique|déterminant|racines|somme|produit|symétrique|réelles?|chaîne|distribution|loi|mesure|probabilité|état|stationnaire|invariante|équilibre|d['’]équilibre|transition|spectre|rang|trace|norme|inversible|premi(?:er|ère)|deuxième|second[e]?|base|composantes?|principales?|frobenius|conditionnement|rayon|spectral|orthogonaux\s+deux\s+à\s+deux|définie\s+positive|plus\s+(?:grande|petite)|trois
    |(?:auto)?valor(?:es)?|(?:auto)?vector(?:es)?|propios?|matriz|polinomio|característic[oa]s?|determinante|traza|raíces|suma|producto|simétrica|reales|cadena|distribución|estacionari[oa]|límite|estados?|transición|espectro|rango|norma|invertible|singular|primer[oa]?|segund[oa]|componentes?|principal(?:es)?|base|frobenius|número\s+de\s+condición|radio\s+espectral|ortogonales\s+dos\s+a\s+dos|tres|mayor|menor|definida\s+positiva|en\s+norma
    |(?:auto)?vetor(?:es)?|próprios?|polinômio|traço|raízes|soma|produto|reais|cadeia|distribuição|estacionári[oa]|transição|posto|primeir[oa]|segund[oa]|inversível|invertível|frobenius|número\s+de\s+condição|raio\s+espectral|ortogonais\s+dois\s+a\s+dois|maior|menor|definida\s+positiva|valor(?:es)?\s+próprios?
    |autovalor[ei]|autovettor[ei]|caratteristic[oa]|traccia|radici|somma|prodotto|simmetrica|reali|catena|distribuzione|stazionaria|transizione|spettro|polinomio|rango|invertibile|singolare|prim[oa]|second[oa]|base|frobenius|numero\s+di\s+condizionamento|raggio\s+spettrale|ortogonali\s+a\s+due\s+a\s+due|massimo|minimo|definita\s+positiva
    |собственн\w+|числ[оаы]?|вектор\w*|матриц\w*|характеристическ\w*|многочлен\w*|определител\w*|след|корн\w*|сумма|произведение|симметричн\w+|марков\w*|цеп\w*|стационарн\w+|инвариантн\w+|предельн\w+|распределени\w+|переход\w+|вероятност\w+|состояни\w+|спектр\w*|ранг\w*|перв\w+|втор\w+|треть\w+|обратима|вырожден\w+|фробениуса|обусловленности|спектральн\w+|радиус|попарно\s+ортогональн\w+|наибольш\w+|наименьш\w+|положительно\s+определ\w+
    |wart\w+|własn\w+|wektor\w*|macierz\w*|charakterystyczn\w+|wielomian\w*|wyznacznik\w*|ślad|pierwiastk\w*|suma|iloczyn|symetryczn\w+|łańcuch\w*|rozkład\w*|stacjonarn\w+|przejść|stan\w*
    |trị|riêng|v[eé]c\s?t[ơo]r?|vector|ma\s+trận|vuông|đa\s+thức|đặc\s+trưng|định\s+thức|vết|nghiệm|tổng|tích|đối\s+xứng|thực|phân\s+(?:phối|bố)|xác\s+suất|dừng|ổn\s+định|bất\s+biến|xích|chuỗi|trạng\s+thái|chuyển)(?!\w)
    |特征值|特征向量|特征多项式|特征方程|本征值|本征向量|固有値|固有ベクトル|固有多項式|固有方程式|特性方程式|特性多項式|矩阵|矩陣|行列式|行列|向量|ベクトル|行列|方程式|方程|多项式|根|秩|可逆|正則|迹|トレース|対角化|马尔可夫|マルコフ|链|連鎖|转移|推移|遷移|概率|确率|確率|状态|状態|平稳|稳态|定常|静止|分布|对称|対称|实|実
    |고윳값|고유\s*값|고유\s*벡터|특성\s*(?:다항식|방정식)|행렬식|행렬|벡터|마르코프|마코프|체인|연쇄|전이|확률|상태|정상|분포|대칭|랭크|가역""",
    re.IGNORECASE | re.VERBOSE,
)
"""Of a matrix and what it has; of a chain with the matrix of its transitions."""
OF_MATRICES_IN_HAND = late(
    r"""(?<!\w)(?:determinants?|traces?|inverses?|transposed?|products?|norms?|lengths?|sums?|determinante|spur|inverse|transponierte|produkte?|norm|länge|summe|déterminant|transposée|produits?|normes?|longueur|somme|traza|inversa|transpuesta|traspuesta|productos?|normas?|suma
    |traço|transposta|produtos?|traccia|trasposta|prodott[oi]|norm[ae]|somma|определител\w+|след|обратн\w+|транспонированн\w+|произведени\w+|норм[аы]|сумма|định\s+thức|vết|nghịch\s+đảo|chuyển\s+vị|tích|chuẩn|tổng|wyznacznik|ślad|odwrotn\w+|transponowan\w+|iloczyn\w*|norma)(?!\w)
    |行列式|迹|逆矩阵|转置|乘积|范数|和|トレース|逆行列|転置|積|ノルム|역행렬|전치|곱|노름""",
    re.IGNORECASE | re.VERBOSE,
)
"""What is worked out of matrices that were told before, with no word for what kind of matrices they are."""
OF_STEPS = late(
    r"""\#+\s?(?:\d+[.)]\s?)?(?:fixed\s+point|punto\s+fijo|point\s+fixe|ponto\s+fixo|fixpunkt|punto\s+fisso)\s?(?=\n)|(?<!\w)(?:newton(?:['’]?s)?|euler(?:['’]?s)?|raphson|heron(?:['’]?s)?|babylonian|methods?|iterat(?:ions?|ive|ively|es?|ed|ing)|fixed[-\s]point\s+(?:iteration|method|scheme)|gradient\s+descent|learning\s+rate|rate|step\s*size|steps?|start(?:s|ing|ed)?|initial|begin(?:s|ning)?|guess|terms?|sequences?|recurrences?|recursions?|recursive(?:ly)?|relation|rule|defined|fibonacci|series|functions?|derivatives?
    |first|next|then|after|one|three|four|five|six|second|third|converges?|limit|numerical|problem|differential|ode|with\s+respect|index|updates?|updated|up|same|now|continu(?:e|es|ing)|go(?:es)?\s+on|forward|explicit|logistic|map|square\s+root|take|taking|arithmetic|geometric|and\s+so\s+on|numbers?|increas(?:es|ing)|decreas(?:es|ing)|bounded|above|below|monoton(?:e|ic(?:ally)?)|strictly|digits|settled|converged|all|already|iterates?|years?|months?|days?|hours?|weeks?|generations?|pairs|population|balance|account|amount|quickly|slowly|converging|produc(?:es|ing)|get|comput(?:e|ing)|scheme|gradient|momentum|velocity
    |verfahren|methode|gradientenabstieg|gradientenverfahren|lernrate|fixpunkt(?:iteration|verfahren)|schritt(?:e|en|weite)?|start(?:wert|en)?|anfangswert(?:problem)?|folgen?|folgenglied(?:er)?|glied(?:er)?|rekursion|rekursive?|rekursionsformel|funktion|ableitung|erste[rsn]?|zweite[rsn]?|dritte[rsn]?|nächste[rsn]?|dann|nach|konvergiert|explizite[srn]?|geschlossen\w*|beginnt|iterationen|iterieren|iteriert|aktualisierung\w*|update-?(?:regel|formel|vorschrift)?|gradient|lautet|jahren?|monaten?|tagen?|generationen?|schnell|zahlen?|folgende[rsn]?|monoton|streng|wachsend|fallend|steigend|beschränkt|oben|unten|grenzwert|gegeben|definiert
    |mise\s+à\s+jour|mettons|met|itère|s['’]écrit|méthode|schéma|d['’]euler|d['’]itération|itérations?|itération\s+du\s+point\s+fixe|descente|gradient|taux|apprentissage|d['’]apprentissage|pas|départ|initiale?|suites?|termes?|récurrence|fonction|dérivée|premiers?|premières?|deuxième|troisième|puis|ensuite|après|étapes?|converge|départ|valeur\s+initiale|ans?|années?|mois|jours?|nombres?|suivante?s?|rapidement|strictement|croissante|décroissante|majorée|minorée|bornée|limite|définie|donnée
    |actualizaci(?:ón|ones)|iteramos|se\s+itera|método|iteraci(?:ón|ones)(?:\s+d[eo]l?\s+punto\s+fijo)?|descenso|gradiente|tasa|aprendizaje|paso|pasos|inicial|inicio|sucesi(?:ón|ones)|términos?|recurrencia|recursiva|función|derivada|primer[oa]?s?|segund[oa]|tercer[oa]?|luego|después|converge|relación|partiendo|años?|meses?|días?|números?|siguientes?|creciente|decreciente|acotada|superiormente|inferiormente|estrictamente|límite|definida|dada
    |atualizaç(?:ão|ões)|iteramos|itera-se|gradiente|iteraç(?:ão|ões)(?:\s+d[eo]\s+ponto\s+fixo)?|descida|taxa|aprendizagem|aprendizado|passos?|sequência|sucessão|termos?|recorrência|função|primeir[oa]s?|terceir[oa]|depois|começando|anos?|meses|dias?|números?|seguintes?|crescente|decrescente|limitada|superiormente|inferiormente|estritamente|limite|definida|dada
    |l['’]aggiornamento|aggiornament[oi]|iteriamo|gradiente|metodo|iterazion[ei](?:\s+d[ie]l?\s+punto\s+fisso)?|discesa|tasso|apprendimento|passo|passi|iniziale|successione|termin[ei]|ricorrenza|ricorsiva|funzione|prim[oaie]|second[oa]|terz[oa]|poi|dopo|partendo|anni|anno|mesi|giorni|numeri|seguent[ei]|crescente|decrescente|limitata|superiormente|inferiormente|strettamente|limite|definita
    |обновлени\w+|градиент\w*|вычисляем|вид|метод\w*|ньютона|эйлера|герона|итераци\w+|градиентн\w+|спуск\w*|скорост\w+|обучения|шаг\w*|начальн\w+|приближени[ея]|последовательност\w+|член\w*|рекуррентн\w+|соотношени\w+|функци\w+|производн\w+|перв\w+|втор\w+|треть\w+|затем|далее|после|сходится|начина\w+|простых|задача|коши|лет|года?|месяц\w*|дн\w+|числ\w+|следующ\w+|быстро|строго|монотонн\w+|возраста\w+|убыва\w+|ограничен\w+|сверху|снизу|предел|задана|определена
    |aktualizacj\w+|iterujemy|postać|gradient\w*|metod\w*|newtona|eulera|iteracj\w+|spadek|gradientu|krok\w*|początkow\w+|ciąg\w*|wyraz\w*|rekurencj\w+|rekurencyjn\w+|funkcj\w+|pochodn\w+|pierwsz\w+|drug\w+|trzeci\w*|następn\w+|potem|po|szybkość|uczenia|ściśle|rosnąc\w|malejąc\w|ograniczon\w|góry|dołu|granica|dany|określony|lat\w*|rok\w*|miesi\w+|dni\w*|liczb\w*
    |cập\s+nhật|phép\s+lặp|phương\s+pháp|lặp|đơn|hạ|giảm|gradient|tốc\s+độ|học|bước|ban\s+đầu|dãy|số\s+hạng|truy\s+hồi|công\s+thức|hàm|đạo\s+hàm|thứ|nhất|hai|ba|sau|tiếp|theo|đầu|hội\s+tụ|năm|tháng|ngày|xuất\s+phát|tăng|giảm|bị\s+chặn|trên|dưới|giới\s+hạn|xác\s+định)(?!\w)
    |更新|牛顿|欧拉|迭代|不动点迭代|梯度下降|梯度|学习率|步长|步|初始点|初始|初值|数列|序列|项|递推|递归|公式|法|函数|导数|第|一|二|三|次|年|月|日|天|以下|然后|接着|之后|收敛|严格|单调|递增|递减|有界|上界|下界|极限|ニュートン|更新式|更新|オイラー|不動点反復|勾配|不動点法|反復|勾配降下|学習率|刻み幅|ステップ|初期値|初期|数列|項|漸化式|関数|導関数|第|回|番目|目|まず|次に|続けて|収束|単調|増加|減少|有界|極限
    |갱신식|갱신|업데이트|기울기|뉴턴|오일러|고정점|반복|경사\s*하강|학습률|단계|스텝|초깃값|초기|수열|항|점화식|함수|도함수|첫|두|세|번째|년|개월|월|일|먼저|다음|이어서|수렴|단조|증가|감소|극한|방법|법""",
    re.IGNORECASE | re.VERBOSE,
)
"""Of a sequence, its rule, and the steps of a method."""
OF_METHODS = late(
    OF_STEPS.pattern
    + r"""
    |(?<!\w)(?:approximat(?:e|es|ing|ion|ions)|roots?|zeros?|solutions?|solve|looking|minimi[sz]e[sd]?|minimum|loss|cost|objective|close|near|towards?|tangents?|lines?|real|positive|formula|idea|algorithm|used?|quadratic(?:ally)?|convergence|curve|approaches|better|two|digits|correct|exact
    |näherung(?:en|swert|sweise)?|nullstellen?|lösung(?:en)?|wurzel|minimiere[n]?|minimum|verlust|kosten|tangenten?|annäherung|idee|algorithmus|quadratisch|konvergenz
    |approximation|approcher|racines?|zéros?|solutions?|minimiser|minimum|perte|coût|tangente|idée|algorithme|convergence|quadratique
    |aproximaci(?:ón|ones)|aproximar|aproximad\w+|raíz|raíces|cero|ceros|soluci(?:ón|ones)|minimi[zs]ar|mínimo|pérdida|tangente|idea|algoritmo|convergencia|aproximaç(?:ão|ões)|raízes|zeros?|soluç(?:ão|ões)|perda|ideia|convergência
    |approssimazion[ei]|radic[ei]|zeri|soluzion[ei]|minimizz\w+|minimo|perdita|tangente|convergenza
    |приближени\w+|приближ[её]нн\w+|кор(?:ень|ня|ни|ней)|решени\w+|минимум\w*|минимиз\w+|потер\w+|касательн\w+|алгоритм\w*|сходимост\w+|przybliż\w+|pierwiast\w+|minim\w+|styczn\w+
    |xấp\s+xỉ|gần\s+đúng|nghiệm|cực\s+tiểu|mất\s+mát|tiếp\s+tuyến|thuật\s+toán)(?!\w)|近似|根|零点|初始点|起点|最小化|最小|损失|算法|切线|平方根|近似値|解|最小値|損失|接線|근사|근|최소화|최소|손실|접선""",
    re.IGNORECASE | re.VERBOSE,
)
"""The same, and of what a method is good for: what may be told of it before its steps."""
TELLS_MORE = late(
    r"(?<!\w)(?:multiplicity|exactly|just|vielfachheit|multiplicité|multiplicidade?|molteplicità|кратност\w+|krotnoś\w+|bội|largest|greatest|smallest|least|dominant|leading|principal|biggest|maximal|minimal|only|unique|unit|normali[sz]ed|orthonormal|orthogonal|independent|linearly|größte\w*|kleinste\w*|dominante?\w*|einzige\w*|eindeutig\w*|normiert\w*|unabhängig\w*|linear\s+unabhängig\w*|orthogonale?"
    r"|plus\s+(?:grande|petite)|dominante|seule?|unique|unitaire|normé|indépendants?|linéairement|orthogonaux|mayor|menor|dominante|único|única|unitario|normalizado|independientes|linealmente|ortogonal(?:es)?|maior|unitário|independentes|linearmente|maggiore|minore|unico|unica|unitario|indipendenti|linearmente|più\s+grande"
    r"|наибольш\w+|наименьш\w+|единственн\w+|единичн\w+|нормированн\w+|независим\w+|линейно|najwięks\w+|najmniejs\w+|jedyn\w+|jednostkow\w+|niezależn\w+|lớn\s+nhất|nhỏ\s+nhất|duy\s+nhất|đơn\s+vị|độc\s+lập|tuyến\s+tính)(?!\w)"
    r"|重数|重複度|중복도|最大の?|最小の?|唯一的?の?|单位|単位|独立な?|线性无关的?|線形独立な?|一次独立な?|正交|直交|가장\s*(?:큰|작은)|최대|최소|유일한?|단위|일차독립|선형독립",
    re.IGNORECASE,
)
"""Words that tell more of a thing than that it is one of those asked for: the largest one, the only one."""
_CROSSING = frozenset({"ortho", "ortog", "正交", "直交"})


def without_more(text: str) -> str:
    """A text without the words that tell more of a thing; but what is orthogonal to a thing is another one."""
    return TELLS_MORE.sub(lambda one: one.group() if one.group().casefold()[:5] in _CROSSING else " ", text)


OF_EXTREMA = late(
    r"""(?<!\w)(?:critical|stationary|saddle|points?|local|global|absolute|relative|minim(?:um|a|iser|izer)|maxim(?:um|a)|extrem(?:um|a)|functions?|lies?|located|gradient\s+vanishes|vanishes|partial|derivatives?|zero|origin|one|three|has|namely|plane
    |kritische[rn]?|stationäre[rn]?|punkte?n?|stellen?|sattelpunkte?n?|lokale[srn]?|globale[srn]?|minimum|minima|maximum|maxima|extremum|funktion|liegen|liegt|bei|ebene|gradient\s+verschwindet|partielle[rn]?|ableitungen
    |critiques?|stationnaires?|selles?|cols?|locaux|minimums?|maximums?|fonction|dérivées|partielles|s['’]annulent|nulles|plan
    |puntos?|críticos?|estacionarios?|silla|locale?s?|mínimos?|máximos?|función|derivadas|parciales|plano|pontos?|estacionários?|sela|locais|função|parciais
    |punt[oi]|critic[oi]|stazionari[oi]?|sella|local[ei]|minim[oi]|massim[oi]|funzione|derivate|parziali|piano
    |критическ\w+|стационарн\w+|точ[ек]\w*|седлов\w+|локальн\w+|минимум\w*|максимум\w*|экстремум\w*|функци\w+|частн\w+|производн\w+|плоскост\w+
    |điểm|mặt\s+phẳng|tới\s+hạn|dừng|yên\s+ngựa|cực\s+(?:tiểu|đại|trị)|hàm|punkt\w*|krytyczn\w+|stacjonarn\w+|siodłow\w+|lokaln\w+|funkcj\w+|kritik|nokta\w*)(?!\w)
    |平面|평면|临界点|驻点|偏导数|偏微分|鞍点|停留点|臨界点|안장점|임계점|极小|极大|极值|極小|極大|極値|点|函数|関数|함수|극소|극대|점""",
    re.IGNORECASE | re.VERBOSE,
)
"""Of the points where the slopes of a function are zero."""
OF_SYSTEMS = late(
    r"""(?<!\w)(?:solutions?|systems?|linear|matrix|matri(?:x|ces)|vectors?|right[-\s]hand|sides?|unknowns?|coefficients?|gauss(?:ian)?|elimination|cramer(?:['’]?s)?|rule|inverse|invertible|back[-\s]substitution|lu|decomposition|factori[sz]ation|exact|lines?|intersect(?:s|ion)?|meet|points?|pair|one|add(?:ing|ition)?|subtract(?:ing|ion)?|method|therefore|row\s+reduction|forward|method|variables?|numbers?
    |lösung(?:en)?|systems?|gleichungssystems?|lineare[snr]?|matrix|vektor|rechte\s+seite|gauß|gauss|eliminationsverfahren|elimination|cramersche\w*|regel|inverse|exakte|unbekannte[n]?|schnittpunkt|geraden|punkt|verfahren
    |solutions?|système|linéaire|matrice|vecteur|second\s+membre|pivot|méthode|droites|point|couple|inconnues|intersection
    |soluci(?:ón|ones)|sistema|lineal|matriz|vector|lado\s+derecho|eliminación|gaussiana|método|rectas|punto|par|incógnitas|sustitución|intersección
    |soluç(?:ão|ões)|sistema|linear|vetor|eliminação|retas|ponto|incógnitas|interseção
    |soluzion[ei]|lineare|matrice|vettore|eliminazione|metodo|rette|punto|coppia|incognite|intersezione
    |решени\w+|систем\w+|линейн\w+|матриц\w+|вектор\w*|прав\w+\s+част\w+|метод\w*|гаусса|крамера|прямые|прямых|точк\w+|пар\w+|неизвестн\w+|пересечени\w+|пересекаются
    |rozwiązani\w+|układ\w*|liniow\w+|macierz\w*|wektor\w*|metod\w*|prost\w+|punkt\w*|par\w+
    |nghiệm|hệ|phương\s+trình|tuyến\s+tính|ma\s+trận|vec\s?tơ|phương\s+pháp|đường\s+thẳng|giao\s+điểm|cặp|số|khử|gauss)(?!\w)
    |方程组|方程|线性|矩阵|向量|消元法|高斯|克莱姆法则|唯一解|解|直线|交点|连立|連立一次方程式|連立方程式|連立|方程式|線形|行列|ベクトル|消去法|ガウス|直線|連立|선형|방정식|연립|행렬|벡터|소거법|가우스|해|직선|교점|점""",
    re.IGNORECASE | re.VERBOSE,
)
"""Of equations and what solves them."""
OF_SLOPES = late(
    r"""(?<!\w)(?:antiderivatives?|primitives?|integral|indefinite|constant|integration|gradients?|partial|derivatives?|functions?|vector|field|points?|general|one|nabla|compute|place|rule|power|chain|term\s+by\s+term|differentiat\w+|variables?|respect
    |stammfunktion(?:en)?|unbestimmtes?|gradient(?:en)?|partielle[nr]?|ableitung(?:en)?|funktion|punkt|stelle|integral|ableiten|konstante|integrationskonstante
    |primitive|intégrale|fonction|dérivées?|partielles?|point|constante|gradient
    |primitiva|antiderivada|función|gradiente|derivadas?|parciales|punto|integral|função|parciais|ponto|derivadas\s+parciais|funzione|derivat[ae]|parziali|punto|primitive
    |первообразн\w+|интеграл\w*|функци\w+|градиент\w*|частн\w+|производн\w+|точк\w+|постоянн\w+
    |nguyên\s+hàm|hàm|số|đạo|riêng|điểm|tích\s+phân|funkcj\w+|pierwotn\w+|pochodn\w+|cząstkow\w+|punk\w+|ters\s+türev)(?!\w)
    |原函数|原始関数|不定积分|不定積分|函数|関数|梯度|勾配|偏导数|偏微分|导数|微分|点|处|积分|積分|부정적분|역도함수|원시함수|함수|기울기|그래디언트|편미분|점""",
    re.IGNORECASE | re.VERBOSE,
)
"""Of derivatives, gradients and antiderivatives."""
OF_LAYERS = late(
    r"""(?<!\w)(?:(?:zero[-\s])?padding|pads?|padded|valid|same|strides?|kernels?|filters?|size[sd]?|shapes?|dimensions?|dim|inputs?|outputs?|images?|feature|maps?|channels?|layer|conv\d*(?:olution(?:al)?)?|conv[12]d|cnn|(?:max|avg|average|mean)?-?\s?pool(?:ing)?\d*|windows?|max|average|mean|no|without|becomes|produces?|width|height|spatial|pixels?|px|rgb|grayscale|square|formula|one|receives?|takes?|apply|applying|applied|volume|per\s+side|on\s+each\s+side|every\s+side|each\s+side|rounded\s+down|floor|has
    |polsterung|ohne|schrittweite|filtergröße|(?:faltungs)?kern|eingabe\w*|ausgabe\w*|eingang|ausgang|bild(?:er)?|größe|kanäle|faltung|faltungsschicht|schicht|pixel|wird|fenster
    |remplissage|sans|pas|noyau|filtre|taille|entrée|sortie|image|canaux|couche|convolution|fenêtre|devient|carte|caractéristiques|pixels
    |relleno|sin|paso|zancada|núcleo|filtro|tamaño|entrada|salida|imagen|canales|capa|convolución|píxeles|ventana|janela|convierte|preenchimento|sem|passo|tamanho|saída|imagem|canais|camada|convolução|torna-se|pixels
    |riempimento|senza|filtro|dimensione|ingresso|uscita|immagine|canali|strato|finestra|convoluzione|diventa
    |дополнени\w+|паддинг\w*|без|шаг\w*|ядр\w+|фильтр\w*|размер\w*|вход\w*|выход\w*|изображени\w+|канал\w*|слой|св[её]ртк\w*|св[её]рточн\w+|становится|пулинг\w*|окн\w+
    |đệm|không|bước|nhảy|trượt|nhân|bộ|lọc|kích|thước|đầu|ảnh|kênh|lớp|tích|chập|gộp|thành
    |dopełnieni\w+|bez|krok\w*|jądr\w*|filtr\w*|rozmiar\w*|wejści\w+|wyjści\w+|obraz\w*|warstwa|splot\w*)(?!\w)
    |填充|步长|步幅|卷积核|滤波器|过滤器|窗口|核|大小|尺寸|形状|输入|输出|图像|特征图|通道|层|卷积|池化|最大|平均|变为|变成|无|不|没有|パディング|なし|ストライド|カーネル|フィルター?|サイズ|形状|入力|出力|画像|特徴マップ|チャンネル|層|畳み込み|プーリング|最大値?|平均値?
    |패딩|없음|없이|없는|스트라이드|커널|필터|크기|입력|출력|이미지|특징\s*맵|채널|층|합성곱|풀링|맥스""",
    re.IGNORECASE | re.VERBOSE,
)
"""Of one layer of a network that works on images."""
OF_BACKPROPAGATION = late(
    r"""(?<!\w)(?:cancels?|nicely|neatly|simplif(?:y|ies)|combined?|collapse[sd]?|together|cross-entropy|sigmoid|softmax|relu|binary|two|forward|backward|back|pass(?:es)?|back-?propagat\w*|chain\s+rule|gradients?|(?:partial\s+)?derivatives?|loss|errors?|layers?|hidden|outputs?|inputs?|weights?|bias(?:es)?|neurons?|activations?|networks?|with\s+respect\s+to
    |vorwärts\w*|rückwärts\w*|kettenregel|gradient(?:en)?|(?:partielle\s+)?ableitung(?:en)?|verlust|fehler|schicht(?:en)?|ausgabe|eingabe|gewichte?|netz(?:werk)?
    |propagation|passe|avant|arrière|règle\s+de\s+la\s+chaîne|dérivées?(?:\s+partielles?)?|perte|erreur|couches?|sortie|entrée|poids|biais|réseau
    |propagación|paso|adelante|atrás|regla\s+de\s+la\s+cadena|gradientes?|derivadas?(?:\s+parcial(?:es)?)?|pérdida|perda|capas?|camadas?|salida|saída|entrada|pesos?|sesgo|viés|red|rede
    |прямой|обратн\w+|проход|распространени\w+|цепное\s+правило|градиент\w*|производн\w+|потер\w+|ошибк\w+|сло[йяё]\w*|выход\w*|вход\w*|вес\w*|смещени\w+|сет[ьи]
    |lan\s+truyền|xuôi|ngược|quy\s+tắc\s+chuỗi|đạo\s+hàm|mất\s+mát|sai\s+số|lớp|đầu\s+ra|đầu\s+vào|trọng\s+số|mạng)(?!\w)
    |前向|反向|传播|链式法则|梯度|导数|损失|误差|层|输出|输入|权重|偏置|网络|順伝播|逆伝播|連鎖律|勾配|微分|損失|誤差|層|出力|入力|重み|순전파|역전파|연쇄\s*법칙|기울기|손실|층|가중치""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words of passes through a network, and of what is derived on the way back."""
OF_VALUES = late(
    r"""(?<!\w)(?:functions?|graphs?|curve|parabola|polynomial|values?|outputs?|inputs?|arguments?|points?|slopes?|derivatives?|tangent|first|second|third|when|if|then|takes?|positive|negative|zero|number|example|quadratic|cubic|linear|exponential|activation|sigmoid|relu|loss|softplus|cost|here|while|but|one|goes|through|passes|defined|definition|formula|real|it|increases|decreases|rises|falls|smooth|continuous
    |funktion(?:en)?|graph|kurve|parabel|polynom|werte?|funktionswert|ausgabe|eingabe|stelle|punkt|steigung|ableitung|erste|zweite|dritte|wenn|positiv|negativ|null|quadratische|hier|aber|verläuft|geht|definiert|steigt|fällt
    |fonction|courbe|graphe|parabole|polynôme|sortie|entrée|pente|point|première|seconde|troisième|si|quand|lorsque|positive|négative|croît|définie|passe|mais
    |función|gráfica|curva|parábola|polinomio|salida|entrada|pendiente|primera|segunda|tercera|derivada|cuando|si|crece|definida|pasa|pero
    |função|gráfico|saída|inclinação|declive|primeira|quando|definida|cresce|mas|parabola|funzione|grafico|uscita|ingresso|pendenza|derivata|prima|seconda|cresce|definita|ma
    |функци\w+|график\w*|крив\w+|парабол\w*|выход\w*|вход\w*|аргумент\w*|наклон\w*|производн\w+|перв\w+|втор\w+|точк\w+|если|когда|положительн\w+|отрицательн\w+|возраста\w+|убыва\w+|но
    |funkcj\w+|wykres\w*|krzyw\w+|pochodn\w+|nachyleni\w+|pierwsz\w+|drug\w+|gdy|jeśli|punk\w+|wejści\w+|wyjści\w+
    |hàm|đồ\s+thị|đường\s+cong|số|đầu\s+(?:vào|ra)|đạo\s+hàm|hệ\s+số\s+góc|độ\s+dốc|điểm|cấp|nếu|khi|đa\s+thức|bậc)(?!\w)
    |函数|图像|曲线|抛物线|输入|输出|斜率|导数|导函数|二阶|一阶|点|处|当|若|多项式|関数|グラフ|曲線|放物線|入力|出力|傾き|導関数|微分係数|なら|場合|함수|그래프|곡선|입력|출력|기울기|도함수|미분계수|이면|점""",
    re.IGNORECASE | re.VERBOSE,
)
"""Of a function, its values and its slopes."""
OF_DERIVATIVES = late(
    r"""deriv|gradient|slope|ableitung|steigung|dérivé|pente|pendiente|inclinação|pendenza|производн|градиент|наклон|pochodn|đạo\s+hàm|độ\s+dốc|导数|導関数|微分|梯度|勾配|傾き|斜率|도함수|미분|기울기
    |values?(?!\w)|werte?(?!\w)|valeurs?(?!\w)|valor(?:es|[ei])?(?!\w)|значени|wartoś|giá\s+trị|值|値|값""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words of slopes and values, which may be what is told where they stand behind the noun of a point or a function."""
OF_SUMS = late(
    r"""(?<!\w)(?:errors?|squared|squares?|absolute|root|mean|averages?|sums?|loss(?:es)?|metrics?|variance|deviation|standard|sample|quadratic|rmse|mse|mae|for|the|total
    |fehler|quadratische[rn]?|mittlere[rn]?|absolute[rn]?|mittel|durchschnitt|summe|verlust|varianz|standardabweichung|erreurs?|quadratique|moyenne|absolue|somme|perte|variance|écart-type
    |error(?:es)?|cuadrátic\w+|medi[ao]|absolut[ao]|suma|pérdida|varianza|desviación|erros?|quadrátic\w+|médi[ao]|soma|perda|variância|desvio|errore|errori|quadratic\w+|assolut[ao]|somma|perdita
    |ошибк\w+|среднеквадратич\w+|средн\w+|абсолютн\w+|сумма|потер\w+|дисперси\w+|отклонени\w+|błąd|błędu|średni\w*|kwadratow\w+|suma|wariancja
    |sai\s+số|bình\s+phương|trung\s+bình|tuyệt\s+đối|tổng|mất\s+mát|phương\s+sai|độ\s+lệch)(?!\w)
    |误差|均方|平均|绝对|总和|求和|损失|方差|标准差|誤差|二乗|絶対|合計|損失|分散|標準偏差|오차|제곱|평균|절대|합|손실|분산""",
    re.IGNORECASE | re.VERBOSE,
)
"""Of what is summed over the entries of vectors."""
OF_CHANCES = late(
    r"""(?<!\w)(?:distribut\w+|mean|expect\w+|averages?|varianc\w+|standard|deviations?|probab\w+|chances?|densit\w+|mass|pmf|pdf|cdf|cumulative|functions?|parameters?|rates?|random|variables?|laws?|binomial|poisson|normal|gaussian|exponential|geometric|uniform|bernoulli|events?|trials?|success(?:es)?|symmetr\w+|skew\w+|bell|curve|median|mode|quantiles?|support|usual|usually|often|interval|properties|key|facts?|examples?|formulas?|rule|properties|independent|memoryless|mostly|about|first|second|third|two|three|one|total|percent|nearly|almost|most|likely|models?|counts?|describ\w+|not|only|discrete|continuous|theorem
    |verteil\w*|mittelwert|erwartungs\w*|varianz\w*|standardabweichung|wahrscheinlich\w*|dichte\w*|funktion|parameter\w*|zufalls\w*|variablen?|ereignis\w*|versuch\w*|erfolg\w*|symmetrisch\w*|median|modus|eigenschaften|formeln?|beispiele?|regel|gauß\w*|glocken\w*|etwa|rund|ungefähr|erste[nrs]?|zweite[nrs]?|dritte[nrs]?|zwei|drei|prozent|beschreib\w+|modellier\w+|nicht|um|bezüglich|diskret\w*|stetig\w*
    |lois?|espérance\w*|moyenne|écart-type|écart|type|probabilités?|densité|fonction|paramètres?|aléatoire|événements?|essais?|succès|symétrique|médiane|propriétés|formules?|exemples?|règle|environ|première?|deuxième|troisième|décrit|modélise|autour|par\s+rapport|discrète?|continue?
    |distribuci[oó]n(?:es)?|media|esperanza\w*|desviaci[oó]n|estándar|típica|probabilidad(?:es)?|densidad|función|parámetros?|aleatoria|eventos?|sucesos?|ensayos?|éxitos?|simétrica|mediana|moda|propiedades|fórmulas?|ejemplos?|regla|aproximadamente|primera?|segunda?|tercera?|describe|modela|respecto|alrededor|discreta|continua|distribuiç\w+|média|esperado|desvio|padrão|probabilidade|densidade|função|aleatória|sucessos?|propriedades|distribuzion\w+|attes[ao]|scarto|deviazione|probabilità|densità|funzione|casuale|aleatoria|successi|proprietà
    |распределени\w+|средн\w+|ожидани\w+|матожидани\w+|математическ\w+|дисперси\w+|отклонени\w+|стандартн\w+|вероятност\w+|плотност\w+|функци\w+|параметр\w*|случайн\w+|величин\w+|событи\w+|испытани\w+|успех\w*|симметричн\w+|медиан\w+|мода|свойств\w+|формул\w+|правил\w+|примерно|около|перв\w+|втор\w+|третий|описывает|относительно|дискретн\w+|непрерывн\w+
    |rozkład\w*|średni\w*|oczekiwan\w+|wariancj\w+|odchyleni\w+|standardow\w+|prawdopodobieństw\w+|gęstoś\w+|funkcj\w+|losow\w+|zmienn\w+|zdarze\w+|prób\w*|sukces\w*|własności|wzór|wzory
    |phân|phối|bố|trung|bình|kỳ|vọng|phương|sai|độ|lệch|chuẩn|xác|suất|mật|hàm|tham|số|biến|ngẫu|nhiên|cố|phép|thử|thành|công|đối|xứng|vị|tính|chất|công|thức|quy|tắc|khoảng|liên|tục|rời|rạc)(?!\w)
    |分布|分佈|关于|均值|平均|期望|方差|标准差|標準差|概率|機率|密度|质量|函数|参数|随机变量|随机|变量|事件|试验|成功|对称|中位数|众数|性质|公式|例子|规则|约|大约|离散|连续|泊松|二项|正态|指数|几何|均匀
    |期待値|について|分散|標準偏差|確率|質量|関数|パラメータ|確率変数|変数|事象|試行|対称|中央値|最頻値|性質|例|規則|およそ|約|離散|連続|二項|正規|ポアソン
    |분포|평균|기댓값|기대값|분산|표준편차|확률|밀도|질량|함수|모수|확률변수|변수|사건|시행|성공|대칭|중앙값|최빈값|성질|공식|예|약|이산|연속""",
    re.IGNORECASE | re.VERBOSE,
)
"""Of chances, and of how a variable is distributed."""

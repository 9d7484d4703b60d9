"""The words in which general laws of quantities are told, in the languages of the notes: names of quantities, orders,
words for always, never and sometimes. Reads running text word by word, and stops at a word that it does not know.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from vaultproof.extract.language.clauses import FORMULA
from vaultproof.spot import Spotted, late

QUANTITIES: dict[str, tuple[str, str]] = {
    "rmse": (
        (
            r"RMSE|root[-\s]mean[-\s]squared?[-\s](?:error|deviation)|REQM|RECM|raíz\s+del\s+error\s+cuadrático\s+medio"
            r"|wurzel\s+des\s+mittleren\s+quadratischen\s+fehlers|racine\s+de\s+l['’]erreur\s+quadratique\s+moyenne"
        ),
        r"RMSE|均方根误差|二乗平均平方根誤差|평균\s?제곱근\s?오차",
    ),
    "mae": (
        (
            r"MAE|mean\s+absolute\s+error|mittlere[rn]?\s+absolute[rn]?\s+fehler|erreur\s+absolue\s+moyenne|error\s+absoluto\s+medio"
            r"|erro\s+absoluto\s+médio|errore\s+assoluto\s+medio|средн\w+\s+абсолютн\w+\s+ошибк\w+|sai\s+số\s+tuyệt\s+đối\s+trung\s+bình"
        ),
        r"MAE|平均绝对误差|平均絶対誤差|평균\s?절대\s?오차",
    ),
    "mse": (
        (
            r"MSE|mean\s+squared\s+error|mittlere[rn]?\s+quadratische[rn]?\s+fehler|erreur\s+quadratique\s+moyenne|error\s+cuadrático\s+medio"
            r"|erro\s+quadrático\s+médio|errore\s+quadratico\s+medio|среднеквадратичн\w+\s+ошибк\w+|sai\s+số\s+bình\s+phương\s+trung\s+bình"
        ),
        r"MSE|均方误差|平均二乗誤差|평균\s?제곱\s?오차",
    ),
    "f1": (
        r"F_?1(?:[-\s](?:score|scores|measure|maß|wert|мера|меры|мере))?|score\s+F_?1|medida\s+F_?1|puntuación\s+F_?1|điểm\s+F_?1",
        r"F1\s?(?:分数|值|スコア|値|スコア|점수|스코어)?",
    ),
    "precision": (
        r"precision|präzision|précision|precisión|precisão|precisione|precyzj\w+|точност\w+|độ\s+chính\s+xác",
        r"精确率|查准率|精確率|適合率|精度|정밀도|precision|Precision",
    ),
    "recall": (
        (
            r"recall|sensitivity|sensitivität|trefferquote|rappel|sensibilité|exhaustividad|sensibilidad|revocação|sensibilidade"
            r"|richiamo|sensibilità|полнот\w+|чувствительност\w+|độ\s+(?:phủ|nhạy|bao\s+phủ)"
        ),
        r"召回率|查全率|灵敏度|再現率|感度|재현율|민감도|recall|Recall",
    ),
    "accuracy": (r"accuracy|exactitud|exactitude|acurácia|accuratezza", r"准确率|正解率|정확도"),
    "specificity": (
        r"specificity|spezifität|spécificité|especificidade?|specificità",
        r"特异度|特異度|특이도",
    ),
    "iou": (
        r"IoU|jaccard(?:[-\s](?:index|coefficient|similarity))?|jaccard-index|índice\s+de\s+jaccard|indice\s+de\s+jaccard",
        r"IoU",
    ),
    "dice": (
        r"dice(?:[-\s](?:score|coefficient|index|koeffizient))|coefficient\s+de\s+dice|coeficiente\s+de\s+dice",
        r"Dice系数|Dice係数",
    ),
    "divergence": (
        (
            r"(?:KL|kullback[-–\s]+leibler)[-–\s]*(?:divergence|divergenz|distance|divergenza|дивергенци\w+|расхождени\w+)|(?:divergence|divergencia|divergência|divergenza)\s+(?:de\s+|di\s+)?(?:KL|kullback[-–\s]+leibler)"
            r"|(?:дивергенци\w+|расстояни\w+|расхождени\w+)\s+(?:KL|кульбака\s*[-–—]\s*лейблера)|(?:độ\s+)?phân\s+kỳ\s+(?:KL|kullback[-–\s]+leibler)|relative\s+entropy|entropie\s+relative|entropía\s+relativa|относительн\w+\s+энтропи\w+"
        ),
        r"(?:KL|Kullback[-–\s]?Leibler)\s?(?:散度|ダイバージェンス|距离|情報量|발산)|相对熵",
    ),
    "jensen-shannon divergence": (
        r"(?:JS|jensen[-–\s]+shannon)[-–\s]*(?:divergence|divergenz)|(?:divergence|divergencia|divergência|divergenza)\s+(?:de\s+|di\s+)?(?:JS|jensen[-–\s]+shannon)|дивергенци\w+\s+(?:JS|йенсена\s*[-–—]\s*шеннона)",
        r"(?:JS|Jensen[-–\s]?Shannon)\s?(?:散度|ダイバージェンス|발산)",
    ),
    "mutual information": (
        r"mutual\s+information|transinformation|information\s+mutuelle|información\s+mutua|informação\s+mútua|informazione\s+mutua|mutua\s+informazione|взаимн\w+\s+информаци\w+|thông\s+tin\s+tương\s+hỗ",
        r"互信息|相互情報量|상호\s?정보량",
    ),
    "conditional entropy": (
        r"conditional\s+entropy|bedingte\s+entropie|entropie\s+conditionnelle|entropía\s+condicional|entropia\s+condicional|условн\w+\s+энтропи\w+|entropy\s+có\s+điều\s+kiện",
        r"条件熵|条件付きエントロピー|조건부\s?엔트로피",
    ),
    "joint entropy": (
        r"joint\s+entropy|gemeinsame\s+entropie|entropie\s+conjointe|entropía\s+conjunta|entropia\s+conjunta|совместн\w+\s+энтропи\w+",
        r"联合熵|結合エントロピー|同時エントロピー|결합\s?엔트로피",
    ),
    "cross entropy": (
        r"cross[-\s]entropy|kreuzentropie|entropie\s+croisée|entropía\s+cruzada|entropia\s+cruzada|entropia\s+incrociata|кросс[-\s]?энтропи\w+|перекр[её]стн\w+\s+энтропи\w+|entropy\s+chéo",
        r"交叉熵|交差エントロピー|クロスエントロピー|교차\s?엔트로피",
    ),
    "perplexity": (
        r"perplexity|perplexität|perplexité|perplejidad|perplexidade|перплексия",
        r"困惑度|パープレキシティ|혼란도",
    ),
    "entropy": (r"entropy|entropie|entropía|entropia|энтропи[яиюе]", r"熵|エントロピー|엔트로피"),
    "variance": (r"variance|varianz|varianza|variância|дисперси[яиюе]|phương\s+sai", r"方差|分散|분산"),
    "deviation": (
        r"standard\s+deviation|standardabweichung|écart[-\s]type|desviación\s+(?:estándar|típica)|desvio[-\s]padrão|deviazione\s+standard|(?:стандартн\w+|среднеквадратич\w+)\s+отклонени\w+|độ\s+lệch\s+chuẩn",
        r"标准差|標準偏差|표준\s?편차",
    ),
    "mcc": (
        r"(?-i:MCC)|matthews(?:\s+correlation(?:\s+coefficient)?|-korrelation(?:skoeffizient)?)",
        r"马修斯相关系数|マシューズ相関係数",
    ),
    "information gain": (
        r"information\s+gain|informationsgewinn|gain\s+d['’]information|ganancia\s+de\s+información|ganho\s+de\s+informação|guadagno\s+(?:di\s+informazione|informativo)|прирост\s+информации|информационный\s+выигрыш|độ\s+lợi\s+thông\s+tin|przyrost\s+informacji|zysk\s+informacyjny",
        r"信息增益|情報利得|정보\s?이득",
    ),
    "correlation": (
        r"(?:pearson(?:['’]s|sche\w*)?\s+)?(?:correlation(?:\s+coefficient)?|korrelation(?:skoeffizient(?:en)?)?)|coefficient\s+de\s+corrélation|corrélation|coeficiente\s+de\s+correlación|correlación|coeficiente\s+de\s+correlação|correlação|(?:coefficiente\s+di\s+)?correlazione|коэффициент\w*\s+корреляции|корреляци[яюие]|hệ\s+số\s+tương\s+quan",
        r"(?:皮尔逊)?相关系数|相関係数|상관\s?계수",
    ),
    "covariance": (
        r"covariance|kovarianz|covarianza|covariância|ковариаци[яюие]|hiệp\s+phương\s+sai",
        r"协方差|共分散|공분산",
    ),
    "cosine": (
        r"cosine\s+similarity|kosinus[-\s]?ähnlichkeit|cosinus[-\s]?ähnlichkeit|similarité\s+cosinus|similitud\s+(?:del\s+)?coseno|similaridade\s+(?:do\s+)?cosseno|косинусн\w+\s+(?:сходств\w+|близост\w+)|độ\s+tương\s+(?:đồng|tự)\s+cosin\w*",
        r"余弦相似度|コサイン類似度|코사인\s?유사도",
    ),
    "determination": (
        r"R²|R\^2|R2|coefficient\s+of\s+determination|bestimmtheitsmaß|coefficient\s+de\s+détermination|coeficiente\s+de\s+determinación|coeficiente\s+de\s+determinação|коэффициент\w*\s+детерминации|hệ\s+số\s+xác\s+định",
        r"R²|决定系数|決定係数|결정\s?계수",
    ),
    "harmonic mean": (
        r"harmonic\s+mean|harmonische\s+mittel|moyenne\s+harmonique|media\s+armónica|média\s+harmônica|media\s+armonica|средн\w+\s+гармоническ\w+|trung\s+bình\s+điều\s+hòa",
        r"调和平均数?|調和平均|조화\s?평균",
    ),
    "geometric mean": (
        r"geometric\s+mean|geometrische\s+mittel|moyenne\s+géométrique|media\s+geométrica|média\s+geométrica|media\s+geometrica|средн\w+\s+геометрическ\w+|trung\s+bình\s+nhân",
        r"几何平均数?|幾何平均|相乗平均|기하\s?평균",
    ),
    "arithmetic mean": (
        r"arithmetic\s+mean|arithmetische[sn]?\s+mittel|moyenne\s+arithmétique|media\s+aritmética|média\s+aritmética|media\s+aritmetica|средн\w+\s+арифметическ\w+|trung\s+bình\s+cộng",
        r"算术平均数?|算術平均|相加平均|산술\s?평균",
    ),
    "taxicab norm": (
        r"(?:L_?1|ℓ_?1|manhattan)[-\s]norm|norme\s+(?:L_?1|ℓ_?1)|norma\s+(?:L_?1|ℓ_?1)|норм\w+\s+L_?1|chuẩn\s+L_?1",
        r"L1\s?(?:范数|ノルム|노름)",
    ),
    "euclidean norm": (
        r"(?:L_?2|ℓ_?2|euclidean|euklidische)[-\s]norm|norme\s+(?:L_?2|ℓ_?2|euclidienne)|norma\s+(?:L_?2|ℓ_?2|euclídea|euclidiana)|евклидов\w+\s+норм\w+|chuẩn\s+(?:L_?2|euclid)",
        r"L2\s?(?:范数|ノルム|노름)|欧几里得范数|ユークリッドノルム",
    ),
    "maximum norm": (
        r"(?:maximum|max|L_?∞|supremum|infinity)[-\s]norm|maximumsnorm|norme\s+(?:infinie|L_?∞)|norma\s+(?:infinito|del\s+máximo|L_?∞)|chuẩn\s+(?:vô\s+cùng|L_?∞)",
        r"(?:L∞|无穷|最大|無限大)\s?(?:范数|ノルム)",
    ),
}
"""The names of each quantity, in languages that set words off by spaces, and in those that do not."""

_WORDS: dict[str, tuple[str, str]] = {
    "sometimes_not": (
        r"not\s+always|not\s+necessarily|nicht\s+(?:immer|unbedingt|notwendig(?:erweise)?)|n['’]est\s+pas\s+(?:toujours|nécessairement)|pas\s+(?:toujours|nécessairement)|no\s+(?:es\s+)?(?:siempre|necesariamente)|não\s+(?:é\s+)?(?:sempre|necessariamente)|non\s+(?:è\s+)?(?:sempre|necessariamente)|не\s+(?:всегда|обязательно)|không\s+(?:phải\s+(?:lúc\s+nào|luôn)(?:\s+cũng)?|nhất\s+thiết)",
        r"不一定|不总是|未必|とは限らない|とは限りません",
    ),
    "never": (
        r"(?:can(?:not|['’]t|\s+never|\s+not)|never|can\s+be\s+no|is\s+never)|kann\s+(?:nicht|nie(?:mals)?)|nie(?:mals)?|ne\s+peut\s+(?:pas|jamais)(?:\s+être)?|n['’]est\s+jamais|jamais|no\s+puede(?:\s+ser)?|nunca\s+puede(?:\s+ser)?|nunca|jamás|não\s+pode(?:\s+ser)?|non\s+può(?:\s+essere)?|non\s+è\s+mai|mai|никогда\s+не|не\s+может(?:\s+быть)?|không\s+bao\s+giờ|không\s+thể|nigdy\s+nie",
        r"不会|不可能|永远不会?|绝不会?|决不会?|从不|不能|ことはない|ことはありません|ことはあり得ない|수\s?없다|적이?\s?없다",
    ),
    "always": (
        r"always|for\s+(?:any|all)\s+data|in\s+all\s+cases|immer|stets|toujours|siempre|sempre|всегда|luôn(?:\s+luôn)?|zawsze",
        r"总是|总|恒|始终|永远|一定|必定|常に|必ず|いつも|항상|언제나",
    ),
    "may": (
        r"(?:can|may|could|might)(?:\s+(?:also|even|sometimes))?(?:\s+(?:be|become))?|kann(?:\s+(?:auch|sogar))?|können|peut(?:\s+(?:aussi|même))?(?:\s+être)?|puede(?:\s+(?:también|incluso))?(?:\s+ser)?|pode(?:\s+(?:também|até))?(?:\s+ser)?|può(?:\s+anche)?(?:\s+essere)?|может(?:\s+(?:также|и))?(?:\s+быть)?|có\s+thể",
        r"可以为?|可能会?为?|ことがあ(?:る|ります)|こともある|得る|うる|수\s?있다|수도\s?있다",
    ),
    "strong_not": (
        r"n['’]est\s+pas|ne\s+sont\s+pas|ne\s+dépasse(?=\s+(?:jamais|pas))|isn['’]t|aren['’]t",
        r"ではない|ではありません|じゃない|がない|にならない|にはならない|아니다|지\s?않다",
    ),
    "le_ever": (
        r"bounded\s+(?:from\s+)?above\s+by|nach\s+oben\s+beschränkt\s+durch(?:\s+den)?|majorée?\s+par|acotad[ao]\s+superiormente\s+por|limitad[ao]\s+superiormente\s+(?:por|pel[oa])|limitat[ao]\s+superiormente\s+d\w+|ограничен[ао]?\s+сверху(?:\s+числом)?|bị\s+chặn\s+trên\s+bởi",
        "",
    ),
    "ge_ever": (
        r"bounded\s+(?:from\s+)?below\s+by|nach\s+unten\s+beschränkt\s+durch(?:\s+den)?|minorée?\s+par|acotad[ao]\s+inferiormente\s+por|limitad[ao]\s+inferiormente\s+(?:por|pel[oa])|limitat[ao]\s+inferiormente\s+d\w+|ограничен[ао]?\s+снизу(?:\s+числом)?|bị\s+chặn\s+dưới\s+bởi",
        "",
    ),
    "ge": (
        (
            r"at\s+least(?:\s+as\s+(?:large|big|great|high)\s+as)?|(?:greater|larger|bigger|higher)\s+than\s+or\s+equal\s+to|not\s+(?:less|smaller|lower)\s+than|no\s+(?:less|smaller|lower)\s+than"
            r"|mindestens(?:\s+so\s+groß\s+wie)?|größer\s+(?:als\s+)?oder\s+gleich|(?:supérieure?|plus\s+grande?)\s+ou\s+égale?\s+(?:à|au)|au\s+moins(?:\s+égale?\s+(?:à|au))?|(?:mayor|maior)(?:es)?\s+o\s*u?\s+igual\s+(?:que|a|al|à|ao|do\s+que)|al\s+menos|pelo\s+menos|maggiore\s+o\s+uguale\s+(?:a|al|alla)|не\s+(?:меньше|менее|ниже)(?:\s+чем)?|больше\s+или\s+равн\w+|lớn\s+hơn\s+hoặc\s+bằng|không\s+(?:nhỏ|bé)\s+hơn|ít\s+nhất\s+(?:là|bằng)|≥"
        ),
        r"大于等于|大于或等于|不小于|至少(?:为|是)?|不低于|以上|≥|이상|(?:小さ|低)くな(?:い|らない|ることはない)",
    ),
    "le": (
        (
            r"at\s+most(?:\s+as\s+(?:large|big|great|high)\s+as)?|(?:less|smaller|lower)\s+than\s+or\s+equal\s+to|(?:no|not)\s+(?:more|greater|larger|higher)\s+than|bounded\s+by"
            r"|höchstens(?:\s+so\s+groß\s+wie)?|kleiner\s+(?:als\s+)?oder\s+gleich|(?:inférieure?|plus\s+petite?)\s+ou\s+égale?\s+(?:à|au)|au\s+plus(?:\s+égale?\s+(?:à|au))?|men(?:or|ores)\s+o\s*u?\s+igual\s+(?:que|a|al|à|ao|do\s+que)|como\s+máximo|no\s+máximo|minore\s+o\s+uguale\s+(?:a|al|alla)|не\s+(?:больше|более|выше)(?:\s+чем)?|не\s+превосходит|не\s+превышает|меньше\s+или\s+равн\w+|(?:nhỏ|bé)\s+hơn\s+hoặc\s+bằng|không\s+(?:lớn\s+hơn|vượt\s+quá)|nhiều\s+nhất\s+(?:là|bằng)|≤"
        ),
        r"小于等于|小于或等于|不大于|不超过|至多(?:为|是)?|不高于|以下|≤|이하|(?:大き|高)くな(?:い|らない|ることはない)|を超えない|を上回らない",
    ),
    "gt": (
        r"(?:strictly\s+)?(?:greater|larger|bigger|higher|more)\s+than|exceeds?|above|(?:echt\s+|strikt\s+)?größer(?:\s+als)?|über(?:steigt|schreitet|steigen|schreiten)|(?:strictement\s+)?(?:supérieure?\s+(?:à|au)|plus\s+grande?\s+que)|dépasse[r]?|excède[r]?|(?:estrictamente\s+)?(?:mayor(?:es)?|superior)\s+(?:que|a|al)|superar?|excede[r]?|(?:maior|superior)\s+(?:que|do\s+que|a|ao)|ultrapassar?|excede[r]?|(?:maggiore|superiore)\s+(?:di|del|della|a|al|alla)|supera(?:re)?|(?:строго\s+)?больше(?:\s+чем)?|превыша(?:ет|ть)|превосходит(?:ь)?|lớn\s+hơn|vượt\s+quá|cao\s+hơn|(?<![<>])>(?!=)",
        r"(?:严格)?大于|超过|高于|より大きく(?:なる)?|より大きい|を超える|を上回る|보다\s?크다|보다\s?클|보다\s?커질|>(?!=)",
    ),
    "lt": (
        r"(?:strictly\s+)?(?:less|smaller|lower)\s+than|below|falls?\s+below|(?:echt\s+|strikt\s+)?kleiner(?:\s+als)?|unterschreite[tn]|(?:strictement\s+)?(?:inférieure?\s+(?:à|au)|plus\s+petite?\s+que)|(?:estrictamente\s+)?(?:menor(?:es)?|inferior)\s+(?:que|a|al|do\s+que|ao)|(?:minore|inferiore)\s+(?:di|del|della|a|al|alla)|(?:строго\s+)?меньше(?:\s+чем)?|(?:nhỏ|bé|thấp)\s+hơn|<(?!=)",
        r"(?:严格)?小于|低于|より小さく(?:なる)?|より小さい|を下回る|보다\s?작다|보다\s?작을|보다\s?작아질|<(?!=)",
    ),
    "between": (
        r"(?:lies|is|falls|stays|ranges|takes\s+values|takes\s+on\s+values|ranged?)?\s*(?:somewhere\s+)?between|ranges\s+from|liegt\s+(?:immer\s+|stets\s+)?zwischen|zwischen|(?:est\s+)?comprise?\s+entre|entre|(?:está\s+)?(?:siempre\s+)?entre|compres[ao]\s+(?:tra|fra)|tra|(?:лежит|находится|заключен\w*|принимает\s+значения)?\s*между|(?:nằm\s+)?(?:trong\s+khoảng|giữa)|(?:lies|is|takes\s+values)\s+in|liegt\s+in|nằm\s+trong",
        r"介于|位于|在(?=\s*(?:\ue000|\d|[-−]\d|精|召|查|0))|之间|の間(?:にある|に入る|の値をとる|の値を取る|を取る)?|の範囲(?:にある)?|사이",
    ),
    "non_negative": (
        r"non-?\s?negative?|nicht[-\s]?negativ|nichtnegativ|non\s+négative?|no\s+negativ[oa]|não\s+negativ[oa]|non\s+negativ[oa]|неотрицательн(?:а|о|ым|ой|ая|ое|ы)|không\s+âm|nieujemn[aey]",
        r"非负|非負|음이\s?아니다|비음수",
    ),
    "negative": (r"negative?|negativ[oae]?|отрицательн(?:а|о|ым|ой|ая|ое|ы)|âm", r"负|負(?:に|の値)?|음수"),
    "positive": (
        r"(?:strictly\s+)?positive?|(?:strikt\s+)?positiv[oa]?|положительн(?:а|о|ым|ой|ая|ое)|dương",
        r"正数?(?!确|解|規|交)|正の値|양수",
    ),
    "asymmetric": (
        r"asymmetric(?:al)?|non-?symmetric|unsymmetrisch|asymmetrisch|nicht\s*symmetrisch|asymétrique|non\s+symétrique|asimétric[ao]|assimétric[ao]|asimmetric[ao]|несимметричн(?:а|о|ым|ой|ая|ое)|асимметричн(?:а|о|ая|ое)|không\s+đối\s+xứng|bất\s+đối\s+xứng",
        r"不对称|非对称|非対称|비대칭",
    ),
    "symmetric": (
        r"symmetric(?:al)?|symmetrisch|symétrique|simétric[ao]|simmetric[ao]|симметричн(?:а|о|ым|ой|ая|ое)|(?:có\s+tính\s+)?đối\s+xứng|symetryczn[aey]",
        r"对称|対称|대칭",
    ),
    "metric": (
        r"(?:true\s+|proper\s+|real\s+)?(?:metric|distance)(?:\s+metric|\s+function)?|(?:echte\s+)?metrik|abstandsmaß|(?:vraie\s+)?(?:distance|métrique)|(?:verdadera\s+)?(?:métrica|distancia)|(?:verdadeira\s+)?distância|distanza|метрик(?:а|ой)|расстояни(?:е|ем)|(?:một\s+)?(?:metric|khoảng\s+cách)(?:\s+thực\s+sự)?",
        r"(?:真正的?)?(?:距离|度量)|距離(?:関数)?|거리",
    ),
    "unbounded": (
        r"unbounded(?:\s+(?:from\s+)?above)?|no\s+upper\s+bound|not\s+bounded\s+(?:from\s+)?above|nach\s+oben\s+(?:un|nicht\s+)beschränkt|keine\s+obere\s+schranke|pas\s+de\s+borne\s+supérieure|non\s+majorée?|pas\s+majorée?|no\s+está\s+acotad[ao](?:\s+(?:superiormente|por\s+arriba))?|ilimitad[ao]|не\s+ограничен[ао]?(?:\s+сверху)?|неограничен[ао]?(?:\s+сверху)?|không\s+bị\s+chặn(?:\s+trên)?",
        r"(?:没有|无)上界|上に有界ではない|上限はない",
    ),
    "bounded": (
        r"bounded\s+(?:from\s+)?above|nach\s+oben\s+beschränkt|majorée?|acotad[ao]\s+(?:superiormente|por\s+arriba)|ограничен[ао]?\s+сверху|bị\s+chặn\s+trên",
        r"有上界|上に有界",
    ),
    "not": (
        r"not|nicht|kein(?:e[rn]?)?|pas|no|não|non|не|không(?:\s+phải)?|nie\s+jest",
        r"不|非(?!负|負|対称|对称)|くない|ない",
    ),
    "and": (
        r"and|or|but|und|oder|aber|et|ou|mais|y|pero|e|mas|ma|и|но|или|và|nhưng|hoặc|to|bis|до|đến|ed|i",
        r"和|与|且|或|但是?|而且|以及|と|および|かつ|와|과|から|到",
    ),
    "filler": (
        (
            r"the|a|an|its|value|values|of|is|are|be|being|has|have|as|than|that|it|any|distributions?|so|thus|therefore|hence|also|and\s+therefore|note|remember|recall|here|by|definition|quantity|equal|same|score|for|every|case|taking|in\s+general|generally|im\s+allgemeinen|en\s+général|en\s+general|em\s+geral|in\s+generale|в\s+общем\s+случае|nói\s+chung"
            r"|der|die|das|dem|den|des|ein(?:e[rmns]?)?|ist|sind|sein|als|wert(?:e)?|also|somit|daher|liegt|lassen|sich|annehmen|werden|wird|auch"
            r"|le|la|les|l['’]|un|une|du|de|d['’]|est|être|que|donc|valeurs?|ne|n['’]|elle|il|reste|aussi|prendre|des|prend"
            r"|el|los|las|una?|del|es|está|ser|valor(?:es)?|que|tomar|toma|su|por\s+tanto|también|lo|se"
            r"|o|os|as|da|do|uma?|é|valor|portanto|também|tomar|il|lo|gli|di|della?|dell['’]|è|essere|valore|quindi|sta|che|assumere|anche|esser"
            r"|это|есть|значени[еяй]|быть|что|чем|является|принимать|у|в|значения|также"
            r"|là|các|của|giá\s+trị|thì|luôn\s+là|này|nhận|mang|cũng|hàm|một|bị"
        ),
        r"一般来说|一般に|一般|通常|的|取值|值|是|为|有|也|它|其|所以|因此|于是|就|都|は|が|の|値|です|である|であり|になる|になり|をとる|を取る|となる|る|なる|取り|とり|い|く|する|に|も|は|은|는|이|가|의|값|다|이다|因为|より|보다",
    ),
    "unit": (r"bits?|nats?|бит[аы]?|нат[аы]?", r"比特|ビット|ナット|奈特"),
}
_TELLING = (
    "ge",
    "le",
    "gt",
    "lt",
    "ge_ever",
    "le_ever",
    "between",
    "negative",
    "non_negative",
    "positive",
    "symmetric",
    "asymmetric",
    "metric",
    "bounded",
    "unbounded",
)
TELLING = tuple("|".join(_WORDS[tag][side] for tag in _TELLING if _WORDS[tag][side]) for side in range(2))
"""The words that tell of an order or a trait, in both kinds of languages."""
_SPACE = " \t\n*_\u00a0“”\"'«»„"
_EAST = "぀-ヿ一-鿿가-힣"


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase: its tag, where it stands, and for a quantity or a number which one."""

    tag: str
    start: int
    end: int
    value: str = ""


OTHER = "other"
"""The tag of the first word that is not known, behind which nothing is read."""
NUMBER = (
    r"[-−–]?\s?\d{1,15}(?:[.,]\d{1,15})?(?!\s?[%％°倍]|[\w.,]*\d)|zero|null|zéro|cero|нул[яюь]|one|eins|một|không(?=\s*[.,;]|\s*\Z)",
    r"[-−]?\d{1,15}(?:\.\d{1,15})?(?![\d%％倍]|\.\d)|零|ゼロ|一(?!定|般|个)",
)
"""Numbers, in digits or words."""
_BREAK = late(r"[,;:(（，；：、–—。]|\.(?=\s|\Z)")
_APOSTROPHE = late(r"[ldn]['’]", re.IGNORECASE)
_IS_EASTERN = late(rf"[{_EAST}]")
OfFormula = Callable[[int], tuple[str, str] | None]
"""What gives the tag and the value of the formula at a place."""


class Lexicon:
    """Words with their tags, each told for languages that set words off by spaces and for those that do not. Words that
    begin alike stand in the order in which they are tried; those tagged `filler` are left out, `numbers` may be told
    otherwise, and a tag of a quantity is `quantity` with its name."""

    def __init__(
        self,
        words: Mapping[str, tuple[str, str]],
        quantities: Mapping[str, tuple[str, str]],
        numbers: tuple[str, str] = NUMBER,
    ) -> None:
        self._names = tuple(quantities)
        entries = [(f"q{at}", forms) for at, forms in enumerate(quantities.values())]
        entries += [*words.items()]
        west = "|".join(f"(?P<{tag}>{forms[0]})" for tag, forms in entries if forms[0])
        east = "|".join(f"(?P<{tag}>{forms[1]})" for tag, forms in entries if forms[1])
        self._west = late(rf"(?:{west})(?![^\W{_EAST}])", re.IGNORECASE)
        self._east = Spotted(rf"(?:{east})", re.IGNORECASE)
        self._numbers = tuple(late(one, re.IGNORECASE) for one in numbers)

    def words_of(
        self, text: str, start: int, end: int, of_formula: OfFormula, first: str | None = None
    ) -> list[Word]:
        """The words of a stretch, up to the first that is not known; where it must begin with a `first` tag, no more
        than one word of a stretch that does not."""
        found: list[Word] = []
        at = start
        while at < end:
            if text[at] in _SPACE:
                at += 1
                continue
            word = self._word_at(text, at, end, of_formula)
            if word.tag == OTHER:
                found.append(word)
                break
            if word.tag != "filler":
                found.append(word)
                if first is not None and found[0].tag != first:
                    break
            at = max(word.end, at + 1)
        return found

    def _word_at(self, text: str, at: int, end: int, of_formula: OfFormula) -> Word:
        if text[at] == FORMULA:
            read = of_formula(at)
            return Word(read[0], at, at + 1, read[1]) if read is not None else Word(OTHER, at, at + 1)
        begins = at == 0 or not text[at - 1].isalnum() or _is_eastern(text[at - 1])
        begins = begins or _APOSTROPHE.fullmatch(text, max(at - 2, 0), at) is not None
        for pattern, allowed in zip(self._numbers, (begins, True), strict=True):
            number = pattern.match(text, at, end) if allowed else None
            if number is not None:
                return Word("number", at, number.end(), _digits(number.group()))
        if (broken := _BREAK.match(text, at, end)) is not None:
            return Word("break", at, broken.end(), broken.group())
        tried = (self._west.match(text, at, end) if begins else None, self._east.match(text, at, end))
        matches = [one for one in tried if one is not None and one.end() > at]
        if not matches:
            return Word(OTHER, at, at + 1)
        match = max(matches, key=lambda one: one.end())
        tag = match.lastgroup or OTHER
        if tag[0] == "q" and tag[1:].isdigit():
            return Word("quantity", at, match.end(), self._names[int(tag[1:])])
        return Word(tag, at, match.end())


def _is_eastern(character: str) -> bool:
    return _IS_EASTERN.match(character) is not None


_SPELLED = {"one": "1", "eins": "1", "một": "1", "一": "1"}


def _digits(written: str) -> str:
    plain = written.replace("−", "-").replace("–", "-").replace(" ", "").replace(",", ".")
    if any(map(str.isdigit, plain)):
        return plain
    return _SPELLED.get(written.casefold(), "0")


@cache
def orders() -> Lexicon:
    """The words in which orders and symmetry are told."""
    return Lexicon(_WORDS, QUANTITIES)

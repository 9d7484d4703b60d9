"""The functions of mathematics that a formula may call without defining them. Computes nothing."""

from __future__ import annotations

DIVISORS = """hcf HCF gcf GCF GCD ggT ggt pgcd PGCD mcd MCD mdc MDC NWD nwd НОД нод НСД ƯCLN
    ưcln UCLN ucln ƯSCLN EBOB ebob OBEB obeb ggd lnko cmmdc FPB ΜΚΔ""".split()
MULTIPLES = """LCM kgV kgv KGV ppcm PPCM mcm MCM mmc MMC NWW nww НОК нок НСК BCNN bcnn BSCNN EKOK ekok OKEK okek lkkt
    cmmmc KPK ΕΚΠ""".split()
"""Greatest common divisors and least common multiples as they are called in other languages."""
STANDARD = {
    "exp": "exp", "ln": "log", "log": "log", "lg": "log10", "log2": "log2", "log10": "log10", "log1p": "log1p",
    "expm1": "expm1",
    "sqrt": "sqrt", "cbrt": "cbrt", "sin": "sin", "cos": "cos", "tan": "tan", "cot": "cot", "sec": "sec",
    "csc": "csc",
    "arcsin": "asin", "arccos": "acos", "arctan": "atan", "asin": "asin", "acos": "acos", "atan": "atan",
    "sinh": "sinh",
    "cosh": "cosh", "tanh": "tanh", "coth": "coth", "sech": "sech", "csch": "csch",
    "cosech": "csch", "arcsinh": "asinh", "arccosh": "acosh",
    "arctanh": "atanh",
    "artanh": "atanh", "arsinh": "asinh", "arcosh": "acosh", "asinh": "asinh", "acosh": "acosh", "atanh": "atanh",
    "erf": "erf", "erfi": "erfi", "erfinv": "erfinv",
    "erfc": "erfc", "sgn": "sign", "sign": "sign", "signum": "sign", "max": "max", "min": "min", "abs": "abs",
    "floor": "floor",
    "ceil": "ceil", "gcd": "gcd", "lcm": "lcm", "tg": "tan", "ctg": "cot", "cotg": "cot", "arctg": "atan",
    "sen": "sin",
    "sh": "sinh", "ch": "cosh", "th": "tanh", "Max": "max", "Min": "min", "Exp": "exp", "Log": "log", "Ln": "log",
    "det": "det", "tr": "trace", "Tr": "trace", "trace": "trace", "diag": "diag", "rank": "rank", "rk": "rank",
    "rang": "rank", "rg": "rank", "Rang": "rank", "Rank": "rank", "Rg": "rank", "rango": "rank", "posto": "rank",
    "Spur": "trace", "spur": "trace", "Sp": "trace", "traza": "trace", "Trace": "trace",
    "eigenvalues": "eigenvalues", "spectrum": "spectrum", "stationary": "stationary",
    "eigenvector": "eigenvector", "eigenvalue": "eigenvalue", "arccot": "acot", "clip": "clip",
    "clamp": "clip", "cosec": "csc", "arcsen": "asin", "senh": "sinh", "tgh": "tanh", "cth": "coth", "arcctg": "acot",
    "arsh": "asinh", "Gamma": "gamma", "tgamma": "gamma", "factorial2": "factorial2",
    **dict.fromkeys(DIVISORS, "gcd"), **dict.fromkeys(MULTIPLES, "lcm"),
}  # fmt: skip
"""Spelled names with the names under which the readers know them."""

NEEDS_BRACKETS = frozenset(
    """max min abs floor ceil gcd lcm sen sh ch th tg ctg det tr Tr trace Spur spur Sp traza Trace diag rank rk
    rang rg Rang Rank Rg rango posto eigenvalues spectrum stationary eigenvector eigenvalue sign sqrt
    cbrt Max Min erf erfc erfi erfinv tgamma clip clamp cosec arcsen senh tgh cth arcctg arsh""".split()
) | {*DIVISORS, *MULTIPLES}
"""Names that count as functions in running letters only when a bracket follows."""

OVERRIDABLE = frozenset(
    """log2 log10 sen sh ch th tr Tr trace Spur spur Sp traza Trace diag rank rk rang rg Rang Rank Rg rango posto
    eigenvalues spectrum stationary eigenvector eigenvalue det gcd lcm sign abs floor ceil sgn
    signum clip clamp Gamma cosec arcsen senh tgh cth arcctg arsh""".split()
) | {*DIVISORS, *MULTIPLES}
"""Names that a note may define to mean something else."""

TRIGONOMETRIC = frozenset("sin cos tan cot sec csc sinh cosh tanh coth sech csch".split())
OF_ANGLES = frozenset("sin cos tan cot sec csc".split())
"""Functions of an angle, which may be given in degrees."""
INVERSES = {name: f"a{name}" for name in ("sin", "cos", "tan", "sinh", "cosh", "tanh", "cot")}
SEVERAL = frozenset({"max", "min", "gcd", "lcm"})
"""Functions of two or more arguments."""

CHOICES = frozenset({"C", "P", "A"})
"""Letters that by custom count choices and arrangements of two whole numbers: `C(5,2)`."""

ABBREVIATIONS = frozenset(
    """TP TN FP FN TPR FPR TNR FNR PPV NPV MSE MAE RMSE MAPE SSE SST SSR RSS TSS ESS SSB SSW AUC ROC BCE MLE MAP
    IoU PMI IDF BMI GDP ROI PSNR SNR BLEU FLOPs FLOPS RHS LHS EMA SMA WER CER
    SD SE SEM IQR FV NPV IRR PMT GDP CPI CAGR WACC EBIT ROE ROA COV
    SS MS MPC MPS ATC AVC AFC MRS""".split()
)
"""Running capitals that are one name by custom, where nobody gives the letters values of their own."""

DIMENSIONLESS = frozenset("Re Pr Nu Ra Gr Sc Sh St We Pe Bi Fo Fr Ma Le Kn Ec Eu Ca Bo Ro Ta Da".split())
"""Names of two letters that the dimensionless numbers of physics bear: names where a definition takes one."""

UNITS = frozenset(
    """m cm mm km nm s ms h min kg mg Hz kHz MHz GHz kW kWh Pa kPa mol px kB KB MB GB TB dB mL ml bit bits byte
    bytes USD EUR VND rad deg eV keV MeV""".split()
)
"""Words behind a number that are units, where nobody gives them a value."""

FUNCTION_LETTERS = frozenset("f g h F G H O o Theta Omega sigma phi Phi psi Psi zeta Gamma Beta Pr".split())
"""Letters that by custom name a function when a bracket follows, although nobody defines them."""

"""Each kind of trace is found in the manner in which people leave it, and repaired to what they meant."""

from __future__ import annotations

import pytest

from pasted import artefacts_of, kinds, repaired

DUPLICATES = (
    ("Der Wert θ\\theta wird gelernt.", "Der Wert $\\theta$ wird gelernt."),
    ("Wir setzen η=0.1\\eta = 0.1 fest.", "Wir setzen $\\eta = 0.1$ fest."),
    ("si c′=0c' = 0, o P(B∣A)P(B|A) con ∣r∣<1|r| < 1.", "si $c' = 0$, o $P(B|A)$ con $|r| < 1$."),
    ("where a≠0a \\neq 0a\ue020=0 holds", "where $a \\neq 0$ holds"),
    ("où x∈Rnx \\in \\mathbb{R}^n et n>1n > 1.", "où $x \\in \\mathbb{R}^n$ et $n > 1$."),
    ("El peso wiw_i y el sesgo b2b_2.", "El peso $w_i$ y el sesgo $b_2$."),
    (
        "где σ(z)=11+e−z\\sigma(z) = \\frac{1}{1 + e^{-z}} растёт",
        "где $\\sigma(z) = \\frac{1}{1 + e^{-z}}$ растёт",
    ),
    ("입력 IkI_k에 대해", "입력 $I_k$에 대해"),
    ("其中α\\alpha是学习率", "其中$\\alpha$是学习率"),
    ("the norm ∥x∥2\\|x\\|_2 is", "the norm $\\|x\\|_2$ is"),
    ("keep α\\alphaα low", "keep $\\alpha$ low"),
    ("is x=2x = 2x=2 here", "is $x = 2$ here"),
    ("so y=x2y = x^2y=x2 here", "so $y = x^2$ here"),
    ("the ratio ab\\frac{a}{b}ba\u200b is", "the ratio $\\frac{a}{b}$ is"),
    ("where αc\\alpha\\_{c} denotes", "where $\\alpha_{c}$ denotes"),
    ("for 𝒞\\mathcal{C} and ℝ\\mathbb{R}", "for $\\mathcal{C}$ and $\\mathbb{R}$"),
    ("a range (0,1](0, 1] of", "a range $(0, 1]$ of"),
    ("$Y=T+S+IY = T + S + I$ holds", "$Y = T + S + I$ holds"),
    ("- if x<0x < 0:", "- if $x < 0$:"),
    ("| step | α\\alpha |\n|---|---|\n| 1 | 0.1 |", "| step | $\\alpha$ |\n|---|---|\n| 1 | 0.1 |"),
    (
        "> [!note] About β\\beta\n> Take γ>0\\gamma > 0 here.",
        "> [!note] About $\\beta$\n> Take $\\gamma > 0$ here.",
    ),
    ("# The role of λ\\lambda", "# The role of $\\lambda$"),
    ("Text:\n\nw=w−ηgw = w - \\eta g\n\nmore", "Text:\n\n$$\nw = w - \\eta g\n$$\n\nmore"),
    ("Text:\r\n\r\ny2=xy^2 = x\r\n\r\nmore", "Text:\r\n\r\n$$\r\ny^2 = x\r\n$$\r\n\r\nmore"),
    ("> Text:\n>\n> y2=xy^2 = x\n>\n> more", "> Text:\n>\n> $$y^2 = x$$\n>\n> more"),
)
MARKS = (
    (
        "rate $\theta = 0.1 \times a$ and $\tau$".replace("\\t", "\t"),
        "rate $\\theta = 0.1 \\times a$ and $\\tau$",
    ),
    ("where {\\displaystyle \\mu =E(X)} is its mean", "where $\\mu =E(X)$ is its mean"),
    ("the square x 2 {\\displaystyle x^{2}} of x", "the square $x^{2}$ of x"),
    ("{\\displaystyle x^{2}=\\left\\{1\\right\\}}", "$$\nx^{2}=\\left\\{1\\right\\}\n$$"),
    ("The rate \\(\\alpha\\) is \\( x_1 + 2 \\).", "The rate $\\alpha$ is $x_1 + 2$."),
    ("With \\(\\beta\\) and \\(n\\) of them.", "With $\\beta$ and $n$ of them."),
    ("twice \\(2\\sqrt2-2\\), and \\(x\\mathbf{x} + y\\)", "twice $2\\sqrt2-2$, and $x\\mathbf{x} + y$"),
    ("\\[ f(x) = \\frac{1}{x} \\]", "$$\nf(x) = \\frac{1}{x}\n$$"),
    ("So:\n\\[\nf(x) = \\frac{1}{x}\n\\]\nHence", "So:\n$$\nf(x) = \\frac{1}{x}\n$$\nHence"),
    ("- So\n\n  \\[\n  x = \\sqrt{2}\n  \\]", "- So\n\n  $$\n  x = \\sqrt{2}\n  $$"),
    ("\\[\n(\\partial_v+K)R\n-\\nabla_iR^{rv}\n\\]", "$$\n(\\partial_v+K)R\n-\\nabla_iR^{rv}\n$$"),
    ("[\nL = \\frac{a}{b}\n]", "$$\nL = \\frac{a}{b}\n$$"),
    ("[ L = \\frac{a}{b} ]", "$$\nL = \\frac{a}{b}\n$$"),
    ("the weights ( \\theta ) of", "the weights $\\theta$ of"),
    ("the estimate (\\hat{y}) of", "the estimate ($\\hat{y}$) of"),
    ("We get\n\n\\frac{a}{b} = \\sqrt{c}\n\nthen", "We get\n\n$$\n\\frac{a}{b} = \\sqrt{c}\n$$\n\nthen"),
    (
        "We get\n\nm_t = \\beta m_{t-1}\nv_t = \\gamma v_{t-1}\n\nthen",
        "We get\n\n$$\nm_t = \\beta m_{t-1}\n$$\n$$\nv_t = \\gamma v_{t-1}\n$$\n\nthen",
    ),
    (
        "We get\n\n\\bar{s} =\n\\frac{1}{n}\n\\sum_{i}\nf(x_i)\n\nthen",
        "We get\n\n$$\n\\bar{s} =\n\\frac{1}{n}\n\\sum_{i}\nf(x_i)\n$$\n\nthen",
    ),
    (
        "So\n\nf =\n\\begin{cases}\nx & x > 0 \\\\\n0 & x < 0\n\\end{cases}\ng = \\max_x\nx^2\n\nand",
        "So\n\n$$\nf =\n\\begin{cases}\nx & x > 0 \\\\\n0 & x < 0\n\\end{cases}\n$$\n$$\ng = \\max_x\nx^2\n$$\n\nand",
    ),
    ("```math\nx^2 = 4\n```", "$$\nx^2 = 4\n$$"),
    ("> ```math\n> x^2 = 4\n> ```", "> $$\n> x^2 = 4\n> $$"),
    ("a $\\square\\ \\ $ $0$ and \\(\\alpha\\ \\) b", "a $\\square\\ \\ {}$ $0$ and $\\alpha\\ {}$ b"),
    ("The rate $ \\alpha $ and $\\beta $.", "The rate $\\alpha$ and $\\beta$."),
    ("$x \text{ or } y$", "$x \\text{ or } y$"),
    ("$2 \times 3 \to \frac{1}{2}$".replace("\to", "\\to"), "$2 \\times 3 \\to \\frac{1}{2}$"),
    ("$a\u200b + b$", "$a + b$"),
    ("#\u00a0Title", "# Title"),
    ("-\u00a0item", "- item"),
)
LEFT_ALONE = (
    "\\frac{a}{b} {\\displaystyle x^{2}} is source",
    "it costs $\t5 and $\tau".replace("\\t", "\t"),
    "its area 2\\sqrt2 and the domain (ln|x| x≠0, two branches)",
    "in the order (\\beta\\), (U^A\\), and so on",
    "so that ((a)\\bigr) and (b|\\big| hold",
    "$$\\begin{align*}\n\tt &= \\frac{d}{v} \\\\\n\tau &= 2\n\\end{align*}$$",
    "\\frac{a}{b}\n(\\partial_v+K)R\nhello there, a line of words\n(\\hat{y})",
    "(\\partial_v+K)R of",
    "Prices: $0.0416 * 24 and $5 to $10, or $ 5 and $ 6.",
    "The interval \\[0, 1\\] and E\\[R\\] and \\[see below\\](note.md).",
    "A call f(x) and a list [1, 2] and (x) and (see \\above).",
    "NN, II, mm, cc, v.v., 10mm, dd/yy, www, III and AABB with $x$ and $N$.",
    "no-no - no, snake_case_name, a_a, x_x, 2x2 - 2, Cha Cha - Cha, bye-bye, bye - bye.",
    "Well,and, and so on; it was,was it, it was; yes,yes, yes.",
    "path/tree/_tree.py and /a/_a and file_file and C:\\alpha\\beta",
    "\\_\\_\\_\\_\\_\\_ and ** ** and *** and ---",
    "`α\\alpha` and `x>0x > 0`",
    "So f(r)=(r-r_+)(r-r_-) and g=(x+x_+)(y*y_*).",
    "The order :\\mathcal O\\mathcal O: is normal.",
    "$2\\sqrt{2}$ and $x\\mathbf{x}$ and $xx$ and $aa^2$",
    "```python\nα\\alpha\nx>0x > 0\n```",
    "    α\\alpha in indented code",
    "%% α\\alpha %%",
    "<!-- α\\alpha -->",
    "[[α\\alpha]] and [x>0x > 0](α\\alpha)",
    "See https://example.org/tree/_tree.py?a=α\\alpha and <https://example.org/x_x_x>.",
    "![[x>0x > 0.png]] and ![α\\alpha](α\\alpha.png)",
    "---\ntitle: α\\alpha\n---\ntext",
    "\\newpage\n\nand \\LaTeX and \\today",
    "- [ ] a task \\o/ and [x] done",
    "La «\u00a0citation\u00a0» et 10\u00a0000 €.",
    "The formula \\( not closed and \\[ neither",
    "See 3) and ( a ) and (b, c) and [ d ].",
    "x > 0 x > 0 and f(x) f(x) and 3x 3x",
    "10.10.10 and 1-1 - 1 and 2+2 + 2",
    "States: SS_UNCONNECTED→SS_CONNECTED→SS_FREE, NOT_READY→READY→RUNNING, DOWN→DOWN→UP, DOWN→DOWN→DOWN.",
    "he said “that - that” and “so, so”.",
    "\\begin{tikzpicture}\n\\draw (0,0);\n\\end{tikzpicture}",
    "$$\nx\n$$$\n\n\\frac{a}{b} = c\n\n$$\ny\n$$",
)


@pytest.mark.parametrize(("before", "after"), DUPLICATES)
def test_a_formula_pasted_with_its_source_keeps_the_source(before: str, after: str) -> None:
    """In any language, inline or alone, twice or thrice, in tables, callouts and headings."""
    assert repaired(before) == after
    assert artefacts_of(after) == ()


@pytest.mark.parametrize(("before", "after"), MARKS)
def test_other_marks_become_dollars(before: str, after: str) -> None:
    """Brackets, fences, spaces, lost backslashes and invisible characters."""
    assert repaired(before) == after
    assert artefacts_of(after) == ()


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_people_write_is_left_alone(text: str) -> None:
    """Nothing that only looks like a trace is reported, let alone changed."""
    assert kinds(text) == []


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_people_write_is_left_alone_beside_traces(text: str) -> None:
    """A real trace in the note makes nothing else suspect."""
    note = f"{text}\n\nThe value γ=2\\gamma = 2 here.\n"
    if text.count("$$") % 2 == 0:
        assert kinds(note) == ["duplicated-formula"]


def test_a_doubled_letter_needs_evidence() -> None:
    """It counts only beside another trace, only for letters of the note's formulas, and never inside a word."""
    assert kinds("If xx is $x$ then.") == []
    assert kinds("If xx is α\\alpha then.") == ["duplicated-formula"]
    note = "If xx is $x$ and α\\alpha, not zz, Exxon, xx-ray, 5xx or xx.5."
    assert repaired(note) == "If $x$ is $x$ and $\\alpha$, not zz, Exxon, xx-ray, 5xx or xx.5."


def test_equations_that_equal_their_source_need_evidence() -> None:
    """Points and equations that stand twice are repaired beside another trace, unless a power may have been lost."""
    assert repaired("At T=0.8T=0.8 and (0,0)(0,0) it is.") == "At T=0.8T=0.8 and (0,0)(0,0) it is."
    note = "With α\\alpha, at T=0.8T=0.8T=0.8 through (0,0)(0,0), f(x)f(x) is y=x2y=x2."
    assert repaired(note) == "With $\\alpha$, at $T=0.8$ through $(0,0)$, f(x)f(x) is y=x2y=x2."


def test_a_tripled_letter_needs_formulas_that_stand_thrice() -> None:
    """Where formulas are followed by their text once more, letters stand three times."""
    assert repaired("The table QQQ of Q=1Q = 1Q=1 is.") == "The table $Q$ of $Q = 1$ is."
    assert repaired("The table QQQ of Q=1Q = 1 is.") == "The table QQQ of $Q = 1$ is."


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The best is T=0.8T=0.8 here.", "lost-formula"),
        ("So σ(x)=11+e−xσ(x)=1+e−x1 holds.", "lost-formula"),
        ("A map f:A→Bf:A→B is given.", "lost-formula"),
        ("f(x)=1/1+e-x", "flattened-formula"),
        ("So\n\nD_{KL}(P \\| R_\\alpha)\nD_{KL}(Q \\| R_\\alpha)\n\nboth", "undelimited-formula"),
        ("pythonCopy code", "copied-button"),
        ("Hy vọng điều này giúp bạn!", "chat-leftover"),
        ("Möchtest du, dass ich das erkläre?", "chat-leftover"),
        ("ChatGPT said:", "chat-leftover"),
        ("Bạn cần giải thích thêm về phần nào không? 😊", "chat-leftover"),
        ("Would you like me to add an example? 🙂", "chat-leftover"),
        ("Nếu bạn muốn thêm ví dụ, hãy cho tôi biết!", "chat-leftover"),
        ("如果你需要更多例子，请随时告诉我。", "chat-leftover"),
        ("さらに詳しく知りたい点があれば、お気軽にどうぞ。", "chat-leftover"),
        ("더 궁금한 점이 있으면 말씀해 주세요.", "chat-leftover"),
        ("```python\nx\u00a0= 1\n```", "invisible-character"),
    ],
)
def test_what_cannot_be_known_is_only_told(text: str, kind: str) -> None:
    """There is a finding, and no repair."""
    (found,) = artefacts_of(text)
    assert found.kind.value == kind
    assert found.replacement is None


def test_citation_marks_go_with_their_space_unless_they_may_stand_for_a_name() -> None:
    """A mark behind a sentence or directly behind a word is no part of it; one between words may be."""
    mark = ":contentReference[oaicite:1]{index=1}"
    assert (
        repaired(f"It helps. {mark} {mark}\n\nSo it does. {mark} More.") == "It helps.\n\nSo it does. More."
    )
    assert repaired("It helps 【1†source】, and more【2†source】.") == "It helps, and more."
    assert repaired(f"It helps much {mark}.\n\n:{mark}") == "It helps much.\n\n"
    for text in (f"The models of {mark} and those on GPUs", f"Theo phân tích từ {mark}, nó giúp."):
        assert repaired(text) == text
        assert kinds(text) == ["citation-mark"]


@pytest.mark.parametrize(
    "text",
    [
        "Nếu bạn muốn thêm hình ảnh từ bên trong kho, bạn cũng có thể nhúng hình ảnh vào ghi chú.",
        "Bạn cần tìm hiểu về đạo hàm trước khi đọc phần này.",
        "如果你需要更多的内存，请修改配置文件。",
        "さらに詳しく知りたい人は第二章を読む。",
        "더 궁금한 사람은 2장을 읽는다.",
        "Soll ich das Studium wechseln?",
    ],
)
def test_advice_to_any_reader_is_no_chat(text: str) -> None:
    """A manual says “if you want more” too; only who offers to tell it speaks as a chat does."""
    assert kinds(text) == []


def test_a_formula_between_foreign_delimiters_is_taken_whole() -> None:
    """What stands between `\\[` and `\\]` is a source; a factor that reads like its neighbour is no copy of it."""
    text = "\\[\nf(r)=\\frac{(r−r_-)(r-r_+)}{r^2}\n\\]"
    assert kinds(text) == ["foreign-delimiter"]
    assert repaired(text) == "$$\nf(r)=\\frac{(r−r_-)(r-r_+)}{r^2}\n$$"


def test_a_formula_that_obsidian_would_not_show_is_only_told() -> None:
    """A repair never puts an error where text was."""
    (found,) = artefacts_of("Take \\( \\frac{1}{ \\) here.")
    assert found.replacement is None


def test_an_invisible_character_in_a_string_is_left_to_its_writer() -> None:
    """A no-break space in a string or comment of code is meant."""
    assert kinds('```python\nprint("a\u00a0b")  # c\u00a0d\n```') == []


def test_dollars_before_a_digit_are_not_written() -> None:
    """A closing dollar before a digit would not close."""
    assert "$α" not in repaired("α\\alpha5")
    for artefact in artefacts_of("the pair \\(\\alpha\\)2"):
        assert artefact.replacement is None


def test_an_invisible_character_does_not_lose_the_end_of_a_command() -> None:
    """Where it alone parts a command from a letter, a space takes its place."""
    assert repaired("$\\log\u200btf + x\u200b_1$") == "$\\log tf + x_1$"

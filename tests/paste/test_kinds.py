"""Each kind of trace is found in the manner in which people leave it, and repaired to what they meant."""

from __future__ import annotations

import pytest

from pasted import artefacts_of, kinds, repaired
from vaultproof.diagnostic import Applicability

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
    ("The point \\( xᵢ \\) is \\( n \\) of \\(\\beta\\).", "The point $xᵢ$ is $n$ of $\\beta$."),
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
BUTTONS = (
    (
        "Text:\n\npythonCopy code\nx = 1\nprint(x)\n\nMore.",
        "Text:\n\n```python\nx = 1\nprint(x)\n```\n\nMore.",
    ),
    (
        "pythonCopy code\n\nimport math\n\n# A root\ndef f(x):\n    y = 2\n\n    return y\n\nprint(f(2))\n\nĐó là 2.\n",
        "```python\nimport math\n\n# A root\ndef f(x):\n    y = 2\n\n    return y\n\nprint(f(2))\n```\n\nĐó là 2.\n",
    ),
    ("python\nCopy\nEdit\nx = [[1], [2]]\n\n## Next\n", "```python\nx = [[1], [2]]\n```\n\n## Next\n"),
    ("Python\n\nSao chép mã\n\nx = 1\n\nHết.", "```python\nx = 1\n```\n\nHết."),
    ("- a\n\n  pythonCopier le code\n  x = 1\n\n- b", "- a\n\n  ```python\n  x = 1\n  ```\n\n- b"),
    ("> [!note] T\n> pythonCode kopieren\n> x = 1\n\nb", "> [!note] T\n> ```python\n> x = 1\n> ```\n\nb"),
    ("pythonCopiar códigoimport math\nx = 1\n\nfin", "```python\nimport math\nx = 1\n```\n\nfin"),
    ("python复制代码\nx = 1\r\n\r\n完", "```python\r\nx = 1\r\n```\r\n\r\n完"),
    ('jsonКопировать код\n{\n  "a": 1\n}\n\nконец', '```json\n{\n  "a": 1\n}\n```\n\nконец'),
    ("pythonCopia codice\nquesto è un testo.\n", "questo è un testo.\n"),
    ("- a\n\n    - b\n\n        cCopy code\n        \n        `x`\n", "- a\n\n    - b\n\n        `x`\n"),
    ("a\n\njava\n\nKopiuj kod\n\n`int x;`\n\nb", "a\n\n`int x;`\n\nb"),
    ("bash코드 복사\nls -l\n", "ls -l\n"),
    ("a\n\npythonコードをコピーする\n\n```\nx = 1\n```\n", "a\n\n```python\nx = 1\n```\n"),
    ("cssCopyEdit\n\n```css\na {}\n```\n", "```css\na {}\n```\n"),
    ("```python\nCopy code\nx = 1\n```", "```python\nx = 1\n```"),
    ("```\npython\n\n复制编辑\nx = 1\n```", "```python\nx = 1\n```"),
    ("> ```\n> pythonCopy code\n> x = 1\n> ```", "> ```python\n> x = 1\n> ```"),
    ("```ini\niniCopy code[Unit]\nA=1\n```", "```ini\n[Unit]\nA=1\n```"),
)
CHAT = (
    ("A\n\nI hope this helps!\n\nB\n", "A\n\nB\n"),
    ("A\r\n\r\nBạn cần giải thích thêm về phần nào không? 😊\r\n", "A\r\n"),
    ("A\nRegenerate response", "A"),
    ("#### ChatGPT said:\n\nText.\n\n#### You said:\n\nQ", "Text.\n\nQ"),
    ("Bạn đã nói:\n\nQ\n\nChatGPT đã nói:\n\nA", "Q\n\nA"),
    ("A\n\nWenn du möchtest, kann ich dir das zeigen.", "A"),
    ("A\n\n如果你愿意，我可以继续讲解。\n", "A\n"),
)
SLASHED = (
    ("the weights \\(W\\_{ij}\\) and \\( u^\\* \\)", "the weights $W_{ij}$ and $u^*$"),
    ("the score \\$\\frac{a}{d\\_k}\\$ of \\$u\\_0, g\\$", "the score $\\frac{a}{d_k}$ of $u_0, g$"),
    ("the weights $W\\_{ij}$ of", "the weights $W_{ij}$ of"),
    (
        "$\\bar{\\alpha}\\_t = \\prod\\_{s=1}^t (1 - \\beta\\_s)$",
        "$\\bar{\\alpha}_t = \\prod_{s=1}^t (1 - \\beta_s)$",
    ),
    ("$u^\\*(x) = a \\* b$", "$u^*(x) = a * b$"),
    (
        "$$\\begin{array}{rl} n\\_{1} & = 4AC \\\\[6pt] x\\^2 & \\text{else where} \\end{array}$$",
        "$$\\begin{array}{rl} n_{1} & = 4AC \\\\[6pt] x^2 & \\text{else where} \\end{array}$$",
    ),
    ("$$\nx\\_1 + y\\_1\n$$", "$$\nx_1 + y_1\n$$"),
)
LEFT_ALONE = (
    "$batch\\_size$, $\\text{a\\_b}_c$, $T_{h\\_states}$, $x_i + y\\_j$, $I\\_$ and $\\mathrm{lr\\_max}$",
    "$\\begin{bmatrix}4\\-2\\end{bmatrix}$ and $x \\[6pt] y$ and $[\\^ j]$ and $[\\^\\ \\alpha]$",
    "cut $file1 at sed 's/-v[0-9]\\*$/' and \\<version>${a.version}\\</version> \\<b>${c\\_{d}.e}\\</b>",
    "希望这会对你的超参数搜索有帮助，下一节，我们将会分享一些思考。",
    "$\\sigma_{Nom \\ LIKE \\ '\\_a\\%'}$ picks rows.",
    "It costs \\$5 and \\$10, from \\$x to \\$y, and \\$1000 \\times (1+0.05)^3 = \\$1157",
    "Press Copy.\n\nCopy\n\nEdit\n\npython\n\nPaste",
    "Copy code style to new nodes, 复制代码到容器中, and Kopiuj kody odzyskiwania.",
    "```\nCopy code\n```\n\n```text\nCopy code\nthen paste\n```\n\n```markdown\npythonCopy code\nx = 1\n```",
    "See [1], [2, 3], 【1】, [cite], [^1], turn 1 and a turntable.",
    "You said:\n\nand 你说：",
    "if you want, I mean it, 如果我可以",
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


def test_a_call_that_equals_its_source_needs_a_formula_that_holds_it() -> None:
    """It is repaired beside another trace where a formula has the call, and none its square."""
    assert repaired("- f(x)f(x) là đầu ra, với f(x)>0f(x) > 0.") == "- $f(x)$ là đầu ra, với $f(x) > 0$."
    assert repaired("Here f(x)f(x) is, α\\alpha, $f(x)f(x)$.") == "Here f(x)f(x) is, $\\alpha$, $f(x)f(x)$."


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
        ("```python\nx\u00a0= 1\n```", "invisible-character"),
    ],
)
def test_what_cannot_be_known_is_only_told(text: str, kind: str) -> None:
    """There is a finding, and no repair."""
    (found,) = artefacts_of(text)
    assert found.kind.value == kind
    assert found.replacement is None


@pytest.mark.parametrize(("before", "after"), BUTTONS)
def test_a_copy_button_goes_and_code_gets_its_fences_where_it_is_certain(before: str, after: str) -> None:
    """In ten languages, in lists and callouts, above code and inside its fences."""
    assert repaired(before) == after
    assert artefacts_of(after) == ()


@pytest.mark.parametrize(
    "text",
    [
        "pythonCopy code\ndef f(x):\n    return x\n\n    a(b c)\n\ntext",
        "pythonCopy code\nx = 1\n## b\ny = print 2",
    ],
)
def test_code_of_which_the_end_is_not_certain_gets_no_fences(text: str) -> None:
    """Code that may go on behind what reads as code is left as it is, and only the label goes."""
    assert repaired(text) == text.removeprefix("pythonCopy code\n")


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("pythonCopy code\n\n`x = 1`", True),
        ("a\n\nCopy code\n\nb", False),
        ("Text\n\nCopy code\n\nb", False),
        ("python\nCopy\nls", False),
        ("pythonCopy code\nx = 1", False),
        ("```python\nCopy code\nx = 1\n```", False),
        ("I hope this helps!", False),
        ("ChatGPT said:", False),
        ("It helps【14†source】.", True),
        ("It helps. :contentReference[oaicite:1]{index=1}", True),
        ("It helps citeturn0search1.", True),
        ("It helps \ue200cite\ue202turn0search1\ue201.", True),
        ("It helps【turn1search0】.", True),
        ("It helps [cite: 3].", False),
        ("It helps turn0search1.", False),
        ("```python\nx = 1  【1†source】\n```", False),
        ("$W\\_{ij}$", True),
        ("$\\theta\\_t$", True),
        ("$p\\_t$", False),
        ("$u^\\*$", True),
        ("a \\$\\theta\\$ b", False),
    ],
)
def test_only_what_is_a_machines_mark_goes_without_being_asked(text: str, safe: bool) -> None:
    """Words that a person may have written, and all code, wait for `--unsafe`."""
    (found,) = artefacts_of(text)
    assert found.repair
    assert (found.applicability is Applicability.SAFE) == safe


@pytest.mark.parametrize(("before", "after"), CHAT)
def test_a_chats_words_go_with_their_lines(before: str, after: str) -> None:
    """A blank line goes with them, and the note ends as it did."""
    assert repaired(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "I hope this helps!\n---\nx",
        "Sure!\n    x",
        "| a |\n|---|\n| pythonCopy code |",
        "- I hope this helps!",
        "Let me know if you want to:\n\n- go on",
    ],
)
def test_a_line_that_holds_others_up_is_only_told(text: str) -> None:
    """Nothing goes where what stays would be read in another way."""
    (found,) = artefacts_of(text)
    assert found.repair == ()


@pytest.mark.parametrize(("before", "after"), SLASHED)
def test_a_backslash_before_an_index_goes(before: str, after: str) -> None:
    """Where a Markdown writer has put it into a formula."""
    assert repaired(before) == after
    assert artefacts_of(after) == ()


def test_a_mark_that_stands_for_a_name_is_replaced_by_it() -> None:
    """Chat pages mark the names of companies and people, and the mark holds the name."""
    assert repaired('It is \ue200entity\ue202["company","OpenAI",0]\ue201 again.') == "It is OpenAI again."
    assert repaired('It is entity["company","OpenAI","a lab"] again.') == "It is OpenAI again."


def test_gemini_marks_go_together() -> None:
    """The beginning and the end of a cited sentence."""
    assert repaired("[cite_start]Two zeros [cite: 12, 13]. [cite_start]More[cite: 1].") == "Two zeros. More."


@pytest.mark.parametrize(
    "text",
    [
        "Hy vọng điều này giúp bạn!",
        "You're welcome! Let me know if you have any other questions.",
        "J'espère que cela vous aide !",
        "Use code with caution.",
        "Code mit Vorsicht verwenden.",
        "Hãy thận trọng khi sử dụng mã.",
        "请谨慎使用此类代码。",
        "content_copy",
        "Xuất sang Trang tính",
        "已深度思考（用时 12 秒）",
        "Đã suy nghĩ trong 12 giây",
        "Ich hoffe, das hilft!",
        "Espero que esto te ayude.",
        "Espero que isso ajude!",
        "Spero che questo ti sia utile.",
        "Надеюсь, это поможет!",
        "Mam nadzieję, że to pomoże!",
        "お役に立てれば幸いです。",
        "도움이 되셨길 바랍니다!",
        "Möchtest du, dass ich das erkläre?",
        "ChatGPT said:",
        "Bạn cần giải thích thêm về phần nào không? 😊",
        "Would you like me to add an example? 🙂",
        "Nếu bạn muốn thêm ví dụ, hãy cho tôi biết!",
        "Nếu bạn muốn, mình có thể viết thêm ví dụ.",
        "If you'd like, I can add an example.",
        "Si tu veux, je peux l'expliquer.",
        "Si quieres, puedo explicarlo.",
        "Se quiser, posso explicar.",
        "Se vuoi, posso spiegarlo.",
        "Если хочешь, я могу объяснить.",
        "Jeśli chcesz, mogę to wyjaśnić.",
        "如果你需要更多例子，请随时告诉我。",
        "さらに詳しく知りたい点があれば、お気軽にどうぞ。",
        "더 궁금한 점이 있으면 말씀해 주세요.",
        "원하시면 예제를 더 보여 드릴게요.",
    ],
)
def test_a_chats_words_to_its_reader_are_known(text: str) -> None:
    """In the languages of the notes."""
    assert kinds(text) == ["chat-leftover"]


def test_citation_marks_go_with_their_space_unless_they_may_stand_for_a_name() -> None:
    """A mark behind a sentence or directly behind a word is no part of it; one between words may be."""
    mark = ":contentReference[oaicite:1]{index=1}"
    assert (
        repaired(f"It helps. {mark} {mark}\n\nSo it does. {mark} More.") == "It helps.\n\nSo it does. More."
    )
    assert repaired("It helps 【1†source】, and more【2†source】.") == "It helps, and more."
    assert repaired(f"It helps much {mark}.\n\n:{mark}") == "It helps much.\n\n"
    for text in (
        f"The models of {mark} and those on GPUs",
        f"Theo phân tích từ {mark}, nó giúp.",
        f"It is said. {mark} is good.",
    ):
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
    assert kinds('```python\ndef f():\n    """What it\n    gives\u00a0back."""\n```') == []
    assert kinds('```python\n"""Doc."""\nx\u00a0= 1\n```') == ["invisible-character"]


def test_a_formula_in_a_directive_of_another_program_is_only_told() -> None:
    """It shows the formula, and would not between dollars."""
    (found,) = artefacts_of(":::{math}\n:label: eq:a\n\np = a_n (z-b)^2 \\cdots (z-c)\n\n:::\n")
    assert found.repair == ()


def test_a_formula_before_a_line_far_behind_stays_in_its_line() -> None:
    """Below a formula on lines of its own, that line would be code."""
    assert repaired("α\\alpha\n    β\\beta\n") == "$\\alpha$\n    β\\beta\n"
    assert repaired("α\\alpha\n    and\n") == "$\\alpha$\n    and\n"
    assert repaired("- a\n    β\\beta\n") == "- a\n    $$\n    \\beta\n    $$\n"


def test_dollars_before_a_digit_are_not_written() -> None:
    """A closing dollar before a digit would not close."""
    assert "$α" not in repaired("α\\alpha5")
    for artefact in artefacts_of("the pair \\(\\alpha\\)2"):
        assert artefact.replacement is None


def test_an_invisible_character_does_not_lose_the_end_of_a_command() -> None:
    """Where it alone parts a command from a letter, a space takes its place."""
    assert repaired("$\\log\u200btf + x\u200b_1$") == "$\\log tf + x_1$"

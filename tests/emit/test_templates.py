"""Templates see values only, are found where users put them, and say where they fail."""

from __future__ import annotations

import tomllib
import unicodedata
from pathlib import Path

import pytest

from vaultproof.emit.language import language_of
from vaultproof.emit.templates import TemplateFault, Templates
from vaultproof.read import read_note
from vaultproof.shipped import templates_folder
from vaultproof.source import Source
from vaultproof.words import languages, words


def templates(folder: Path, text: str, name: str = "a.md.j2") -> Templates:
    (folder / name).write_text(text)
    return Templates(folder)


def test_a_vault_s_own_template_goes_before_the_shipped_one(tmp_path: Path) -> None:
    assert templates(tmp_path, "mine {{ x }}", "plot.md.j2").render("plot.md.j2", {"x": 1}) == "mine 1"
    assert Templates(tmp_path / "empty").render("plot.md.j2", {"figures": (), "undrawn": ()}) == ""


def test_a_template_that_is_nowhere_names_the_places(tmp_path: Path) -> None:
    with pytest.raises(TemplateFault) as caught:
        Templates(tmp_path).render("none.md.j2", {})
    assert str(tmp_path) in str(caught.value)
    assert str(templates_folder()) in str(caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\n{{ missing }}\n", "line 2: 'missing' is undefined: `{{ missing }}`"),
        ("a\nb\n{% if %}", "line 3"),
        ("a\n{{ 1 // 0 }}", "line 2"),
        ("a\n{{ x.missing }}", "line 2"),
        ("{% include 'none.j2' %}", "none.j2"),
        ("a\n{% include 'a.md.j2' %}", "without end"),
        ("\n\n{{ x | nofilter }}", "line 3"),
    ],
)
def test_a_failing_template_names_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(TemplateFault) as caught:
        templates(tmp_path, text).render("a.md.j2", {"x": "v"})
    assert said in str(caught.value)
    assert "a.md.j2" in str(caught.value) or "none.j2" in str(caught.value)


def test_a_fault_in_an_included_template_names_that_one(tmp_path: Path) -> None:
    templates(tmp_path, "\n\n{{ nothing }}", "inner.j2")
    with pytest.raises(TemplateFault, match=r"`inner.j2`, line 3"):
        templates(tmp_path, "a\n{% include 'inner.j2' %}").render("a.md.j2", {})


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ x.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{% set y = lipsum.__globals__ %}{{ y }}",
        "{{ x.append(1) }}",
        "{{ 'a' * 10**9 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ '%9999999999d' % 1 }}",
        "{{ range(10**9) | list }}",
        "{{ 'a' | center(10**9) }}",
        "{{ '{:>9999999999}'.format(1) }}",
        "{{ 'a'.ljust(10**9) }}",
        "{{ 1 | round(10**9, 'ceil') }}",
        "{{ 1 | round(999999, 'floor') }}",
        "{{ [1] | batch(10**9, 0) | list }}",
        "{{ lipsum(10**6) }}",
        "{{ [1, 2] | random }}",
        "{% set n = namespace(x='a') %}{% for i in range(60) %}{% set n.x = n.x | replace('a', 'aa') %}{% endfor %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% for i in [1] recursive %}{{ loop([1]) }}{% endfor %}",
        "{% set n = namespace(x='a') %}{% for i in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}{{ n.x }}",
    ],
)
def test_a_hostile_template_gets_nowhere(tmp_path: Path, text: str) -> None:
    with pytest.raises(TemplateFault):
        templates(tmp_path, text).render("a.md.j2", {"x": [1]})


def test_a_template_that_never_ends_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vaultproof.emit.templates.SECONDS", 0.2)
    text = "{% for a in range(99999) %}{% for b in range(99999) %}{% set x = a %}{% endfor %}{% endfor %}"
    with pytest.raises(TemplateFault, match="longer than"):
        templates(tmp_path, text).render("a.md.j2", {})


def test_templates_that_are_each_a_little_slow_do_not_hold_up_a_large_vault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The time of all renderings of a vault's own templates is bounded too."""
    monkeypatch.setattr("vaultproof.emit.templates._ALLOWANCE", 0.05)
    monkeypatch.setattr("vaultproof.emit.templates._EACH", 0.0)
    slow = templates(tmp_path, "{% for a in range(9999) %}{% set x = a %}{% endfor %}")

    def build() -> None:
        for _ in range(1000):
            slow.render("a.md.j2", {})

    with pytest.raises(TemplateFault, match="the template `a"):
        build()


def test_no_file_outside_the_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "link.j2").symlink_to(tmp_path / "secret")
    for name in ("../secret", str(tmp_path / "secret"), "link.j2"):
        with pytest.raises(TemplateFault):
            templates(folder, f"{{% include {name!r} %}}").render("a.md.j2", {})


def test_values_are_not_escaped_for_html(tmp_path: Path) -> None:
    assert templates(tmp_path, "{{ x }}").render("a.md.j2", {"x": "a < b & c"}) == "a < b & c"


def test_a_template_that_is_no_text_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "a.md.j2").write_bytes(b"\xff\xfe")
    with pytest.raises(TemplateFault, match="not UTF-8"):
        Templates(tmp_path).render("a.md.j2", {})
    (tmp_path / "b.md.j2").write_text("x" * 300_000)
    with pytest.raises(TemplateFault, match="larger"):
        Templates(tmp_path).render("b.md.j2", {})


@pytest.mark.parametrize("language", sorted(languages()))
def test_every_language_has_the_words_of_english_and_the_same_values(language: str) -> None:
    import re

    own, english = words(language).entries, words("en").entries
    for key, word in own.items():
        if key.startswith("told."):  # a sentence of a check, which is English by itself
            continue
        base = key if key in english else key.removesuffix(".one")
        assert base in english, f"{language}: `{key}` is no word"
        assert set(re.findall(r"\{\w+\}", word)) <= set(re.findall(r"\{\w+\}", english[base])) | {"{n}"}


def test_every_file_of_words_is_whole() -> None:
    """Each language has every word of its own; none is lent from English."""
    wanted = {key.removesuffix(".one") for key in tomllib_keys("en")}
    for language in languages():
        assert not wanted - {key.removesuffix(".one") for key in tomllib_keys(language)}, language


def tomllib_keys(language: str) -> set[str]:
    table = tomllib.loads((templates_folder() / "words" / f"{language}.toml").read_text(encoding="utf-8"))
    return {f"{section}.{key}" for section, listed in table.items() for key in listed}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The function is defined for all $x$, and it has its minimum at 0."),
        ("vi", "Hàm này được định nghĩa với mọi $x$ và có giá trị nhỏ nhất là 0."),
        ("de", "Die Funktion ist für alle $x$ definiert und hat ihr Minimum bei 0."),
        ("fr", "La fonction est définie pour tout $x$ et elle a son minimum en 0."),
        ("es", "La función está definida para todo $x$ y tiene su mínimo en el cero."),
        ("pt", "A função é definida para todo $x$ e tem o seu mínimo em zero, como se vê."),
        ("it", "La funzione è definita per ogni $x$ e ha il suo minimo in 0, come si vede."),
        ("ru", "Функция определена для всех $x$, и её минимум равен 0."),
        ("zh", "这个函数对所有 $x$ 都有定义，其最小值为 0。"),
        ("ja", "この関数はすべての $x$ に対して定義され、最小値は 0 である。"),
        ("ko", "이 함수는 모든 $x$에 대하여 정의되고 최솟값은 0이다."),
        (
            "fr",
            "La vitesse de réaction en fonction de la concentration ; avec inhibition par excès de substrat.",
        ),
        ("en", "$$f(x) = x^2$$\n\nf(2) = 4"),
        ("en", "Mish, Swish, GELU: $x$"),
        ("en", "# Hat\n\nhat(0) = 1, hat(2) = 0, hat(-3) = 0"),
        ("vi", "# Dao động tắt dần\n\nLi độ theo thời gian: $x(t) = e^{-t}$"),
        (
            "vi",
            unicodedata.normalize("NFD", "Hàm này được định nghĩa với mọi $x$ và có giá trị nhỏ nhất là 0."),
        ),
        ("ja", "# 二値エントロピー"),
        ("ko", "# 활성화 함수"),
        ("en", "# Lê's rule\n\nA short note on one rule by Nguyễn: $x$"),
    ],
)
def test_the_language_of_a_note_is_told_by_its_little_words(language: str, text: str) -> None:
    assert language_of(read_note(Source("a.md", text + "\n"))) == language


def test_a_language_without_a_file_is_given_in_english() -> None:
    assert words("xx")("verification.stated") == words("en")("verification.stated")
    assert words("../../etc").language == "en"


def test_one_and_many_have_words_of_their_own() -> None:
    assert words("en")("index.notes", n=1) == "1 note"
    assert words("en")("index.notes", n=2) == "2 notes"

"""Reports of notes that hold anything."""

from __future__ import annotations

import json
import re
import unicodedata
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultproof.catalogue import RULES
from vaultproof.diagnostic import Label
from vaultproof.findings import Findings
from vaultproof.report import FORMATS
from vaultproof.report.full import report as full
from vaultproof.source import Source, Span

ODD = "\t\r\n\x00\x1b\x85\x9b\u200b\u200d\u202e\u2028\u2066\ufe0f\ufeff\ud800語🎉é\u0301क्षि:#[]%,<&\"'\\"
TEXTS = st.text(st.one_of(st.sampled_from(ODD), st.characters()), max_size=60)


@st.composite
def findings(draw: st.DrawFn) -> Findings:
    """A note of any text, with a diagnostic and a label on any place of it."""
    text = draw(TEXTS)
    path = draw(TEXTS.filter(bool))
    places = st.integers(0, len(text))
    spans = st.tuples(places, places).map(lambda ends: Span(min(ends), max(ends)))
    label = Label(path=path, span=draw(spans), text=draw(TEXTS))
    rule = draw(st.sampled_from(RULES))
    one = rule.at(path, draw(spans), draw(TEXTS), help=draw(st.none() | TEXTS), labels=(label,))
    return Findings(
        sources={path: Source(path, text)}, diagnostics=(one,), prefix=draw(st.sampled_from(["", "v/"]))
    )


@pytest.mark.property
@given(findings())
def test_every_format_tells_every_note(found: Findings) -> None:
    """No text, path or place breaks a report, and each can be written as UTF-8."""
    for name, report in FORMATS.items():
        text = report(found)
        if name in {"json", "gitlab", "sarif"}:
            json.loads(text)
        if name == "junit":
            ElementTree.fromstring(text.encode())
        text.encode()


@pytest.mark.property
@given(findings())
def test_nothing_in_a_note_moves_a_terminal(found: Findings) -> None:
    """A report for people has no control character but its line ends, and keeps each part on its own line."""
    text = full(found)
    assert not [
        char for char in text if char != "\n" and unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"}
    ]
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", text)
    first = text.split("\n", 1)[0]
    assert f"{found.diagnostics[0].code}] {found.diagnostics[0].name}: " in first


@pytest.mark.property
@given(findings())
def test_no_note_speaks_to_a_ci_service(found: Findings) -> None:
    """No line begins a workflow command but those of the annotations themselves."""
    for name, report in FORMATS.items():
        lines = report(found).splitlines()
        commands = [line for line in lines if line.lstrip().startswith("::") or "##[" in line]
        assert all(re.match(r"::(error|warning|notice) file=[^:]*::", line) for line in commands)
        assert len(commands) == (name == "github")

"""The lists of commands and environments are those of MathJax."""

from __future__ import annotations

import json
from importlib import resources

import pytest

from vaultproof.render import known, mathjax
from vaultproof.render.quick import surely_shown

NAMES = """JSON.stringify((() => {
  const tex = MathJax._.input.tex;
  const packages = ["require", ...tex.AllPackages.AllPackages];
  const handlers = new MathJax._.input.tex_ts.TeX({ packages }).parseOptions.handlers;
  const names = (kind) => {
    const found = [];
    for (const { item } of handlers.get(kind)._configuration) if (item.map) found.push(...item.map.keys());
    return found;
  };
  return { macro: names("macro"), delimiter: names("delimiter"), environment: names("environment") };
})())"""


def test_commands_and_environments_are_those_of_mathjax() -> None:
    """No command that MathJax has is missing, and none is listed that it lacks."""
    told = json.loads(mathjax.evaluate(NAMES))
    delimiters = {name[1:] for name in told["delimiter"] if name.startswith("\\")}
    names = {name for name in {*told["macro"], *delimiters} if name.isascii() and name.isalpha()}
    assert set(known.commands()) == names
    assert known.environments() == set(told["environment"])


@pytest.mark.parametrize("name", sorted(name for name, count in known.commands().items() if count))
def test_a_command_takes_the_arguments_that_are_listed(name: str) -> None:
    """With fewer arguments than listed, MathJax misses one."""
    count = known.commands()[name]
    assert count is not None
    complaint = mathjax.ask(f"\\{name} " + "{x}" * (count - 1), True)
    assert complaint is not None
    assert complaint.id == "MissingArgFor"


def test_what_may_be_raised_may_be() -> None:
    """A listed command stands behind `_` and `^` without braces around it, and with more behind it."""
    for name in sorted(known.raised()):
        command = f"\\{name} " + "{a}" * (known.commands()[name] or 0)
        row = f"x_{command} & x^{command} y & x_{command}^{command} = 1 & {{x^{command}_{command}}} & \\not {command}"
        assert mathjax.ask(f"\\begin{{matrix}} {row} \\end{{matrix}}", True) is None, name


def test_what_may_be_raised_takes_no_script_of_its_own() -> None:
    """Where the fast converter would give a raised command its own index, MathJax does too."""
    for name in sorted(known.raised()):
        command = f"\\{name} " + "{a}" * (known.commands()[name] or 0)
        for latex in (f"x_{command}_b", f"x^{command}^b", f"x^{command}'", f"x_{command}'^2"):
            if surely_shown(latex, True):
                assert mathjax.ask(latex, True) is None, latex


def test_the_files_ship() -> None:
    """What the package reads at run time is inside it."""
    for name in ("judge.js", "commands.txt", "environments.txt", "raised.txt"):
        assert (resources.files("vaultproof.render") / name).is_file()

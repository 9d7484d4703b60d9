"""The command line: arguments, exit statuses, printing. The only module that exits.

0: nothing found at or above `--fail-on`; 1: something found; 2: wrong use or unreadable input; 3: a fault of ours.
"""

from __future__ import annotations

import argparse
import atexit
import gc
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from vaultproof import __version__

if TYPE_CHECKING:
    from vaultproof.config import Settings
    from vaultproof.diagnostic import Diagnostic
    from vaultproof.emit.write import EmitReport
    from vaultproof.findings import Findings
    from vaultproof.pipeline.find import Wanted
    from vaultproof.pipeline.kept import Kept
    from vaultproof.pipeline.limits import CodeLimits
    from vaultproof.pipeline.live import Live
    from vaultproof.pipeline.unchanged import Build
    from vaultproof.terminal import Stage

FORMATS = ("full", "concise", "json", "github", "gitlab", "sarif", "junit")


class UsageError(Exception):
    """Wrong use or input that cannot be read; the message is for the person who called."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit."""
    parser = _parser()
    options = parser.parse_args(arguments)
    ended: list[int] = []
    if arguments is None:
        atexit.register(_leave, ended)  # the first to be registered is the last to be called
    gc.disable()  # one command is a short life, and what it makes holds no cycles worth looking for
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        status = run(options)
        if not sys.stdout.closed:
            sys.stdout.flush()
    except UsageError as error:
        print(f"vaultproof: {error}", file=sys.stderr)
        status = 2
    except BrokenPipeError:
        sys.stderr.close()
        status = 2
    except KeyboardInterrupt:
        print("vaultproof: stopped", file=sys.stderr)
        status = 130
    except Exception as error:  # noqa: BLE001 - the one place where a fault of ours is told as such
        _fault(error)
        status = 3
    ended.append(status)
    sys.exit(status)


def _leave(ended: Sequence[int]) -> None:
    """End this process at once. To take apart all that was read, value by value, would take as long as to read a tenth
    of it."""
    for status in ended:
        for stream in (sys.stdout, sys.stderr):
            with suppress(AttributeError, OSError, ValueError):
                stream.flush()
        os._exit(status)


def _fault(error: Exception) -> None:
    import traceback

    traceback.print_exc(file=sys.stderr)
    print(
        f"vaultproof: a fault of Vaultproof's own ({type(error).__name__}); please report it", file=sys.stderr
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="vaultproof",
        description="Verifies what the notes of an Obsidian vault state, and builds a linked vault.",
    )
    parser.add_argument("--version", action="version", version=f"vaultproof {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="judge the notes and report; writes nothing into the vault")
    _judging(check)
    check.add_argument(
        "--format", choices=FORMATS, default="full", help="how findings are written (default: full)"
    )
    check.add_argument(
        "--output", type=Path, metavar="FILE", help="write the report there instead of to the screen"
    )
    check.add_argument(
        "--baseline", type=Path, metavar="FILE", help="report only what this earlier JSON report lacks"
    )
    check.add_argument("--watch", action="store_true", help="go on, and tell after each save what it changes")
    check.set_defaults(run=_check)
    build = commands.add_parser("build", help="emit a linked, verified vault for Obsidian")
    _judging(build)
    build.add_argument(
        "-o", "--out", type=Path, metavar="OUT", help="the folder to emit into, outside the vault"
    )
    build.add_argument(
        "--in-place", action="store_true", help="keep the generated parts inside the vault itself"
    )
    build.add_argument(
        "--remove", action="store_true", help="with --in-place: take the generated parts out again"
    )
    build.add_argument(
        "--even-unclean", action="store_true", help="with --in-place: also where git has changes"
    )
    build.set_defaults(run=_build)
    site = commands.add_parser("site", help="emit the same as a web site (not in this version)")
    site.add_argument("vault", metavar="VAULT")
    site.add_argument("-o", "--out", type=Path, metavar="OUT")
    site.set_defaults(run=_site)
    fix = commands.add_parser("fix", help="repair the source notes")
    fix.add_argument("vault", type=Path, nargs="+", metavar="VAULT", help="a vault, or notes of one vault")
    fix.add_argument("--diff", action="store_true", help="show what would change and write nothing")
    fix.add_argument(
        "--unsafe", action="store_true", help="also make repairs that may change what a note says"
    )
    fix.add_argument("--select", action="append", default=[], metavar="CODES", help="only these rules")
    fix.add_argument("--ignore", action="append", default=[], metavar="CODES", help="not these rules")
    fix.add_argument("-q", "--quiet", action="store_true", help="say nothing but what went wrong")
    fix.set_defaults(run=_fix)
    lsp = commands.add_parser("lsp", help="serve an editor, through the Language Server Protocol")
    lsp.set_defaults(run=_lsp)
    explain = commands.add_parser("explain", help="show the page of a rule, or of the templates")
    explain.add_argument("code", metavar="CODE", help="a rule's code or name, such as C401, or `templates`")
    explain.set_defaults(run=_explain)
    new = commands.add_parser("new", help="start a vault")
    new.add_argument("folder", type=Path, metavar="DIR")
    new.set_defaults(run=_new)
    return parser


def _judging(parser: argparse.ArgumentParser) -> None:
    """The options that `check` and `build` share."""
    parser.add_argument("vault", type=Path, nargs="+", metavar="VAULT", help="a vault, or notes of one vault")
    parser.add_argument("--select", action="append", default=[], metavar="CODES", help="only these rules")
    parser.add_argument("--ignore", action="append", default=[], metavar="CODES", help="not these rules")
    parser.add_argument(
        "--fail-on", choices=("error", "warning", "info", "never"), help="the least finding that fails"
    )
    parser.add_argument("--strict", action="store_true", help="an undecided claim is an error")
    parser.add_argument("--jobs", type=_count, metavar="N", help="how many processes (default: one a core)")
    parser.add_argument("--no-cache", action="store_true", help="take nothing from earlier runs")
    parser.add_argument("-q", "--quiet", action="store_true", help="no progress, no summary")
    parser.add_argument(
        "--color", choices=("auto", "always", "never"), default="auto", help="colour the report"
    )
    parser.add_argument(
        "--allow-import", action="append", default=[], metavar="MODULE", help="let blocks import it"
    )
    parser.add_argument("--scratch", action="store_true", help="give each note's blocks a scratch folder")
    parser.add_argument("--seconds", type=_seconds, metavar="N", help="time for the blocks of one note")
    parser.add_argument("--memory", type=_count, metavar="MB", help="memory for the blocks of one note")
    parser.add_argument(
        "--unsafe-run", action="store_true", help="run blocks without a wall: your own notes only"
    )


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"must be a whole number of at least 1, and not `{text}`")
    return int(text)


def _seconds(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number < float("inf"):
        raise argparse.ArgumentTypeError(f"must be a number above 0, and not `{text}`")
    return number


def _vault_of(paths: Sequence[Path]) -> tuple[Path, frozenset[str] | None]:
    """The vault's root, and the notes to report on where single notes are named. Raises UsageError."""
    for path in paths:
        if not path.exists():
            raise UsageError(f"there is no `{path}`")
    if len(paths) == 1 and paths[0].is_dir():
        return paths[0], None
    if any(path.is_dir() for path in paths):
        raise UsageError("name one vault, or notes of one vault")
    from vaultproof.pipeline.texts import READ, kind_of, root_of

    for path in paths:
        if kind_of(path.name) not in READ:
            raise UsageError(f"`{path}` is no note: notes are files that end in `.md`")

    root = root_of(paths[0], paths[0].parent) or paths[0].parent
    wanted = set()
    for path in paths:
        try:
            wanted.add(path.resolve().relative_to(root.resolve()).as_posix())
        except ValueError:
            raise UsageError(f"`{path}` is not in the vault `{root}`") from None
    return root, frozenset(wanted)


def _settings(root: Path) -> Settings:
    from vaultproof.config import read_settings
    from vaultproof.toml_table import SettingsError

    if not root.is_dir():
        raise UsageError(f"`{root}` is no folder")
    try:
        next(root.iterdir(), None)
        return read_settings(root)
    except SettingsError as error:
        raise UsageError(str(error)) from None
    except OSError as error:
        raise UsageError(f"`{root}` cannot be read: {error.strerror}") from None


def _limits(options: argparse.Namespace, settings: Settings) -> CodeLimits:
    import os

    from vaultproof.pipeline.limits import CodeLimits

    if options.unsafe_run and os.environ.get("CI"):
        raise UsageError("`--unsafe-run` is refused in CI: notes there may come from strangers")
    return CodeLimits(
        seconds=options.seconds or settings.code.seconds,
        memory=(options.memory or settings.code.memory) << 20,
        allow_imports=frozenset((*settings.code.allow_imports, *options.allow_import)),
        scratch=options.scratch or settings.code.scratch,
        unsafe=options.unsafe_run,
        workers=options.jobs or settings.jobs or os.cpu_count() or 1,
    )


def _codes(given: Sequence[str]) -> tuple[str, ...]:
    from vaultproof.selection import selector

    try:
        return tuple(selector(code.strip()) for text in given for code in text.split(",") if code.strip())
    except LookupError as error:
        raise UsageError(str(error.args[0])) from None


def _wanted(
    options: argparse.Namespace, root: Path, only: frozenset[str] | None, settings: Settings
) -> Wanted:
    """What the options and the vault's settings ask for."""
    from dataclasses import replace

    from vaultproof.emit.manifest import generated_patterns
    from vaultproof.pipeline.find import Wanted
    from vaultproof.pipeline.texts import Parts

    in_place = getattr(options, "in_place", False)
    selection = settings.selection
    if options.select:
        selection = replace(selection, select=_codes(options.select))
    if options.ignore:
        selection = replace(selection, ignore=(*selection.ignore, *_codes(options.ignore)))
    return Wanted(
        exclude=(*settings.exclude, *generated_patterns(root, settings.build.stubs, changed=in_place)),
        selection=selection,
        strict=options.strict or settings.strict,
        limits=_limits(options, settings),
        jobs=options.jobs or settings.jobs,
        only=only,
        preamble=settings.math.preamble,
        parts=Parts.BLANK,
    )


_OF_CLAIMS = ("json", "junit")
"""Formats that tell of each claim, whatever rules are selected."""


def _check(options: argparse.Namespace) -> int:
    from dataclasses import replace

    from vaultproof.pipeline.find import find
    from vaultproof.pipeline.kept import kept
    from vaultproof.report import FORMATS as REPORTS
    from vaultproof.report import full
    from vaultproof.terminal import progress, wants_color

    if options.watch:
        return _watch(options)
    root, only = _vault_of(options.vault)
    settings = _settings(root)
    wanted = _wanted(options, root, only, settings)
    judging = options.format in _OF_CLAIMS or wanted.selection.asks_of_claims
    wanted = replace(wanted, expressions=options.format == "json", judging=judging)
    with kept(root, wanted=not options.no_cache) as keeping, progress(quiet=options.quiet) as stage:
        findings = replace(find(root, wanted, keeping, stage), prefix=_prefix(root))
    _tell_if_empty(findings, root, options)
    if options.baseline is not None:
        from vaultproof.report.baseline import BaselineError, without_known

        try:
            baseline = options.baseline.read_text(encoding="utf-8")
            findings = without_known(findings, baseline, is_there=lambda path: _exists(root, path))
        except (BaselineError, UnicodeDecodeError) as error:
            raise UsageError(f"the baseline `{options.baseline}` cannot be used: {error}") from None
        except OSError as error:
            raise UsageError(f"the baseline `{options.baseline}` cannot be read: {error.strerror}") from None
    color = options.output is None and wants_color(sys.stdout.isatty(), options.color)
    if not (options.quiet and options.format == "full" and not findings.diagnostics):
        text = (
            full.report(findings, color=color, summarised=not options.quiet)
            if options.format == "full"
            else REPORTS[options.format](findings)
        )
        _print(text, options.output)
    return _status(findings.diagnostics, options, settings)


def _exists(root: Path, path: str) -> bool:
    try:
        return (root / path).exists()
    except (OSError, ValueError):
        return False


def _watch(options: argparse.Namespace) -> int:
    from vaultproof.pipeline.kept import kept
    from vaultproof.watch import changes, missing

    if options.format not in {"full", "concise"} or options.output or options.baseline:
        raise UsageError(
            "`--watch` shows findings as they change: `--format full` or `concise`, to the screen"
        )
    if (reason := missing()) is not None:
        raise UsageError(reason)
    root, _ = _vault_of(options.vault)
    try:
        with kept(root, wanted=not options.no_cache) as keeping:
            batches = changes(root)
            next(batches, None)
            live = _live(options, keeping)
            for paths in batches:
                if paths & _SETTINGS and (anew := _anew(options, keeping)) is not None:
                    live = anew
                elif touched := live.update(paths - _SETTINGS):
                    _show(live, options, root, touched)
                keeping.flush()
    except KeyboardInterrupt:
        pass
    return 0


_SETTINGS = frozenset({"vaultproof.toml", "pyproject.toml"})


def _anew(options: argparse.Namespace, keeping: Kept) -> Live | None:
    """The vault with its settings as they are now; None where they cannot be read, as while they are being written."""
    try:
        return _live(options, keeping)
    except UsageError as error:
        print(f"vaultproof: {error}; until that is mended, the settings before hold", file=sys.stderr)
        return None


def _live(options: argparse.Namespace, keeping: Kept) -> Live:
    """The vault as it is now, told whole."""
    from dataclasses import replace

    from vaultproof.pipeline.judge import warm_up
    from vaultproof.pipeline.live import Live
    from vaultproof.terminal import progress

    root, only = _vault_of(options.vault)
    settings = _settings(root)
    wanted = replace(_wanted(options, root, only, settings), expressions=False)
    with progress(quiet=options.quiet) as stage:
        live = Live(root, wanted, keeping.worked, stage)
    _tell_if_empty(live.findings(links=False), root, options)
    _show(live, options, root, None)
    warm_up()
    gc.freeze()
    gc.enable()
    return live


def _show(live: Live, options: argparse.Namespace, root: Path, touched: frozenset[str] | None) -> None:
    """Tell what is found in the notes that a change touched, and what there is in all."""
    from dataclasses import replace

    from vaultproof.report import FORMATS as REPORTS
    from vaultproof.report import full
    from vaultproof.report.count import summary
    from vaultproof.report.harmless import visible
    from vaultproof.terminal import wants_color

    findings = replace(live.findings(touched, links=False), prefix=_prefix(root))
    color = wants_color(sys.stdout.isatty(), options.color)
    report = full.report(findings, color=color) if options.format == "full" else REPORTS["concise"](findings)
    if touched is not None:
        names = sorted(touched)
        head = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
        whole = summary(live.findings(links=False)).splitlines()[-1]
        report = f"\n{visible(head)}\n{report.rstrip()}\nin the vault: {whole}"
    _print(report, None)
    sys.stdout.flush()


def _tell_if_empty(findings: Findings, root: Path, options: argparse.Namespace) -> None:
    if not findings.sources and not options.quiet:
        print(
            f"vaultproof: `{root}` holds no notes that can be read (files that end in `.md`)", file=sys.stderr
        )


def _prefix(root: Path) -> str:
    """What to put before a vault's paths so that they open from here."""
    text = root.as_posix().removeprefix("./").rstrip("/")
    return "" if text in {"", "."} else text + "/"


def _print(text: str, output: Path | None) -> None:
    if output is not None:
        try:
            output.write_text(text if text.endswith("\n") else text + "\n", encoding="utf-8")
        except OSError as error:
            raise UsageError(f"`{output}` cannot be written: {error.strerror}") from None
        return
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    print(text.rstrip("\n"))


def _status(diagnostics: Sequence[Diagnostic], options: argparse.Namespace, settings: Settings) -> int:
    from vaultproof.catalogue import UNEXAMINED_NOTE
    from vaultproof.diagnostic import Severity

    if any(one.code == UNEXAMINED_NOTE.code for one in diagnostics):
        return 3
    least = settings.fail_on
    if options.fail_on is not None:
        least = None if options.fail_on == "never" else Severity(options.fail_on)
    return int(least is not None and any(one.severity.rank >= least.rank for one in diagnostics))


def _build(options: argparse.Namespace) -> int:
    from dataclasses import replace

    from vaultproof.emit.findings import emit_diagnostics
    from vaultproof.emit.place import EmitError, checked_out
    from vaultproof.pipeline.kept import kept
    from vaultproof.pipeline.texts import Parts, read_texts
    from vaultproof.pipeline.unchanged import Build
    from vaultproof.terminal import progress

    root, only = _vault_of(options.vault)
    if only is not None:
        raise UsageError("`build` takes a whole vault")
    if (options.out is None) == (not options.in_place):
        raise UsageError("say where to build: `-o OUT`, or `--in-place`")
    settings = _settings(root)
    wanted = replace(_wanted(options, root, None, settings), parts=Parts.TAKEN_OUT)
    try:
        if options.out is not None:
            checked_out(root, options.out)
        with kept(root, wanted=not options.no_cache) as keeping, progress(quiet=options.quiet) as stage:
            texts = read_texts(root, wanted.exclude, wanted.preamble, wanted.parts)
            build = Build(root, options.out or root, texts, wanted, settings.build, keeping)
            findings, report, faults = _built(build, options, stage)
    except EmitError as error:
        raise UsageError(str(error)) from None
    _tell_if_empty(findings, root, options)
    left = (*faults, *emit_diagnostics(report, in_place=options.in_place, removing=options.remove))
    for one in left:
        of_note = f"{one.path}: " if one in faults else ""
        print(f"vaultproof: {of_note}{one.message}\n  help: {one.help}", file=sys.stderr)
    if not options.quiet:
        _summarise(findings, report, options.out or root)
    return _status((*findings.diagnostics, *left), options, settings)


def _built(
    build: Build, options: argparse.Namespace, stage: Stage
) -> tuple[Findings, EmitReport, tuple[Diagnostic, ...]]:
    """What a build finds and does, and which figures we failed to draw; what an earlier one did where nothing has
    changed since. Raises `EmitError`."""
    if options.in_place:
        from vaultproof.emit.clean import refuse_unclean

        refuse_unclean(build.root, options.even_unclean)
    done = None if options.remove else build.done()
    if done is not None:
        return *done, ()
    from vaultproof.emit.emit import emit
    from vaultproof.emit.in_place import build_in_place, remove_in_place
    from vaultproof.emit.manifest import generated_stubs
    from vaultproof.pipeline.build import to_emit
    from vaultproof.pipeline.check import check_texts

    settings, keeping = build.settings, build.kept
    checked = check_texts(build.texts, build.wanted, keeping.worked, stage)
    vault = to_emit(
        checked,
        settings.language,
        repaired=not options.in_place,
        stubs=generated_stubs(build.root, settings.stubs),
        jobs=options.jobs,
        cache=keeping.drawn,
        stage=stage,
        limits=build.wanted.limits,
    )
    if options.remove:
        return checked.findings, remove_in_place(vault, settings.stubs, even_unclean=True), ()
    if options.in_place:
        report = build_in_place(vault, settings, even_unclean=True)
    else:
        report = emit(vault, build.out, settings)
    if checked.judged.settled and vault.settled:
        build.keep(checked.findings, report)
    return checked.findings, report, vault.faults


def _summarise(findings: Findings, report: EmitReport, out: Path) -> None:
    from vaultproof.claim import Disputed, Holds, Refuted, Undecided
    from vaultproof.diagnostic import Severity

    counts = ((Holds, "hold"), (Refuted, "refuted"), (Disputed, "disputed"), (Undecided, "undecided"))
    told = ", ".join(f"{findings.count(kind)} {word}" for kind, word in counts if findings.count(kind))
    notes, claims = _counted(findings.notes, "note"), _counted(len(findings.judgements), "claim")
    print(f"{notes}, {claims}{': ' if told else ''}{told}")
    errors = sum(one.severity is Severity.ERROR for one in findings.diagnostics)
    if errors:
        print(f"{_counted(errors, 'error')}; `vaultproof check` shows where")
    written, same = len(report.written), len(report.unchanged)
    print(f"{out}: {_counted(written, 'file')} written, {same} as they were, {len(report.removed)} removed")


def _counted(count: int, word: str) -> str:
    return f"{count} {word if count == 1 else word + 's'}"


def _site(_options: argparse.Namespace) -> int:
    raise UsageError(
        "`site` is not in this version; `vaultproof build` emits a vault that Obsidian Publish can show"
    )


def _fix(options: argparse.Namespace) -> int:
    from vaultproof.pipeline.repair import repair_vault

    root, only = _vault_of(options.vault)
    settings = _settings(root)
    repaired = repair_vault(
        root,
        settings,
        only=only,
        select=_codes(options.select),
        ignore=_codes(options.ignore),
        unsafe=options.unsafe,
        write=not options.diff,
    )
    for text in repaired.diffs if options.diff else ():
        _print(text, None)
    for problem in repaired.problems:
        print(f"vaultproof: {problem}", file=sys.stderr)
    if not options.quiet:
        verb = "would be repaired" if options.diff else "repaired"
        print(
            f"{_counted(repaired.fixes, 'place')} in {_counted(len(repaired.paths), 'note')} {verb}",
            file=sys.stderr,
        )
    if repaired.problems:
        return 2
    return int(options.diff and bool(repaired.paths))


def _lsp(_options: argparse.Namespace) -> int:
    from vaultproof.lsp import missing

    if (reason := missing()) is not None:
        raise UsageError(reason)
    from vaultproof.lsp.server import make_server

    gc.enable()
    make_server().start_io()
    return 0


def _explain(options: argparse.Namespace) -> int:
    from vaultproof.report.explain import UnknownRuleError, explain

    try:
        _print(explain(options.code), None)
    except UnknownRuleError as error:
        raise UsageError(str(error)) from None
    return 0


def _new(options: argparse.Namespace) -> int:
    from vaultproof.pipeline.start import start_vault

    try:
        paths = start_vault(options.folder)
    except OSError as error:
        raise UsageError(f"`{options.folder}` cannot be made: {error.strerror or error}") from None
    for path in paths:
        print(path)
    if not paths:
        print(f"vaultproof: `{options.folder}` has both files already; nothing is changed", file=sys.stderr)
    return 0


if __name__ == "__main__":
    main()

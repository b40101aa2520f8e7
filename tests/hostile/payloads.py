"""What somebody would write who wants it to run: made from grammars of the kinds, from a seed, each telling on itself.

Whatever of a payload comes to life can be told from outside: it calls ``__ran``, opens a dialog, asks the server for
``marker-…``, makes ``ran-…`` of two parts that stand apart in it, sets a property of a style, or is an element or an
attribute that no page of ours has. As text it does none of these.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from functools import cache
from random import Random

ASKED = "marker-"
"""Stands in every address that a payload asks for."""
MADE = "ran-m"
"""What a payload makes of two parts, if it runs."""
ATTRIBUTE = "data-marker"
"""Of every element of a payload."""
PROPERTY = "--fp-marker"
"""Of a style, if a payload sets one."""

_CONTROLS = "\x00\x01\t\n\x0b\x0c\r\x1b\x7f\x85\xa0\xad\u200b\u200e\u2028\u2029\ufeff\ufffe\uffff"
_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_HALVES = "\ud800\udc00\udfff"
_EVENTS = (
    "onload onerror onclick onfocus onmouseover onmouseenter ontoggle onbegin onanimationstart onpointerenter "
    "onscroll onbeforeinput onpageshow onhashchange onresize onblur onkeydown"
).split()
_VOID = "img input embed base link meta source area".split()
_CLOSED = (
    "title textarea script style noscript template xmp iframe noembed select option button svg math table p a pre"
).split()


class Grammar:
    """One payload: its marker, and chance that is the same each time.

    Arguments:
        number: names the marker, and with ``seed`` begins the chance.
    """

    def __init__(self, number: int, seed: str = "") -> None:
        self.marker = f"m{number}"
        self.chance = Random(f"{seed}/{number}")  # noqa: S311  nothing secret

    def one(self, *of: str) -> str:
        """One of several."""
        return self.chance.choice(of)

    def cased(self, word: str) -> str:
        """A word, its letters large or small."""
        return "".join(self.chance.choice((letter.lower(), letter.upper())) for letter in word)

    def perhaps_cased(self, word: str) -> str:
        return self.cased(word) if self.chance.random() < 0.3 else word

    # --- what runs ---

    def code(self) -> str:
        """A statement that tells of itself; without blanks, so that it needs no quotation marks."""
        m = self.marker
        return self.one(
            f"window.__ran('{m}')",
            f"__ran`{m}`",
            f"top['__'+'ran']('{m}')",
            f"document.title='ran'+'-{m}'",
            f"new(Image)().src='{ASKED}{m}'",
            f"fetch('{ASKED}{m}')",
            f"alert('{m}')",
            f"confirm`{m}`",
            f"location='{ASKED}{m}'",
            f"(0,eval)(atob('{self.packed(f'__ran({m!r})')}'))",
            f"[].constructor.constructor('__ran(`{m}`)')()",
        )

    def packed(self, text: str) -> str:
        return base64.b64encode(text.encode()).decode()

    def address(self) -> str:
        """An address that runs."""
        scheme = self.perhaps_cased("javascript")
        if self.chance.random() < 0.3:
            at = self.chance.randrange(1, len(scheme))
            scheme = scheme[:at] + self.one("\t", "&#9;", "&Tab;", "\n", "&NewLine;", "%0a") + scheme[at:]
        page = f"<script>{self.code()}</script>"
        return self.one(
            f"{scheme}:{self.code()}",
            f"{self.one(' ', '&#1;', '%20')}{scheme}{self.one(':', '&colon;', '&#58;')}{self.code()}",
            f"{scheme}://%0a{self.code()}",
            f"data:text/html;base64,{self.packed(page)}",
            f"data:text/html,{page}",
            f"data:image/svg+xml;base64,{self.packed(f'<svg xmlns=http://www.w3.org/2000/svg>{page}</svg>')}",
            f"vbscript:{self.code()}",
            f"blob:{self.code()}",
        )

    # --- markup ---

    def quoted(self, text: str) -> str:
        mark = self.one('"', "'", "", "`")
        return f"{mark}{text}{mark}"

    def handler(self) -> str:
        gap = self.one("=", " = ", "\t=", "=\n")
        return f"{self.perhaps_cased(self.chance.choice(_EVENTS))}{gap}{self.quoted(self.code())}"

    def attributes(self) -> str:
        gap = self.one(" ", "/", "\t", "\n", "\x0c", "  ")
        found = [f"{ATTRIBUTE}={self.marker}", self.handler()]
        found += self.chance.sample(
            (
                f"src={self.quoted(f'{ASKED}{self.marker}')}",
                f"href={self.quoted(self.address())}",
                f"style={self.quoted(f'background:url({ASKED}{self.marker})')}",
                "autofocus",
                "tabindex=1",
                f"srcdoc={self.quoted(f'&lt;script&gt;{self.code()}&lt;/script&gt;')}",
                f"action={self.quoted(self.address())}",
                "open",
                f"data={self.quoted(self.address())}",
                f"srcset={self.quoted(f'{ASKED}{self.marker} 2x')}",
                f"http-equiv=refresh content='0;url={ASKED}{self.marker}'",
            ),
            self.chance.randrange(4),
        )
        self.chance.shuffle(found)
        return gap + gap.join(found)

    def element(self, depth: int = 2) -> str:
        name = self.chance.choice((*_VOID, "svg", "details", "iframe", "object", "video", "form", "a", "x-y", "body"))
        start = f"<{self.perhaps_cased(name)}{self.attributes()}{self.one('>', '/>', ' >', '')}"
        if name in _VOID or not depth:
            return start
        return f"{start}{self.one('x', self.markup(depth - 1))}</{self.perhaps_cased(name)}{self.one('>', ' >')}"

    def script(self) -> str:
        name = self.perhaps_cased("script")
        return self.one(
            f"<{name} {ATTRIBUTE}={self.marker}>{self.code()}</{name}>",
            f"<{name} {ATTRIBUTE}={self.marker} src={ASKED}{self.marker}></{name}>",
            f"<{name} {ATTRIBUTE}={self.marker} type=module>{self.code()}</{name}>",
            f"<svg {ATTRIBUTE}={self.marker}><{name}>{self.code()}</{name}></svg>",
            f"<svg><{name} {ATTRIBUTE}={self.marker} href=data:,{self.code()} /></svg>",
        )

    def style(self) -> str:
        return f"<style {ATTRIBUTE}={self.marker}>@import '{ASKED}{self.marker}';*{{{PROPERTY}:1}}</style>"

    def mutating(self) -> str:
        """What one parser takes for text and the next for markup."""
        inner = self.element(0)
        return self.one(
            f"<math><mtext><table><mglyph><style><!--</style><img title='--&gt;{inner}'>",
            f"<noscript><p title='</noscript>{inner}'>",
            f"<svg></p><style><a id='</style>{inner}'>",
            f"<!--><!-- -->{inner}-->",
            f"<![CDATA[>{inner}]]>",
            f"<form><math><mtext></form><form><mglyph><style></math>{inner}",
        )

    def markup(self, depth: int = 2) -> str:
        return self.chance.choice((self.element, lambda _: self.script(), lambda _: self.style()))(depth)

    # --- the kinds ---

    def closing(self) -> str:
        ends = "".join(f"</{self.perhaps_cased(name)}>" for name in self.chance.sample(_CLOSED, 2))
        return f"{self.one('', '-->', ']]>', '*/', '?>')}{ends}{self.markup()}"

    def breaking_out(self) -> str:
        mark = self.one('"', "'", "`", "", "&quot;", "&#39;")
        return (
            f"{mark}{self.one('>', '/>')}{self.markup()}"
            if self.chance.random() < 0.5
            else f"{mark}{self.attributes()} y={mark}"
        )

    def link(self) -> str:
        address = self.address()
        return self.one(
            f"[x]({address})",
            f"[x](<{address}>)",
            f"![x]({address})",
            f"![x]({ASKED}{self.marker})",
            f"<{address}>",
            f"[x][y]\n\n[y]: {address}",
            f"[x](https://a.example/ '\"{self.attributes()} y=')",
            f'[x](https://a.example/"{self.attributes()})',
            address,
        )

    def template(self) -> str:
        m = self.marker
        return self.one(
            f"{{{{ 'ran' ~ '-{m}' }}}}",
            f"{{% set x='ran' %}}{{{{ x }}}}-{m}",
            f"{{{{ ('ran','-{m}')|join }}}}",
            f"{{% include '../{ASKED}{m}' %}}",
            f"{{# {self.script()} #}}",
            "{{ config }}",
            "{% endblock %}{% extends 'x' %}",
            "{{ ''.__class__.__mro__ }}",
            "{%",
            "{policy}",
            f"${{{self.code()}}}",
            f"#{{{self.code()}}}",
            f"<%= 'ran'+'-{m}' %>",
        )

    def attribute_list(self) -> str:
        said = self.one(f"{ATTRIBUTE}={self.marker} {self.handler()}", f"#{self.marker} .x {ATTRIBUTE}={self.marker}")
        braced = self.one(f"{{: {said} }}", f"{{:{said}}}", f"{{ {said} }}", f"{{{said}}}")
        return self.one(
            f"a\n{braced}",
            f"*a*{braced}",
            f"[a](https://a.example/){braced}",
            f"`a`{braced}",
            f"# a {braced}",
            f"```{braced}\na\n```",
            f"- a\n{braced}",
            f"![a](x.png){braced}",
        )

    def markdown(self) -> str:
        """Further signs of the kinds of Markdown, with markup where one of them takes it for code and others not."""
        inner = self.markup(0)
        return self.one(
            '--8<-- "../../../mkdocs.yml"',
            f';--8<-- "{ASKED}{self.marker}"',
            f"[TOC]\n\n{inner}",
            f"*[HTML]: {inner}",
            f"[^1]\n\n[^1]: {inner}",
            f'!!! note "{inner}"',
            f'<div markdown="1" {ATTRIBUTE}={self.marker}>\n{inner}\n</div>',
            f"``[a](http://x.example/`y) {inner} `z``",
            f"<http://a.example/`b> {inner} `",
            f"~~~\n{inner}",
            f"| `a|{inner}`|",
            f"$$\\href{{{self.address()}}}{{x}}$$",
            f":::{{{ATTRIBUTE}={self.marker}}}\n{inner}",
            f"    {inner}",
            f"\\{inner}",
            f"`{inner}",
            f"{inner[:1]}\n{inner[1:]}",
        )

    def data_in_script(self) -> str:
        return self.one(
            f"</{self.perhaps_cased('script')}{self.one('>', ' >', '/>')}{self.script()}",
            f"<!--<script>{self.code()}",
            f'"}};{self.code()};//',
            f"'-{self.code()}-'",
            f'\\";{self.code()};//',
            f"\u2028{self.code()}//",
            f"\\u003c/script>{self.script()}",
            f"]]>{self.script()}",
            "__proto__",
            "constructor",
        )

    def sheet(self) -> str:
        return self.one(
            f"}}*{{{PROPERTY}:1}}",
            f'";}}*{{{PROPERTY}:1;background:url({ASKED}{self.marker})}}',
            f"';}}@import url({ASKED}{self.marker});*{{{PROPERTY}:1}}",
            f"\\22 \\7d *{{{PROPERTY}:1}}",
            f"*/*{{{PROPERTY}:1}}/*",
            f"</style>{self.script()}",
            f"1;{PROPERTY}:1;background:url({ASKED}{self.marker})",
            f"expression({self.code()})",
        )

    def entities(self) -> str:
        """Markup with its signs as entities, once or twice, with and without their semicolons."""
        forms = self.chance.choice(
            (
                {"<": "&lt;", ">": "&gt;", '"': "&quot;"},
                {"<": "&#60;", ">": "&#62;"},
                {"<": "&#x3c", ">": "&#x3E"},
                {"<": "&amp;lt;", ">": "&amp;gt;"},
                {"<": "%3C", ">": "%3E"},
                {"<": "\\u003c", ">": "\\x3e"},
                {"<": "\\3c ", ">": "\\3e "},
                {"<": "\uff1c", ">": "\uff1e"},
            )
        )
        return "".join(forms.get(sign, sign) for sign in self.markup(0))

    def controls(self) -> str:
        return self.strewn(self.chance.choice((self.markup(0), self.link())), _CONTROLS)

    def directions(self) -> str:
        return self.strewn(self.chance.choice((self.markup(0), "safe", self.link())), _BIDI)

    def halves(self) -> str:
        return self.strewn(self.markup(0), _HALVES)

    def strewn(self, text: str, signs: str) -> str:
        """A text with such signs in three places, not seldom right behind its first letter."""
        for _ in range(3):
            at = self.chance.choice((0, 1, 2, self.chance.randrange(len(text) + 1)))
            text = text[:at] + self.chance.choice(signs) + text[at:]
        return text

    def path(self) -> str:
        up = self.one("../", "..\\", "%2e%2e/", "..%2f", "....//", "/", "//", "..;/") * self.chance.randrange(1, 6)
        return up + self.one(
            "etc/passwd", f"{ASKED}{self.marker}", f"{ASKED}{self.marker}.html", "mkdocs.yml%00.md", "index"
        )

    def formula(self) -> str:
        """What a spreadsheet takes for one."""
        return f'{self.one("=", "+", "-", "@", chr(9) + "=")}HYPERLINK("{self.address()}","x")'

    def latex(self) -> str:
        return self.one("\\input{/etc/passwd}", f"}}, note = {{{self.marker}", f"\\immediate\\write18{{{self.marker}}}")


Rule = Callable[[Grammar], str]

KINDS: Mapping[str, Rule] = {
    "markup": Grammar.element,
    "script elements": lambda grammar: grammar.script(),
    "styles": lambda grammar: grammar.style(),
    "markup that mutates": Grammar.mutating,
    "closing tags": Grammar.closing,
    "quotation marks and attributes": Grammar.breaking_out,
    "links": Grammar.link,
    "template syntax": Grammar.template,
    "attribute lists": Grammar.attribute_list,
    "signs of Markdown": Grammar.markdown,
    "data within scripts": Grammar.data_in_script,
    "style sheets": Grammar.sheet,
    "entities": Grammar.entities,
    "control characters": Grammar.controls,
    "directions": Grammar.directions,
    "half characters": Grammar.halves,
    "paths": Grammar.path,
    "formulas": Grammar.formula,
    "LaTeX": Grammar.latex,
}
"""Each kind of payload, and the rule that makes one."""


@cache
def payload(number: int, seed: str = "", kinds: tuple[str, ...] = tuple(KINDS)) -> str:
    """A payload by its number, of the kinds in turn; the same number and seed make the same one."""
    return KINDS[kinds[number % len(kinds)]](Grammar(number, seed))

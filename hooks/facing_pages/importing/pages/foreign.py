"""What on a page is no part of its article, by the marks that pages put on it and by the phrases that head it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping

from facing_pages.importing.imported import LeftOut
from facing_pages.importing.pages.phrases import line_kind
from facing_pages.importing.pages.tree import (
    HEADINGS,
    Element,
    Measure,
    is_element,
    names,
    shown,
    squeezed,
    take_out,
)

_WITHOUT_WORDS: Mapping[str, str] = {
    **dict.fromkeys(("script", "style", "link", "meta", "base", "template", "noscript"), ""),
    **dict.fromkeys(("iframe", "object", "embed", "applet", "canvas", "frameset", "frame"), ""),
    **dict.fromkeys(("svg", "audio", "video", "map", "dialog"), ""),
    **dict.fromkeys(("button", "input", "select", "textarea", "option", "datalist"), "controls"),
}
"""Elements that are never words of an article, and what their words are told of as."""
_TAGS: Mapping[str, str] = {"nav": "navigation", "menu": "navigation", "footer": "footers", "aside": "asides"}
_ROLES: Mapping[str, str] = {
    "navigation": "navigation",
    "menu": "navigation",
    "menubar": "navigation",
    "search": "controls",
    "dialog": "notices",
    "alertdialog": "notices",
    "banner": "headers of the site",
    "contentinfo": "footers",
    "complementary": "asides",
    "toolbar": "controls",
}


def _named(*words: str) -> re.Pattern[str]:
    """Finds any of some words in the names of an element; a word that ends in ``*`` may go on."""
    return re.compile("-(?:" + "|".join(w[:-1] + "[a-zà-ÿ]*" if w.endswith("*") else w for w in words) + ")(?=-)")


_NAMED: Mapping[str, re.Pattern[str]] = {
    "comments": _named(
        *"comment comments commentlist commentform comment-* kommentar kommentare kommentar* commentaire* comentario*"
        " commenti commento komentar* komentarz* reacties respond reply disqus* livefyre leserbrief* pingback*"
        " trackback* usercomments userkommentar* leserkommentar* discussion-list webmentions".split()
    ),
    "related items": _named(
        *"related* similar* aehnlich* verwandt* recommend* recommand* recomend* empfehl* readmore read-more readalso"
        " read-also weiterlesen siehe-auch see-also seealso lire-aussi voir-aussi lies-auch teaser* mehr-zum* more-from"
        " more-news more-stories most-read mostread meistgelesen popular* trending beliebt* latest-* recent-*"
        " recentposts outbrain* taboola* plista* zergnet* revcontent* yarpp* jp-relatedposts crp-related"
        " relacionad* noticias-relacionadas mas-leidas lo-mas carousel* linkbox link-box linklist link-list"
        " infobox-related next-article nextarticle prev-next post-nav* upnext up-next promo promobox produktbox"
        " product-box box-related inline-teaser cross-links crosslinks leia-tambem leggi-anche".split()
    ),
    "share bars": _named(
        *"share shares sharing share-* sharebar sharebox sharedaddy social socials social-* socialmedia socialbar"
        " sociallinks socialshare* shariff* addtoany* addthis* teilen partager compartir condividi twitter-share"
        " like-button likes fb-like flattr* follow-us followus folgen follow post-ratings ratings rating rating-*"
        " bewertung votes voting post-likes sd-block sd-like jp-post-flair whatsapp*".split()
    ),
    "newsletter boxes": _named(
        *"newsletter* news-letter* subscribe* subscription* signup sign-up optin opt-in mailchimp*"
        " mc-embed* abo-* abobox abonn*"
        " jetpack-subscri* steady-* support-box donat* spende* spenden* patreon membership-* blog-subscription".split()
    ),
    "notices": _named(
        *"cookie* consent* gdpr dsgvo onetrust* cmp cmp-* didomi* usercentrics* disclosure disclosure-* disclaimer*"
        " popup popups popup-* modal modal-* overlay lightbox adblock* toast alert-banner noscript* js-disabled".split()
    ),
    "paywalls": _named(
        *"paywall* regwall* metered meter-* piano-* paid-content premium-overlay premium-teaser".split()
    ),
    "advertisements": _named(
        *"ad ads adv advert* adsense* adslot* ad-* advertis* adbox adcontainer banner-ad sponsor* werbung* anzeige"
        " anzeigen publicidad* publicite* pubblicita* reklam* google-ad* googlead* dfp dfp-* gpt-* native-ad"
        " affiliate* commercial pub-sticky".split()
    ),
    "author boxes": _named(
        *"author-box authorbox author-bio authorbio author-info authorinfo author-description author-desc about-author"
        " about-the-author aboutauthor author-profile author-card author-area author-block author-tooltip author-text"
        " author-container author-meta-box autor-info autorinfo autorenbox autor-box autorbox ueber-den-autor"
        " autorenprofil autorenbio post-author-box bio biography saboxplugin* molongui* abh-* pp-author* ts-fab*"
        " multiple-authors contributor-bio".split()
    ),
    "tags": _named(
        *"tags tag-links taglist tag-list tag-wrapper news-tag*"
        " tag-cloud tagcloud tags-links post-tags posttags entry-tags article-tags"
        " article-topics keywords keyword-list schlagwort* schlagworte topics topic-list categories cat-links"
        " category-list post-categories postcategories filed-under taxonomy entry-utility taglinks".split()
    ),
    "bylines and days": _named(
        *"byline bylines by-line entry-meta entrymeta postmeta post-meta post-info postinfo article-meta articlemeta"
        " meta-info metainfo article-info post-byline entry-byline meta postmetadata posted-on post-date postdate"
        " publish-date pubdate article-date entry-date date-published dateline datum author-date post-details"
        " articledata article-author entry-author post-author autor author authors author-name authorname entry-footer"
        " news-date news-meta vcard date-header".split()
    ),
    "navigation": _named(
        *"nav navi navigation navbar nav-* navigation-* menu menue menus menu-* mainmenu mainnav main-nav subnav"
        " submenu topnav metanav breadcrumb* bread-crumb* brotkrum* brotkrumen crumb crumbs crumb* fil-ariane migas"
        " pagination pager paginator page-links pagenav* wp-pagenavi skip skiplink* skip-link* skiplinks jump-link"
        " toc table-of-contents tableofcontents inhaltsverzeichnis ez-toc* lwptoc* back-to-top backtotop totop to-top"
        " scrolltop scroll-top sitemap topbar top-bar masthead siteheader site-header sitefooter site-footer"
        " page-footer pagefooter footer colophon site-info toolbar backlink back-link news-backlink-wrap zurueck"
        " language-switch* lang-switch* langswitch* editbar sprungmarken servicenav* servicemenu*".split()
    ),
    "sidebars": _named(
        *"sidebar sidebar-* side-bar sidebar* seitenleiste rightcol right-col rightcolumn right-column right-rail"
        " leftcol left-col right-sidebar rail widget widget-* widgets widgetarea widget-area textwidget barra-lateral"
        " marginalspalte marginal col-side context-column".split()
    ),
    "controls": _named(
        *"searchform search-form searchbox search-box suche login logins loginform login-form noprint no-print"
        " print-no nicht-drucken print-link printlink drucken post-tools article-tools articletools tools"
        " article-actions audio-player audioplayer video-player videoplayer player slideshow-controls".split()
    ),
    "hidden words": _named(
        *"hidden hide d-none invisible sr-only screen-reader-text screenreader* visually-hidden visuallyhidden"
        " visuallyhidden* element-invisible a-hidden is-hidden u-hidden aural unsichtbar".split()
    ),
    "facts in boxes": _named(*"infobox* info-box-wiki ambox* navbox* hatnote* dablink* sistersitebox".split()),
    "the e-book’s licence": _named(*"pg-boilerplate pgheader pgfooter pg-header pg-footer".split()),
    "how to cite": _named(
        *"citate cite-this how-to-cite howtocite citation-box suggested-citation zitierweise".split()
    ),
    "editing links": _named(*"mw-editsection editsection edit-link mw-jump* catlinks reference-accessdate".split()),
    "pictures’ credits": _named(
        *"credit credits photo-credit image-credit img-credit picture-credit copyright copy-right bildnachweis"
        " bildquelle fotocredit foto-credit image-copyright".split()
    ),
}
NOT_OF_THE_ARTICLE = frozenset(
    (
        *("comments", "related items", "sidebars", "navigation"),
        *("footers", "author boxes", "newsletter boxes", "advertisements"),
    )
)
"""What never holds the article's author or day."""
_SHOWN_ON_WIDE = re.compile(
    r"\b(?:sm|md|lg|xl|xxl|\dxl):(?:block|flex|grid|inline|table)|\b(?:d|visible)-(?:sm|md|lg|xl)\b"
)
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_NEVER_NAMED = frozenset(("html", "body", "main"))
_OF_A_POST = _named("hentry", "type-post", "type-page")
_OF_THE_TEXT = _named(
    *"entry-content post-content postcontent article-body articlebody article-text articletext article-content"
    " articlecontent story-body storybody post-body postbody body-text bodytext content-body text-body main-content"
    " maincontent article-copy page-content mw-parser-output richtext rich-text".split()
)
_POSITIVE = re.compile("-(?:with|has|no|without|hat|mit)-[a-zà-ÿ]+")


def strip(root: Element, found: list[LeftOut]) -> None:
    """Take out what holds no words that a reader sees: scripts, controls, and what is hidden."""
    hidden: list[Element] = []
    for node in list(root.iter()):
        if not is_element(node):
            take_out(node)
            continue
        said = _WITHOUT_WORDS.get(node.tag)
        if said is not None:
            note(found, said, node) if said else None
            take_out(node)
        elif node.get("hidden") is not None or _HIDDEN_STYLE.search((node.get("style") or "")[:2000]):
            hidden.append(node)
    whole = len(shown(root))
    for node in hidden:
        if node.getparent() is not None and len(shown(node)) < whole / 2:  # else a script is to show it
            note(found, "hidden words", node)
            take_out(node)


def kind_of(element: Element) -> str | None:
    """What an element is marked as that is no part of an article; None where it is not marked."""
    if element.tag in _NEVER_NAMED:
        return None
    said = _TAGS.get(element.tag) or _ROLES.get((element.get("role") or "").lower())
    if said:
        return said
    if element.get("aria-hidden") == "true":
        return "hidden words"
    marks = _POSITIVE.sub("-", names(element))
    if len(marks) < 4 or _OF_A_POST.search(marks) or _OF_THE_TEXT.search(marks):
        return None
    for kind, pattern in _NAMED.items():
        if pattern.search(marks):
            if kind == "hidden words" and _SHOWN_ON_WIDE.search(element.get("class") or ""):
                continue
            return kind
    return "controls" if element.tag in ("form", "fieldset") else None


_DOUBTED = frozenset(
    (
        "hidden words",
        "sidebars",
        "bylines and days",
        "related items",
        "navigation",
        "controls",
        "tags",
        "headers of the site",
        "pictures’ credits",
    )
)
"""Kinds whose names stand on text as well: where an extractor takes such an element for text, it is."""


def cut_marked(
    root: Element,
    found: list[LeftOut],
    measures: Mapping[Element, Measure],
    title: Element | None,
    is_text: Callable[[Element], bool],
) -> None:
    """Take out what is marked as foreign, but for what holds most of the prose, or the title.

    Arguments:
        title: what is to be kept with all in it, whatever it is marked as.
        is_text: whether an extractor takes an element for text.
    """
    whole = measures[root].prose
    kept = {title, *title.iterancestors()} if title is not None else set()
    stack = [root]
    while stack:
        node = stack.pop()
        if node is title:
            continue
        kind = kind_of(node) if node is not root else None
        measure = measures.get(node)
        if measure and _is_named_in_vain(kind, node, measure):
            kind = None
        if (
            kind
            and measure
            and (measure.prose <= whole * 0.4 or (kind == "comments" and whole - measure.prose >= 60))
            and node not in kept
            and not (
                kind in _DOUBTED
                and node.tag not in _TAGS
                and measure.prose >= 80
                and measure.density < 0.3
                and is_text(node)
            )
        ):
            by_words = line_kind(shown(node)) if measure.letters < 200 else None
            note(found, by_words or kind, node)
            take_out(node)
            continue
        stack += [child for child in reversed(node) if is_element(child)]


def _is_named_in_vain(kind: str | None, node: Element, measure: Measure) -> bool:
    """Whether an element bears a name of foreign matter and is none: a teaser has a link, and so on."""
    if kind == "related items":
        return not measure.links and not any(child.tag in HEADINGS for child in node.iter())
    if kind == "facts in boxes":
        return node.tag != "table" and measure.prose > 150 and measure.density < 0.3
    return kind == "bylines and days" and measure.prose > 150


def note(found: list[LeftOut], kind: str, element: Element) -> None:
    """Keep account of the words of an element that is left out."""
    if words := shown(element):
        found.append(LeftOut(kind, words))


_PULL_QUOTE = _named(
    *"pullquote* pull-quote* pquote quote-box zitatbox blockquote-highlight wp-block-pullquote".split()
)
_FRAME = re.compile(r"^\s*\*{3}\s*(?P<edge>START|END)\s+OF\s.{0,200}\bE-?(?:BOOK|TEXT)\b", re.IGNORECASE)


def cut_pull_quotes(body: Element, found: list[LeftOut]) -> None:
    """Take out quotations that repeat words of the text as an ornament."""
    whole = ""
    for node in list(body.iter("aside", "blockquote", "div", "p", "figure", "q")):
        if node.tag == "aside" or _PULL_QUOTE.search(names(node)):
            whole = whole or squeezed("".join(body.itertext()))
            own = squeezed("".join(node.itertext()))
            if 12 <= len(own) < 600 and whole.count(own) > 1:
                note(found, "pull quotes", node)
                take_out(node)


def cut_teasers(body: Element, title: Element | None, found: list[LeftOut]) -> None:
    """Take out articles beside the one with the title whose heading leads to another page."""
    own = next((above for above in title.iterancestors("article")), None) if title is not None else None
    if own is None:
        return
    kept = {own, *own.iterancestors(), *own.iterdescendants()}
    for other in [node for node in body.iter("article") if node not in kept]:
        head = next((node for node in other.iter(*HEADINGS)), None)
        link = next((node for node in (*head.iter("a"), *head.iterancestors("a"))), None) if head is not None else None
        if link is not None and not (link.get("href") or "#").startswith("#") and other.getparent() is not None:
            note(found, "related items", other)
            take_out(other)


def cut_frame(body: Element, found: list[LeftOut]) -> None:
    """Take out what stands before and after the lines that open and close the text of a free e-book."""
    for node in [n for n in body.iter("p", "div", "pre", "span", "h1", "h2", "h3", "h4") if len(n) < 3]:
        match = _FRAME.match("".join(node.itertext())[:300])
        if match is None:
            continue
        here = node
        while here is not body and here.getparent() is not None:
            parent = here.getparent()
            for other in list(here.itersiblings(preceding=match["edge"].upper() == "START")):
                note(found, "the e-book’s licence", other)
                parent.remove(other)
            here = parent
        note(found, "the e-book’s licence", node)
        take_out(node)


def is_foreign(element: Element, title: Element | None, kinds: Collection[str]) -> bool:
    """Whether an element stands in foreign matter of some kinds; what holds the title as well is none."""
    held = set(title.iterancestors()) if title is not None else set()
    for above in (element, *element.iterancestors()):
        if above in held:
            return False
        kind = kind_of(above)
        if kind in kinds and not (
            kind == "footers" and above.getparent() in held and above.getparent().tag == "article"
        ):
            return True
    return False

"""Lines that say by their words that they are no part of an article, in many languages."""

from __future__ import annotations

import re
from collections.abc import Mapping

_LONGEST = 240
_LONGEST_APPEAL = 600


def _lines(alternatives: str) -> re.Pattern[str]:
    """Finds a whole line that is one of some patterns, one on each row; what is no letter may stand round it."""
    rows = "|".join(row.strip() for row in alternatives.splitlines() if row.strip())
    return re.compile(rf"^[\W_]*(?:{rows})[\W_]*$", re.IGNORECASE)


_RELATED = _lines(r"""
    (?:read|see|watch|listen) (?:also|more|next|this next)\b.*
    also read.*
    more (?:from|on|about|stories|news|articles|in)\b.*
    (?:related|similar)\b.{0,30}
    you (?:may|might|could) (?:also )?(?:like|enjoy|be interested).*
    recommended.{0,30}
    further reading
    don['’]t miss.*
    trending.{0,20}
    most (?:read|popular).*
    latest (?:news|posts|stories|articles)
    up next
    (?:lesen|sehen) sie (?:auch|dazu|hier|mehr).*
    lies (?:auch|hier|mehr).*
    auch (?:lesen|interessant|spannend).*
    lesetipp.{0,30}
    mehr (?:zu|zum|zur|aus|von|über|lesen|artikel|news|interessantes|infos|informationen)\b.*
    weitere (?:artikel|news|meldungen|themen|infos|informationen|beiträge|links|nachrichten|aktuelle)\b.*
    weitere (?:interessante|tipps|texte)\b.*
    weiterf[uü]hrende.{0,40}
    weiterlesen.{0,40}
    (?:das|dies|diese)\b.{0,30}könnten?\b.{0,40}\b(?:interess|gefallen).{0,30}
    (?:ähnliche|verwandte|passende|beliebte).{0,30}
    passend dazu.*
    dazu passend.*
    zum thema
    meist ?(?:gelesen|geklickt).{0,20}
    aktuelle (?:news|nachrichten|artikel|beiträge|meldungen)
    interessante artikel
    siehe auch
    (?:à lire|a lire|lire|voir) (?:aussi|également|plus).*
    sur le même (?:sujet|thème).*
    articles? (?:liés|similaires|connexes|récents).*
    (?:lea|lee|leer|ver|mira|vea) (?:también|más|además).*
    (?:te|le) (?:puede|podría) interesar.*
    (?:noticias|artículos|contenido|notas) (?:relacionad|recientes).*
    (?:leia|veja) (?:também|mais).*
    leggi anche.*
    potrebbe interessarti.*
    articoli correlati
    lees (?:ook|meer).*
    (?:czytaj|zobacz) (?:też|także|również|więcej).*
    läs (?:också|mer).*
    читайте также.*
    см\. также
""")
_COMMENTS = _lines(r"""
    (?:\d+ |no |keine )?(?:comments?|kommentare?|commentaires?|comentarios?|commenti|reacties)(?: \(?\d*\)?)?
    (?:\d+ |no |keine )?(?:komentarze|responses?|replies|antworten|gedanken)(?: \(?\d*\)?)?
    \d+ (?:thoughts?|gedanken?|kommentare?|responses?|comments?|antwort(?:en)?) (?:on|zu|to|auf|für)\b.*
    (?:leave|post|add|write)\b.{0,20}\b(?:comment|reply).{0,20}
    (?:schreibe?n?|hinterlasse?n?|kommentar)\b.{0,20}\b(?:kommentar|antwort|verfassen|schreiben|hinterlassen|abgeben).{0,20}
    (?:laisser|laissez|deja|deje|escribe)\b.{0,20}\b(?:commentaire|comentario|respuesta).{0,20}
    (?:ihr kommentar|your comment)
    join the (?:conversation|discussion)
    diskutieren sie mit.*
""")
_OTHERS: Mapping[str, re.Pattern[str]] = {
    "share bars": _lines(r"""
        share
        share (?:this|on|via|with|article|post|the)\b.{0,40}
        sharing.{0,10}
        (?:artikel |beitrag |seite |news )?teilen
        teilen (?:mit|auf|sie|via|per)\b.{0,30}
        teile (?:dies|den|diesen|das)\b.{0,20}
        den artikel.{0,30}teilen.{0,20}
        gefällt mir.{0,30}
        like this
        tweet|tweeten|drucken|print|e-?mail|merken|kommentieren|delen
        facebook|twitter|whatsapp|pinterest|linkedin|telegram|xing|reddit|instagram|youtube
        (?:partager|compartir|condividi|udostępnij).{0,30}
        (?:folge|folgen|follow|síguenos|suivez)\b.{0,40}
        copy link|link kopieren
    """),
    "tags": _lines(r"""
        (?:tags?|schlagw[oö]rte?r?|stichw[oö]rte?r?|themen|topics|keywords|kategorien?|categor(?:y|ies)|rubrik)\b ?:.*
        (?:filed under|posted in|abgelegt unter|mots?-clés?|etiquetas|categorías?)\b ?:.*
        (?:tags|schlagwörter|schlagworte(?: zum thema)?|filed under.*)
    """),
    "navigation": _lines(r"""
        (?:nach|zum) (?:oben|anfang|seitenanfang)
        zurück(?: zu[rm]?\b.{0,30})?
        back(?: to\b.{0,30})?
        to top|top|vor|weiter|mehr|more|inicio|home|startseite|suche|search|menü|menu|zoom
        next(?: (?:post|article|page|slide))?
        previous(?: (?:post|article|page))?
        skip to\b.{0,30}
        (?:nächster|vorheriger|voriger) (?:artikel|beitrag)
        haut de page|(?:retour|volver).{0,20}
        alle \w+ (?:anzeigen|ansehen)
        table of contents|inhaltsverzeichnis|on this page
        slideshow|bildergalerie|galerie|gallery
    """),
    "advertisements": _lines(r"""
        anzeigen?|werbung|advertise?ment|advertising|publicidad|publicité|pubblicità|reklama?|ad|promoted
        sponsored(?: (?:content|post|by\b.{0,40}))?
        (?:the )?(?:article|story) continues (?:below|after).{0,40}
        externer inhalt
    """),
    "newsletter boxes": _lines(r"""
        .{0,60}\b(?:newsletter|mailing list)\b.{0,80}\b(?:sign|subscri|anmeld|abonn|bestell)\w*.{0,60}
        .{0,60}\bnewsletter\b.{0,80}\b(?:inscri|suscri|iscri)\w*.{0,60}
        .{0,30}\b(?:sign up|subscribe|abonniere)\b.{0,120}\b(?:newsletter|inbox)\b.{0,60}
        .{0,30}\b(?:inscrivez-vous|suscríbete|suscríbase)\b.{0,120}\b(?:newsletter|boletín)\b.{0,60}
        .{0,30}\b(?:sign up|subscribe|abonniere)\b.{0,120}\b(?:updates|e-?mails?|podcast|kanal|channel)\b.{0,60}
    """),
    "paywalls": _lines(r"""
        .{0,60}\b(?:subscribe|register|sign in|log in) (?:now )?to (?:continue|read|keep)\b.{0,80}
        .{0,60}free articles?\b.{0,80}
        .{0,80}\b(?:weiterlesen mit|jetzt weiterlesen|nur für abonnenten)\b.{0,60}
        .{0,80}\b(?:réservé (?:e|aux) ?\w* abonnés|exclusivo para (?:suscriptores|assinantes))\b.{0,60}
    """),
    "how to cite": _lines(r"""
        (?:(?:suggested|recommended) citation|how to cite|cite this)\b.{0,200}
        (?:zitier(?:vorschlag|weise|hinweis)|pour citer|cómo citar|come citare)\b.{0,200}
    """),
    "appeals": _lines(r"""
        .{0,160}\bsupport (?:our (?:work|journalism)|independent journalism)\b.{0,120}
        .{0,160}\bunterstützen? (?:sie )?(?:uns|unsere arbeit)\b.{0,120}
        .{0,160}\b(?:soutenez-nous|apóyanos)\b.{0,120}
    """),
    "editing links": _lines(r"""
        edit|citation needed|bearbeiten|modifier(?: le code)?|editar|quelltext bearbeiten
    """),
    "notices": re.compile(
        r"^\W*(?:©|\(c\)|copyright\b).{0,120}$|^.{0,10}(?:all rights reserved|alle rechte vorbehalten).{0,60}$",
        re.IGNORECASE,
    ),
}
_APPEAL = re.compile(
    r"cancel (?:any ?time|at any time)|cancela cuando quieras|jederzeit kündbar|annulez à tout moment", re.IGNORECASE
)


def line_kind(text: str) -> str | None:
    """What a line of its own is, by its words, that is no part of an article; None where it may be one.

    Arguments:
        text: the line, its words with single spaces between.
    """
    if len(text) > _LONGEST:
        return "appeals" if len(text) <= _LONGEST_APPEAL and _APPEAL.search(text) else None
    if _COMMENTS.match(text):
        return "comments"
    if _RELATED.match(text):
        return "related items"
    if _APPEAL.search(text):
        return "appeals"
    return next((kind for kind, pattern in _OTHERS.items() if pattern.match(text)), None)

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
    (?:these|this|the following)\b.{0,30}\b(?:may|might|could) (?:also )?(?:be of )?interest.{0,30}
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
    (?:материалы|статьи|новости|ещё|еще) по теме.*
    (?:читайте|читать) (?:ещё|еще|далее).*
    διαβάστε (?:επίσης|ακόμη|ακόμα|περισσότερα).*
    σχετικ(?:ά|ές|α) .{0,30}
    (?:相关|推荐|延伸|更多)(?:阅读|文章|新闻|报道|内容|推荐)
    (?:相關|推薦|延伸)(?:閱讀|文章|新聞|報導)
    (?:関連|おすすめ|あわせて読みたい|人気|こちらも).{0,12}
    (?:관련|추천) ?(?:기사|글|뉴스)
    (?:اقرأ|إقرأ|شاهد) (?:أيض[اًا]+|المزيد).*
    (?:مواضيع|أخبار|مقالات) (?:ذات صلة|متعلقة|مشابهة)
    (?:קראו|ראו) (?:גם|עוד).*
""")
_COMMENTS = _lines(r"""
    (?:\d+ |no |keine )?(?:comments?|kommentare?|commentaires?|comentarios?|commenti|reacties)(?: \(?\d*\)?)?
    (?:\d+ |no |keine )?(?:komentarze|responses?|replies|antworten|gedanken)(?: \(?\d*\)?)?
    \d+ (?:thoughts?|gedanken?|kommentare?|responses?|comments?|antwort(?:en)?) (?:on|zu|to|auf|für)\b.*
    (?:leave|post|add|write)\b.{0,20}\b(?:comment|reply).{0,20}
    (?:schreibe?n?|hinterlasse?n?|kommentar)\b.{0,20}\b(?:kommentar|antwort|verfassen|schreiben|hinterlassen|abgeben).{0,20}
    (?:laisser|laissez|deja|deje|escribe)\b.{0,20}\b(?:commentaire|comentario|respuesta).{0,20}
    (?:ihr kommentar|your comment)
    (?:комментарии|комментариев|оставить комментарий|σχόλια|评论|評論|コメント|댓글|التعليقات|تعليقات)(?: \(?\d*\)?)?
    join the (?:conversation|discussion)
    diskutieren sie mit.*
""")
_AUTHORS = _lines(r"""
    (?:über|zu) (?:den|die|der|unsere?n?) (?:autor|verfasser|redakteur)(?:in|en|innen)?.{0,40}
    (?:zur person|autoreninfo|zum autor)
    about (?:the|this|our|your) (?:authors?|writer|contributor).{0,40}
    (?:à propos|au sujet) (?:de l['’]auteure?|des auteur(?:e?)s).{0,40}
    (?:sobre (?:el|la|o|a) (?:autora?|escritora?)|acerca del? (?:la )?autora?).{0,40}
    (?:sull['’]autor|l['’]autor)(?:e|ice).{0,40}
    (?:over de auteur|om forfatteren|om författaren|o autorze|o autorovi|об авторе).{0,40}
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
_DISCLOSES = re.compile(
    r"""[\W_]*(?:die(?:se[rs]?)?\b|der\b|wenn\b|bei\b|als\b|hinweis|transparenz|werbe|enthält|this\b|these\b|we\b|some\b|if\s(?:you|a)\b|as\san?\b
    |our\b|disclosure|disclaimer|note\b|affiliate|partner|cet\s|certains|les\sliens|este\b|esta\b|algunos|questo|alcuni|mit\W|links?\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_DISCLOSURE = re.compile(
    r"""\baffiliate-?\s?(?:links?|partner|programm?e?)\b|\bpartner-?links?\b|\bprovisions?-links?\b|\bwerbelinks?\b|\bamazon[\s-](?:associate|partner)\b
    |\b(?:earn|receive|get)\b.{0,40}\b(?:commission|compensation)\b|\b(?:erhalt|bekomm)\w*\b.{0,60}\bprovision\b|\bprovision\b.{0,40}\b(?:erhalt|bekomm)\w*
    |\bliens?\saffiliés?\b|\benlaces?\sde\safiliad|\blink\sdi\saffiliazione\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""What tells that someone is paid for links, and how a paragraph begins that tells it of its own page."""
_CALL = _lines(r"""
    (?:apply|order|buy|shop|book|download|register|join|subscribe) (?:now|today|here|free|for free)
    (?:sign up|get started|start|try it|donate) (?:now|today|here|free|for free)
    (?:buy|shop|order) (?:it )?(?:on|at|from) .{2,30}
    add to (?:cart|basket|bag)
    (?:jetzt|hier|gleich) (?:kaufen|bestellen|buchen|anmelden|abonnieren|registrieren)
    (?:jetzt|hier|gleich) (?:(?:gratis )?testen|sichern|spenden|downloaden|herunterladen|shoppen)
    in den warenkorb
    (?:acheter|commander|réserver)(?: maintenant)?|ajouter au panier
    (?:compra|comprar|reserva|regístrate|suscríbete)(?: ahora| ya)?|añadir al carrito
    (?:acquista|iscriviti)(?: ora)?|aggiungi al carrello
    (?:nu )?(?:kopen|bestellen)|in winkelwagen|kup teraz|do koszyka|купить|в корзину
""")
_TERMS = re.compile(
    r"""\b(?:terms(?:\s(?:and|&)\sconditions)?|conditions|restrictions)\sapply\b|\bes\sgelten\s(?:die|unsere|unseren)\b.{0,40}\b(?:agb|bedingungen|bestimmungen)\b
    |\b(?:offer|bonus)\s(?:is|value|valid|expires)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_APPEALS_AT_END = re.compile(
    r"""[\W_]*(?:kenn(?:t|st|en)\s(?:ihr|du|sie)\s(?:schon|bereits)\s(?:unser|den|die|das)|have\syou\s(?:tried|seen|read|heard\sof)\sour|did\syou\sknow\s(?:that\s)?we\b
    |want\s(?:more|to\s(?:read|know|learn|see|hear|get))\b|looking\sfor\smore|(?:for\smore|more)\s(?:news|information|stories|on|tips)\b.{0,60}(?:visit|see|click|follow|check|subscribe)
    |(?:please\s)?(?:follow|like|join|find|visit)\s(?:us|me|our)\b|check\sout\s(?:our|more|these|all)\b|visit\sour|download\s(?:our|the\sapp)|get\s(?:our|the\slatest)
    |(?:sign\sup|subscribe)\b|abonnier\w*\s(?:sie\s|jetzt\s)?(?:uns|den|die|das|unser)|folg(?:t|e|en)\s(?:sie\s)?(?:uns|mir)|besuch(?:t|e|en)\s(?:sie\s)?(?:uns|auch|unser)
    |(?:noch\s)?mehr\s(?:zum\sthema|infos|informationen|news|tipps|über)\b.{0,80}(?:findet?|finden|gibt|lest|lesen|hier)|(?:alles|alle)\s(?:weitere\w*|wichtige\w*|news|infos)\b.{0,80}\b(?:findet?|finden|gibt|lest|lesen|hier)\b
    |suscríbe|síguenos|sigue\s(?:a|nuestr)|abonnez-vous|suivez|retrouvez|rejoignez|seguici|iscriviti|inscreva|siga\s|volg\sons|meld\sje|zapisz\ssię|obserwuj|prenumerera|följ\soss|подпи[сш]|следите)""",
    re.IGNORECASE | re.VERBOSE,
)


def tail_kind(text: str, has_links: bool) -> str | None:
    """What a paragraph is, by its words, that is no part of an article where nothing follows it, or None."""
    if len(text) > _LONGEST_APPEAL:
        return None
    if has_links and _APPEALS_AT_END.match(text):
        return "appeals"
    return "notices" if _TERMS.search(text) and (has_links or text.startswith("*")) else None


def is_call(text: str) -> bool:
    """Whether the words of a link call to buy, to order or to join."""
    return len(text) < 60 and bool(_CALL.match(text))


def line_kind(text: str) -> str | None:
    """What a line of its own is, by its words, that is no part of an article; None where it may be one.

    Arguments:
        text: the line, its words with single spaces between.
    """
    if len(text) <= _LONGEST_APPEAL and _DISCLOSURE.search(text) and _DISCLOSES.match(text):
        return "notices"
    if len(text) > _LONGEST:
        return "appeals" if len(text) <= _LONGEST_APPEAL and _APPEAL.search(text) else None
    if _COMMENTS.match(text):
        return "comments"
    if _RELATED.match(text):
        return "related items"
    if len(text) < 80 and _AUTHORS.match(text):
        return "author boxes"
    if _APPEAL.search(text):
        return "appeals"
    return next((kind for kind, pattern in _OTHERS.items() if pattern.match(text)), None)

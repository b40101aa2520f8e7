"""The words that generated comparisons are made of: a small vocabulary for each language.

A sentence of an article begins with a subject, a verb and an object, and no two
of a text have the same three. So its first words are a quotation that occurs
once, however long the text is. No object is the beginning of another, and what
follows the three never begins with a capital.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Vocabulary:
    """The words of one language.

    Patterns hold names of the other fields in the singular, in braces, and
    ``{number}`` and ``{year}``; each is filled anew where it stands.
    """

    language: str
    subjects: tuple[str, ...]
    verbs: tuple[str, ...]
    objects: tuple[str, ...]
    places: tuple[str, ...]
    crowds: tuple[str, ...]
    ideas: tuple[str, ...]
    months: tuple[str, ...]
    tails: tuple[str, ...]
    """What a sentence goes on with after its object."""
    remarks: tuple[str, ...]
    """Sentences of ours, without a quotation."""
    titles: tuple[str, ...]
    labels: tuple[str, str]
    both: str
    part: str
    quoted: str
    """A sentence of ours round a linked quotation, ``{link}``."""
    absent: tuple[str, ...]
    """Words that no text has: those that are looked for where one is silent."""

    def fill(self, pattern: str, random: Random, **given: str) -> str:
        """A pattern with words in its braces."""
        named = {
            name: random.choice(words)
            for name, words in (
                ("subject", self.subjects),
                ("object", self.objects),
                ("place", self.places),
                ("crowd", self.crowds),
                ("idea", self.ideas),
                ("other", self.ideas),
                ("month", self.months),
            )
        }
        number, year = str(random.randrange(3, 950)), str(random.randrange(1890, 2020))
        return pattern.format_map(named | {"number": number, "year": year} | given)

    def say(self, patterns: tuple[str, ...], random: Random, **given: str) -> str:
        """One of some patterns, filled, with a capital at its beginning."""
        filled = self.fill(random.choice(patterns), random, **given)
        return filled[:1].upper() + filled[1:]


ENGLISH = Vocabulary(
    language="en",
    subjects=tuple(
        f"the {word}"
        for word in (
            "council mayor harbour-master surveyor treasurer ferryman schoolmistress librarian baker "
            "miller glazier postmaster gardener watchman stonemason carpenter nurse printer weaver cooper "
            "signalman lamplighter shepherd brewer tanner clerk engineer bailiff beekeeper cartwright"
        ).split()
    ),
    verbs=tuple(
        "repaired measured painted sold bought closed opened moved described inspected guarded rented "
        "mapped praised ignored counted cleaned raised lowered widened drained lit fenced registered".split()
    ),
    objects=tuple(
        f"the {word}"
        for word in (
            "bridge quay mill granary chapel tollhouse reservoir market ferry library lighthouse orchard "
            "quarry foundry brewery station theatre hospital cemetery stable tower canal weir fountain "
            "warehouse dairy observatory workshop pumphouse schoolyard"
        ).split()
    ),
    places=("Velmouth", "Corrin", "Saltby", "Harnfield", "Upper Lyd", "Ostle", "Brackwater", "Tarn End"),
    crowds=("fishermen", "tenants", "apprentices", "shopkeepers", "pensioners", "pupils", "farmers", "dockers"),
    ideas=("patience", "thrift", "safety", "custom", "fairness", "profit", "trust", "comfort", "haste", "order"),
    months=("January", "February", "March", "April", "May", "June", "August", "October", "November"),
    tails=(
        "for {number} crowns in {month} {year}",
        "while {number} {crowd} waited in the rain at {place}",
        "because {idea} seemed to matter more than {other} that year",
        "without a word about {idea}, which {crowd} had asked for in {month}",
        "and wrote {number} pages on what {crowd} at {place} would pay for it",
        "in {year}, although most {crowd} doubted that {idea} would come of it",
        "after {crowd} from {place} had signed a letter of {number} lines on {idea}",
    ),
    remarks=(
        "the minutes of {month} {year} give {number} crowns and name {place}.",
        "a reader at {place} may ask what {idea} meant to {crowd} then.",
        "we looked through the accounts of {year} and found {number} entries.",
        "two papers of {month} {year} speak of {idea}, and one of them of {other} as well.",
        "at {place} the word was used of {idea} long before {year}.",
        "the sum does not tell what {crowd} paid at {place} in the years before.",
        "nobody counted how many {crowd} lived near {place} in {year}.",
        "whoever weighs {idea} against {other} will want to know who kept the books.",
    ),
    titles=("{object} at {place}", "what {idea} costs", "{crowd} and {idea}", "{month} at {place}"),
    labels=("The Herald", "The Courier"),
    both="Both speak of it: {links}.",
    part="They part here, and give other reasons: {links}.",
    quoted="The words are {link}, and no others near them say more.",
    absent=("zeppelin", "harpoon", "volcano", "submarine"),
)

FRENCH = Vocabulary(
    language="fr",
    subjects=tuple(
        f"le {word}"
        for word in (
            "conseil maire capitaine notaire passeur libraire boulanger meunier vitrier facteur "
            "jardinier gardien charpentier tisserand tonnelier berger brasseur tanneur greffier commis "
            "cordonnier menuisier serrurier verrier vigneron sabotier"
        ).split()
    ),
    verbs=tuple(
        f"a {word}"
        for word in (
            "mesuré vendu fermé ouvert décrit inspecté gardé loué dessiné ignoré compté nettoyé "
            "relevé élargi drainé peint visité cédé réparé vanté"
        ).split()
    ),
    objects=tuple(
        f"le {word}"
        for word in (
            "pont quai moulin grenier marché bac phare verger théâtre cimetière canal barrage "
            "lavoir préau musée dispensaire chantier pressoir beffroi pavillon hangar kiosque séchoir "
            "sentier viaduc bassin"
        ).split()
    ),
    places=("Valmer", "Corlieu", "Salines", "Montabre", "Hautelande", "Ostelle"),
    crowds=("pêcheurs", "locataires", "apprentis", "commerçants", "élèves", "fermiers"),
    ideas=("patience", "prudence", "justice", "confiance", "rigueur", "ruse", "sobriété"),
    months=("janvier", "février", "mars", "avril", "mai", "juin", "octobre", "novembre"),
    tails=(
        "pour {number} couronnes en {month} {year}",
        "pendant que {number} {crowd} attendaient sous la pluie à {place}",
        "parce que la {idea} semblait compter plus que la {other} cette année",
        "sans un mot sur la {idea}, que des {crowd} avaient demandée en {month}",
        "en {year}, bien que des {crowd} aient douté de la {idea}",
    ),
    remarks=(
        "le registre de {month} {year} donne {number} couronnes et nomme {place}.",
        "à {place}, le mot désignait la {idea} bien avant {year}.",
        "nous avons lu les comptes de {year} et trouvé {number} lignes.",
        "la somme ne dit pas ce que des {crowd} payaient à {place} les années précédentes.",
        "personne n’a compté combien de {crowd} vivaient près de {place} en {year}.",
    ),
    titles=("{object} à {place}", "ce que coûte la {idea}", "les {crowd} et la {idea}"),
    labels=("Le Héraut", "Le Courrier"),
    both="Les deux en parlent : {links}.",
    part="Ici, ils se séparent : {links}.",
    quoted="Les mots sont {link}, et rien auprès n’en dit plus.",
    absent=("zeppelin", "harpon", "volcan", "sous-marin"),
)

VOCABULARIES = (ENGLISH, FRENCH)

"""Tell the language of a text where it can be told for sure.

Nothing is said of a text that is not plainly in one of the languages known
here: most of the world's languages are not, and many of them look like one
that is. A language is told where enough of its small words make up enough of
the text, and hardly any small words of the languages that resemble it, nor
letters that it does not have.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

UNKNOWN = "und"
"""The tag for a language that is not known, as BCP 47 has it."""

_MOST_CHARACTERS = 20_000
_LEAST_DIFFERENT, _MOST_DIFFERENT_WANTED, _WORDS_FOR_ONE_MORE = 5, 15, 20
"""So many different small words of a language are wanted, and one more for so many words, up to the second figure."""
_MOST_STRANGE = 0.012
"""So many small words of other languages may stand in a text, in names and quotations."""
_MOST_STRANGE_LETTERS = 0.012
_MOST_OF_OTHERS = 0.1
"""So many words of a text may be small words of the other languages known here and not of its own."""
_LEAST_OF_SCRIPT = 0.7
_WORD = re.compile(r"[^\s\d!-/:-@\[-`{-~¡¿«»“”„‘’‹›…·।॥–—־،؛؟]+")

_LATIN_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class _Language:
    """What tells a language.

    Arguments:
        letters: those of its alphabet.
        share: how much of a text its small words are at least, as a share of its words.
        small: its small words.
        strange: small words of languages that resemble it, which it does not have.
    """

    letters: frozenset[str]
    share: float
    small: frozenset[str]
    strange: frozenset[str]


def _language(letters: str, share: float, small: str, strange: str) -> _Language:
    return _Language(frozenset(letters), share, frozenset(small.split()), frozenset(strange.split()))


_LANGUAGES: Mapping[str, Mapping[str, _Language]] = {
    "LATIN": {
        "en": _language(
            f"{_LATIN_LETTERS}éèêïöç",
            0.24,
            "the of and to in that is was for it with as on by this from are which be or have had not his he"
            " they at an their has were but all who she her you we its been no any one there i my me shall when"
            " so what into",
            "tae wis wi o hes ony aw nae shal awbody fae ilka wey dey dem fi yu haz bilong blong long ol na"
            " sey im fɔ dɛn i",
        ),
        "de": _language(
            f"{_LATIN_LETTERS}äöüßéèà",
            0.24,
            "der die und das den von zu mit sich des auf für ist im dem nicht ein eine einen einer als auch es"
            " an werden aus er hat dass daß sie nach wird bei noch wie über so sind oder war um am wurde zum zur"
            " haben ich wir durch vor jeder seine seiner ihre man",
            "dat de un en och nich mit vun vum op ass net fir huet gëtt déi sinn eng ze datt wou wat hett"
            " sien warrn düsse isch nöd nid gsi het vo uf sech",
        ),
        "fr": _language(
            f"{_LATIN_LETTERS}àâæçéèêëîïôœùûüÿ",
            0.24,
            "le la les et des une un du de que est dans qui pour pas sur au par il avec ne se ce elle à en son"
            " sa ses ou l d qu n s a aux plus sont cette été mais nous on leur comme ont je fut était",
            "lu lou dal pou nan ak yo lo los las amb dei dels ki el dins als eth era chès ches ché pi sin"
            " po vo san ena et dè lè âo pè di on ke é per pèr touto tóuti lis èt dès dèl una cein e i oun"
            " por na no",
        ),
        "es": _language(
            f"{_LATIN_LETTERS}áéíñóúü",
            0.24,
            "el la los las y que una un del de por con para es como más pero su al fue en se no a o lo sus este"
            " esta ha son ser cuando sin sobre también hay le toda todo si ni era entre",
            " os as do dos das em não uma com ou na nun ye les pa l els per amb és i ei ke kon cun ta"
            " unha ó á pola nel col pol ls an sue dels tur cu nan riba iste non",
        ),
        "pt": _language(
            f"{_LATIN_LETTERS}áâãàçéêíóôõúü",
            0.24,
            "os uma que não para com por mais como mas foi ao das dos no na são em e a o de da do um se à às"
            " aos as ou é seu sua ser pelo pela tem nos nas sem também há quando toda todo nem entre",
            "el la los las y del una un en con non unha ó al lo le persoa súa nun dun dunha ye l ls an sue tien"
            " di ku ta",
        ),
        "it": _language(
            f"{_LATIN_LETTERS}àèéìíîòóù",
            0.24,
            "il di che la per un una del con non sono alla nel dei più gli ha anche e le i da in della si al l"
            " è a delle o ogni suo sua come nella lo su dalla degli ad ed se ma questo essere può dell all",
            "el els las los sur mintga mincha y de et en que chi u lu cu nun dî dâ sa cun ei ils als dals vegn"
            " ün ina üna cha igl"
            " ella hè par cù chì omu à dla dli m nu tot pro esser como es esas omna kom por gh ghe pe ògni"
            " na au tagata uma ia te lè on les",
        ),
        "nl": _language(
            f"{_LATIN_LETTERS}éëïèöü",
            0.24,
            "de het een van en dat is op te zijn met voor niet aan er om ook als in die door bij heeft werd of"
            " hij naar wordt worden uit tot maar dan nog over zich deze was geen ieder wie haar hun zo",
            "nie sy vir deur dit hulle sal elkeen it fan yn foar troch oan dêr dy hat sil nimmen un vun sien"
            " hett ne gelyke as",
        ),
        "sv": _language(
            f"{_LATIN_LETTERS}åäöé",
            0.24,
            "och att det som en på är av för med den till inte om ett har de var i sig eller vid från men han"
            " skall ska vara hans sin sina under alla efter när så man hade över där också utan",
            "og af til ikke et ikkje eit ein å í við á skal at enhver ei dei vere hava øll um skulu",
        ),
    },
    "CYRILLIC": {
        "ru": _language(
            "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
            0.15,
            "и в не на что он с как это по но из у за к то от так же о для его был была все или при до мы они бы она"
            " было были их а со если во когда только уже ни без под над",
            "се са да които със тази че си бъде трябва има всеки е кожна кожны та що як її або яго што ад пры у̂",
        )
    },
    "ARABIC": {
        "ar": _language(
            "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويىـ",
            0.1,
            "في من على إلى أن التي الذي ما لا هذا هذه كل أو عن مع كان كانت ذلك بين قد لم إن ولا وفي ومن أي له لكل إلا"
            " حتى بعد قبل ثم كما عند لها التى وقد إذا غير",
            "در به که این با را از برای دی چې په او تە لە بۆ یا هر است ان ڪ",
        )
    },
    "HEBREW": {
        "he": _language(
            "אבגדהוזחטיכךלמםנןסעפףצץקרשת",
            0.12,
            "של את על לא הוא היא כל או עם גם זה אל כי אם יש אני לו אשר בין לכל ללא כך רק אך אבל היה היו זו הם מן עד אין"
            " אדם אחד שלא וכל",
            "דער די און פון פֿון צו איז אין דאס מיט זיך ניט האבן דאָס דע לה לוס קי אי",
        )
    },
    "GREEK": {
        "el": _language(
            "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",
            0.24,
            "και το του της την τα των να που με από για στο στη στην σε είναι δεν θα ο η οι τον τους ένα μια"
            " ως κάθε τις"
            " ή στα στον αλλά έχει ότι αυτό πως ήταν στους μας κι",
            "δε τε γαρ μεν τοις",
        )
    },
    "DEVANAGARI": {
        "hi": _language(
            "".join(map(chr, range(0x0904, 0x0980))),
            0.24,
            "के में की है और से को का हैं पर ने यह भी नहीं एक कि जो लिए इस तथा या कर किया था थी थे हो गया अपने किसी"
            " उस वह तो ही जा गई बाद तक सभी दो कोई रहा",
            "आहे आणि व छ र मा लाई गर्न गर्ने बा अछि छै छैक हई केर आउर आओर होखे होए हवे ह कय अउर मन बर अउ नै हे"
            " सी री नु ते दा विच हइ छथि मे ओ इ कौनो कोनो ओकर ओकरा अपन करे सब खातिर च वा अपि",
        )
    },
}
"""The languages that are told by their words, by their scripts."""

_BY_SIGNS: Mapping[str, tuple[re.Pattern[str], float, re.Pattern[str]]] = {
    "zh": (re.compile("[的了在是和不有]"), 0.04, re.compile("[嘅咗喺唔佢哋乜]|[\u3040-\u30ff]")),
    "ja": (re.compile("[のはをにがとで]"), 0.08, re.compile("[\uac00-\ud7af]")),
    "th": (re.compile("ที่|และ|ของ|ใน|การ|มี|ไม่|เป็น|ได้|ให้|จะ|ว่า"), 0.04, re.compile("[\u0e80-\u0eff]")),
}
"""Where no spaces stand between words: signs of a language, how many there are for each letter, and what is
foreign to it."""


def guess(text: str) -> str:
    """The tag of a text's language, ``und`` where it is not told for sure.

    >>> guess("The bridge was opened by the county, and it is the first of its kind.")
    'en'
    >>> guess("Die brug is deur die munisipaliteit gebou, en dit is die eerste van sy soort.")
    'und'
    """
    text = unicodedata.normalize("NFC", text[:_MOST_CHARACTERS]).lower()
    letters = Counter(letter for letter in text if letter.isalpha())
    scripts: Counter[str] = Counter()
    for letter, count in letters.items():
        scripts[_script(letter)] += count
    if not letters:
        return UNKNOWN
    if scripts["KANA"]:
        scripts["KANA"] += scripts.pop("CJK", 0)
    script, most = scripts.most_common(1)[0]
    if most < _LEAST_OF_SCRIPT * letters.total():
        return UNKNOWN
    if script == "HANGUL":
        return "ko"
    if tag := {"CJK": "zh", "KANA": "ja", "THAI": "th"}.get(script):
        return _by_signs(text, letters.total(), tag)
    return _by_words(text, letters, _LANGUAGES.get(script, {}))


def _script(letter: str) -> str:
    """The script of a letter, by its name in Unicode."""
    script = unicodedata.name(letter, "").partition(" ")[0]
    return "KANA" if script in ("HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA") else script


def _by_signs(text: str, letters: int, tag: str) -> str:
    signs, share, foreign = _BY_SIGNS[tag]
    is_sure = len(signs.findall(text)) >= share * letters and len(foreign.findall(text)) <= _MOST_STRANGE * letters
    return tag if is_sure else UNKNOWN


def _by_words(text: str, letters: Counter[str], known: Mapping[str, _Language]) -> str:
    """The one of the known languages whose small words make up enough of a text."""
    words = Counter(_WORD.findall(text))
    found = {tag: sum(words[word] for word in language.small) for tag, language in known.items()}
    if not found:
        return UNKNOWN
    best, most = Counter(found).most_common(1)[0]
    language = known[best]
    wanted = min(_LEAST_DIFFERENT + words.total() // _WORDS_FOR_ONE_MORE, _MOST_DIFFERENT_WANTED)
    strange = sum(words[word] for word in language.strange - language.small)
    others = frozenset[str]().union(*(other.small for other in known.values())) - language.small
    strange_letters = sum(count for letter, count in letters.items() if letter not in language.letters)
    is_sure = (
        most >= language.share * words.total()
        and sum(word in words for word in language.small) >= wanted
        and sum(words[word] for word in others) <= _MOST_OF_OTHERS * words.total()
        and strange <= _MOST_STRANGE * words.total()
        and strange_letters <= _MOST_STRANGE_LETTERS * letters.total()
    )
    return best if is_sure else UNKNOWN

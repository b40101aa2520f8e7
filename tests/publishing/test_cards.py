"""Pictures for sharing, drawn of a comparison in the letters that the site has."""

from __future__ import annotations

import doctest
import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from facing_pages.model import Comparison
from facing_pages.publishing import icons, outward, painting
from facing_pages.publishing.cards import HEIGHT, WIDTH, Cards
from facing_pages.publishing.painting import Face, fitted
from facing_pages.publishing.settings import Settings
from tests.compose import ROOT, Draft, article, bridge

OVERRIDES = ROOT / "overrides"
FONTS = OVERRIDES / "assets" / "fonts"
SERIF = Face(FONTS / "alegreya-400-700.woff2", 500)
COLOURS = {"paper": ("#ffffff", "#000000"), "ink": ("#000000", "#ffffff"), "ink-2": ("#333333", "#cccccc")}
COLOURS |= {"accent": ("#5f336c", "#dab2e7"), "edge-c": ("#837e85", "#847e86")}
CARDS = Cards(FONTS, COLOURS, "Facing Pages")


def _called(title: str, *labels: str) -> Comparison:
    draft: Draft = bridge()
    for number in range(2, len(labels)):
        draft.articles[f"more{number}"] = article("More\n\nA third paper says nothing of the bridge.\n")
        for event in draft.events.values():
            event.setdefault("silences", {})[f"more{number}"] = {"by": "Us", "on": "2021-06-01", "words": ["Lyd"]}
    draft.index["title"] = title
    draft.index["readings"] = [{"id": id, "label": label} for id, label in zip(draft.articles, labels, strict=True)]
    return draft.comparison()


def _ink(card: bytes, box: tuple[int, int, int, int]) -> int:
    """How many pixels of a part of the picture are not paper."""
    part = Image.open(io.BytesIO(card)).convert("RGB").crop(box)
    paper = Image.new("RGB", part.size, "#ffffff")
    return sum(shade > 60 for shade in ImageChops.difference(part, paper).convert("L").tobytes())


@pytest.mark.parametrize("labels", [("Post", "Post"), ("Post",) * 3, ("Post",) * 5])
def test_readings_have_equal_weight(labels: tuple[str, ...]) -> None:
    card = CARDS.comparison(_called("The bridge", *labels))
    many, gap = len(labels), 28
    width = (WIDTH - 160 - gap * (many - 1)) / many
    places = [round(80 + at * (width + gap)) for at in range(many)]
    written = [_ink(card, (left, 500, left + round(width), HEIGHT)) for left in places]
    assert min(written) > 200
    assert max(written) - min(written) < 0.05 * max(written)


def test_what_no_typeface_has_letters_for_is_left_out_and_the_site_is_named() -> None:
    named = CARDS.comparison(_called("花园", "العربية", "中文"))
    assert named == CARDS.comparison(_called("حديقة", "日本語", "中文"))
    assert _ink(named, (80, 130, 1120, 260)) > 1000, "the site’s name"
    assert _ink(named, (80, 500, 1120, HEIGHT)) == 0, "no boxes in place of labels"
    assert _ink(named, (80, 420, 400, 490)) > 500, "a disc and a letter"


def test_one_label_without_letters_takes_the_others_with_it() -> None:
    assert _ink(CARDS.comparison(_called("The bridge", "Post", "中文")), (80, 500, 1120, HEIGHT)) == 0


def test_the_same_comparison_makes_the_same_bytes() -> None:
    comparison = _called("The bridge", "Post", "Times")
    assert CARDS.comparison(comparison) == Cards(FONTS, COLOURS, "Facing Pages").comparison(comparison)
    assert CARDS.of_site([comparison.title]) == CARDS.of_site([comparison.title])


def test_a_typeface_knows_which_signs_it_has() -> None:
    assert SERIF.has("The workers’ state – “yes”, naïve, 1949")
    for text in ("中文", "حديقة", "a → b", "∎"):
        assert not SERIF.has(text)


def test_texts_fit_in_one_size_and_what_never_fits_is_cut() -> None:
    short, long = fitted(["Post", "The Morning Post of the Valley"], SERIF, (40, 30), 400, 2)
    assert short.size == long.size
    assert " ".join(long.lines) == "The Morning Post of the Valley"
    (cut,) = fitted(["Post " * 50], SERIF, (40,), 400, 2)
    assert len(cut.lines) == 2
    assert cut.lines[-1].endswith("…")
    (word,) = fitted(["Donaudampfschifffahrtsgesellschaft"], SERIF, (40,), 200, 1)
    assert SERIF.width(word.lines[0], 40) <= 200


def test_a_site_s_own_icon_is_taken_in_every_size(tmp_path: Path) -> None:
    own = tmp_path / "own.png"
    Image.new("RGB", (64, 32), "#ff0000").save(own)
    made = icons.icons(own, "#ffffff", "#000000")
    icon = Image.open(io.BytesIO(made["assets/icons/icon-192.png"])).convert("RGB")
    assert icon.size == (192, 192)
    assert icon.getpixel((96, 96)) == (255, 0, 0)
    assert icon.getpixel((96, 5)) == (255, 255, 255)
    svg = tmp_path / "own.svg"
    svg.write_text("<svg/>", encoding="utf-8")
    assert icons.icons(svg, "#ffffff", "#000000") == {}


def test_a_file_that_the_keeper_of_a_site_has_put_there_stands(tmp_path: Path) -> None:
    settings = Settings(
        tmp_path, tmp_path, tmp_path / "mkdocs.yml", (OVERRIDES,), name="Ours", address="https://a.example/"
    )
    made = outward.files(settings, [])
    assert {"robots.txt", "card.png", "manifest.webmanifest"} < outward.unless_there(settings, made).keys()
    (tmp_path / "robots.txt").write_text("User-agent: *\nDisallow: /\n", encoding="utf-8")
    assert "robots.txt" not in outward.unless_there(settings, made)


def test_the_examples_hold() -> None:
    for module in (outward, painting):
        assert doctest.testmod(module).attempted
        assert not doctest.testmod(module).failed

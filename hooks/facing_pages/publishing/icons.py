"""Icons of the site in the sizes that systems ask for, and the manifest that names them.

They are drawn of the site's sign. A site with an icon of its own has it made larger or smaller where it is a picture;
one in SVG is named as it is, for it fits every size.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from pathlib import Path

from PIL import Image

from facing_pages import resources
from facing_pages.publishing.painting import Picture
from facing_pages.publishing.settings import FAVICON, Settings

MANIFEST = "manifest.webmanifest"
TOUCH = "assets/icons/touch-180.png"
"""What a telephone sets on its first screen."""

_FOLDER = "assets/icons"
_SIZES = (192, 512)
_TOUCH_SIZE = 180
_SAFE = 0.8
"""Of a maskable icon, the part of its width that no system cuts off."""


def icons(icon: Path, paper: str, ink: str) -> dict[str, bytes]:
    """Every icon by its path from the site's root; none where the site's own is in SVG.

    Arguments:
        icon: the site's.
        paper: the colour under it.
        ink: its colour, where it is ours.
    """
    ours = icon.samefile(resources.folder("overrides") / FAVICON)
    if not ours and icon.suffix == ".svg":
        return {}

    def drawn(size: int, part: float) -> bytes:
        return _sign(size, part, paper, ink) if ours else _resized(icon, size, part, paper)

    made = {f"{_FOLDER}/icon-{size}.png": drawn(size, 0.9) for size in _SIZES}
    made |= {f"{_FOLDER}/maskable-{size}.png": drawn(size, _SAFE * 0.8) for size in _SIZES}
    return made | {TOUCH: drawn(_TOUCH_SIZE, 0.75)}


def manifest(settings: Settings, made: Iterable[str], paper: str) -> bytes:
    """What a system needs to know to set the site among its programs.

    Arguments:
        made: the paths of the icons that were drawn.
        paper: the colour of the window's frame.
    """
    shown = [_named(path, size) for size in _SIZES for path in made if path.endswith(f"-{size}.png")]
    if settings.favicon.endswith(".svg"):
        shown.append({"src": settings.favicon, "sizes": "any", "type": "image/svg+xml", "purpose": "any"})
    facts = {
        "name": settings.name,
        "short_name": settings.name,
        "description": settings.description,
        "lang": settings.language,
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": paper,
        "theme_color": paper,
        "icons": shown,
    }
    text = json.dumps({key: value for key, value in facts.items() if value}, ensure_ascii=False, indent=2)
    return f"{text}\n".encode()


def _named(path: str, size: int) -> dict[str, str]:
    purpose = "maskable" if "maskable" in path else "any"
    return {"src": path, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}


def _sign(size: int, part: float, paper: str, ink: str) -> bytes:
    picture = Picture(size, size, paper)
    picture.sign(size / 2, size / 2, size * part / 2, ink)
    return picture.png()


def _resized(icon: Path, size: int, part: float, paper: str) -> bytes:
    """A picture in the middle of a square, as large as goes into a part of its width."""
    square = Image.new("RGB", (size, size), paper)
    with Image.open(icon) as opened:
        shown = opened.convert("RGBA")
    scale = size * part / max(shown.size)
    shown = shown.resize((max(1, round(shown.width * scale)), max(1, round(shown.height * scale))))
    square.paste(shown, ((size - shown.width) // 2, (size - shown.height) // 2), shown)
    held = io.BytesIO()
    square.save(held, "PNG", optimize=True)
    return held.getvalue()

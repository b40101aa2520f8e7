"""Where the pages of the small edition ``full`` stand: two readings of one tram line, and something of every kind."""

from __future__ import annotations

from tests.pages import Page

COMPARISON = "tram/"
READINGS = FIRST, SECOND = ("workshop", "council")

HOME = Page("home", "")
FRONT = Page("front", COMPARISON)
FACING = Page("facing", f"{COMPARISON}facing/")
TEXTS = Page("texts", f"{COMPARISON}facing/texts/")
ARTICLES = tuple(Page("article", f"{COMPARISON}{reading}/") for reading in READINGS)
VEILED = tuple(Page("veiled", f"{COMPARISON}{letter}/") for letter in "ab")
MAP = Page("map", f"{COMPARISON}map/")
DOCUMENTS = Page("documents", f"{COMPARISON}documents/")
WHO = Page("who", f"{COMPARISON}who/")
SOURCES = Page("sources", f"{COMPARISON}sources/")
SENTENCES = Page("sentences", f"{COMPARISON}sentences/")
QUESTIONS = Page("questions", f"{COMPARISON}questions/")
HANDOUT = Page("handout", f"{COMPARISON}handout/")
WORKSHEET = Page("worksheet", f"{COMPARISON}worksheet/")
PROJECTOR = Page("projector", f"{COMPARISON}projector/")
DATA = Page("data", f"{COMPARISON}data/")
EMBEDS = Page("embeds", f"{COMPARISON}embed/")
EMBED = Page("embed", f"{COMPARISON}embed/cost/")
CLASS_FILE = Page("class file", f"{COMPARISON}data/tram.html")

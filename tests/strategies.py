"""What Hypothesis makes for several groups of tests, and how it goes about it."""

from __future__ import annotations

import os

from hypothesis import settings
from hypothesis import strategies as st

# A slow machine is no failure; in CI every run tries the same examples. Whoever
# has an hour sets HYPOTHESIS_PROFILE=thorough; “make test-quick” sets quick.
settings.register_profile("usual", deadline=None, max_examples=100, derandomize=bool(os.environ.get("CI")))
settings.register_profile("quick", settings.get_profile("usual"), max_examples=8)
settings.register_profile("thorough", deadline=None, max_examples=5000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))


def effort(share: float) -> settings:
    """For a property that wants more or fewer examples than most: a share of what the profile tries."""
    return settings(max_examples=round(share * settings().max_examples))


# What articles hold: no surrogates, no control characters but the tabulator.
characters = st.characters(exclude_categories=["Cs", "Cc"], include_characters="\t")

# Words that Markdown, HTML or our own marks could take for something else.
HOSTILE = (
    *(
        "*",
        "**",
        "***",
        "_x_",
        "__",
        "~~x~~",
        "`",
        "``",
        "x`y",
        "\\",
        "\\\\",
        "\\*",
        "#",
        "##",
        "x#",
        "^",
        "==x==",
        "$x$",
    ),
    *("1.", "1986.", "2)", "-", "+", "--", "---", "===", ">", ">>", "|", "a|b", ":", ": x", "!", "!!!", "???"),
    *(
        "[x](y)",
        "![x](y)",
        "[x]:",
        "[x][y]",
        "[^x]",
        "[^x]:",
        "^[x]",
        "[ ]",
        "[TOC]",
        "]",
        "[",
        "(",
        ")",
        "(x)",
        "[[x]]",
    ),
    *("{: #x }", "{#x}", "{.x}", "{{x}}", "{%x%}", "{", "}", "*[HTML]: x", "http://x.org/_y_", "<http://x.org>"),
    *("<b>", "</b>", "<b", "<!--", "-->", "<script>alert(1)</script>", "<!DOCTYPE", "<?php", "a<b", "<", "&", "&&"),
    *("&amp;", "&lt;b&gt;", "&#42;", "&#x2a;", "&amp;amp;", "&copy", "&nbsp;", "AT&T", "&am", "p;", "&#", "42;", "x;"),
    *("“", "”", "‘x’", '"', "'", "…", "¶1", "¶", "**¶2**", ":smile:", "@x", "www.x.org", "e\u0301", "\u00ad", "\u200b"),
)

words = st.one_of(
    st.sampled_from(HOSTILE),
    st.sampled_from(["the", "bridge", "не", "四", "العربية", "नमस्ते", "한국어", "it", "is", "not"]),
    st.text(characters, min_size=1, max_size=8),
)
lines = st.lists(words, min_size=1, max_size=12).map(" ".join)

"""Which encoding a text is in that is not UTF-8: for what to tell the person who hands it in."""

from __future__ import annotations

_NAMES = {
    "big5": "BIG5",
    "big5hkscs": "BIG5",
    "cp932": "SHIFT_JIS",
    "cp949": "EUC-KR",
    "cp1251": "WINDOWS-1251",
    "euc_jis_2004": "EUC-JP",
    "euc_jp": "EUC-JP",
    "euc_kr": "EUC-KR",
    "gb18030": "GB18030",
    "gb2312": "GB18030",
    "gbk": "GB18030",
    "iso2022_jp": "ISO-2022-JP",
    "koi8_r": "KOI8-R",
    "shift_jis": "SHIFT_JIS",
    "shift_jis_2004": "SHIFT_JIS",
    "utf_16": "UTF-16",
    "utf_16_be": "UTF-16BE",
    "utf_16_le": "UTF-16LE",
}
"""Those that can be told from their bytes, as ``iconv`` and editors name them; those of Latin letters cannot."""
_MARKS_OF_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_SAMPLE = 20_000


def likely_encoding(data: bytes) -> str:
    """The encoding that a text is most likely in.

    >>> likely_encoding("川の水が夜のうちに増え、水車小屋の二段目まで来た。".encode("cp932"))
    'SHIFT_JIS'
    >>> likely_encoding("Le café ouvre à midi.".encode("cp1252"))
    'WINDOWS-1252'
    """
    if data.startswith(_MARKS_OF_UTF_16):
        return "UTF-16"
    from charset_normalizer import from_bytes  # only for what is not UTF-8: a check is quick

    sample = data[:_SAMPLE].rpartition(b"\n")[0] if len(data) > _SAMPLE else data
    best = from_bytes(sample or data[:_SAMPLE]).best()
    return _NAMES.get(best.encoding, "WINDOWS-1252") if best else "WINDOWS-1252"

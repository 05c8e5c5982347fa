"""Make the text of a PDF that QGIS wrote findable, and give the file a title.

Fonts for Chinese draw some characters and the radicals of the same shape with one glyph, and Qt
then writes down the radical: a search for 小学 finds nothing, because the file holds ⼩学. The
tables that say which character a glyph stands for are mended here, without moving a byte.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timezone
from pathlib import Path

# Radicals (U+2E80 to U+2EFF) that Unicode does not call equal to a character, and the character.
_SUPPLEMENT = dict(
    zip(
        "⺂⺃⺅⺉⺏⺐⺒⺓⺔⺕⺖⺘⺙⺛⺞⺟⺠⺡⺣⺤⺦⺨⺭⺯⺰⺱⺹⺺⺾⻂⻅⻆⻈⻉⻋⻌⻐⻑⻒⻓⻔⻖⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻮⻯⻰⻱⻲⻳",
        "乛乚亻刂尣尢巳幺彑彐忄扌攵旡歺母民氵灬爫丬犭礻糹纟罓耂肀艹衤见角讠贝车辶钅長镸长门阝青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐齿竜龙龜亀龟",
    )
)
_SUPPLEMENT["⼾"] = "户"  # Unicode says 戶
_UNICODE_TABLE = re.compile(rb"begin(bfrange|bfchar)\n(.*?)end\1", re.DOTALL)
_CODE = re.compile(rb"<(2[EF][0-9A-F]{2})>")


def mend(path: Path, title: str, author: str) -> None:
    """Rewrite the file with characters in place of radicals, and with title and author."""
    data = path.read_bytes()
    data = _UNICODE_TABLE.sub(lambda table: _CODE.sub(_character, table[0]), data)
    path.write_bytes(data + _information(data, title, author))


def _character(code: re.Match) -> bytes:
    """Give the code of the character that looks like a radical."""
    radical = chr(int(code[1], 16))
    character = _SUPPLEMENT.get(radical) or unicodedata.normalize("NFKC", radical)
    return b"<%04X>" % ord(character)


def _information(data: bytes, title: str, author: str) -> bytes:
    """Make an update of the file's information, to be put at its end; nothing where it is not plain."""
    root = re.search(rb"/Root (\d+ 0 R)[^>]*>>\s*startxref\s+(\d+)\s+%%EOF\s*$", data)
    size = re.findall(rb"/Size (\d+)", data)
    if not root or not size or not data[int(root[2]) :].startswith(b"xref"):
        return b""
    number = int(size[-1])
    made = datetime.now(timezone.utc).strftime("D:%Y%m%d%H%M%SZ").encode()
    entry = b"%d 0 obj\n<< /Title %s /Author %s /Creator (QGIS) /CreationDate (%s) >>\nendobj\n" % (
        number, _string(title), _string(author), made,
    )
    table = b"xref\n%d 1\n%010d 00000 n \ntrailer\n<< /Size %d /Root %s /Info %d 0 R /Prev %s >>\n" % (
        number, len(data), number + 1, root[1], number, root[2],
    )
    return entry + table + b"startxref\n%d\n%%%%EOF\n" % (len(data) + len(entry))


def _string(text: str) -> bytes:
    """Write a text as PDF does: UTF-16 in hexadecimal."""
    return b"<FEFF%s>" % text.encode("utf-16-be").hex().upper().encode()

"""What people write: Markdown without HTML, figures by placeholder; nothing else gets through."""

import re
from collections.abc import Mapping

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

TEMPAT = re.compile(r"\{\{\s*([a-zA-Z_]+)\s*:\s*([^\s{}]+)\s*\}\}")
KURUNG = re.compile(r"\{\{[^{}]*\}\}")
BENTANG_TERBESAR = 20
PANJANG_TERBESAR = 100_000

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["image", "link"])
_UNSUR = {
    "p", "ul", "ol", "li", "strong", "em", "br", "blockquote", "h5", "h6",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
_ATRIBUT = {"th": {"colspan", "rowspan"}, "td": {"colspan", "rowspan"}}


def nama_tempat(jenis: str, kode: str) -> str:
    return f"{jenis}:{kode}".lower()


def isi_tempat(teks: str, angka: Mapping[str, str]) -> str:
    """Put the figures in; one that is not known stays visible as such."""

    def ganti(m: re.Match[str]) -> str:
        kunci = nama_tempat(m[1], m[2])
        return _polos(angka[kunci]) if kunci in angka else f"[{m[1]}:{m[2]} tidak dikenal]"

    return TEMPAT.sub(ganti, teks)


def tempat_asing(teks: str, angka: Mapping[str, str]) -> list[str]:
    """Problems of the placeholders, one sentence each, in the order they stand in the text."""
    masalah = []
    for m in KURUNG.finditer(teks):
        tempat = TEMPAT.fullmatch(m[0])
        if tempat is None:
            masalah.append(f"Penanda {m[0]} tidak dapat dibaca; contoh: {{{{ capaian:IKU-1 }}}}.")
        elif nama_tempat(tempat[1], tempat[2]) not in angka:
            masalah.append(f"Penanda {m[0]} tidak dikenal dalam laporan ini.")
    if len(teks) > PANJANG_TERBESAR:
        masalah.append("Teks terlalu panjang; paling banyak 100.000 huruf.")
    return list(dict.fromkeys(masalah))


def html_narasi(teks: str) -> SafeString:
    """Safe HTML of a Markdown text. Headings become small ones, so the outline stays ours."""
    kotor = _MARKDOWN.render(teks[:PANJANG_TERBESAR])
    kotor = re.sub(r"<(/?)h[1-6]>", r"<\1h5>", kotor)
    return saring(kotor)


def saring(kotor: str) -> SafeString:
    return mark_safe(nh3.clean(kotor, tags=_UNSUR, attributes=_ATRIBUT, attribute_filter=_jepit))


def _jepit(unsur: str, atribut: str, nilai: str) -> str | None:
    """A span of 100000 columns costs a render 22 seconds: keep it within reason."""
    return nilai if nilai.isdecimal() and 1 <= int(nilai[:6]) <= BENTANG_TERBESAR else None


def _polos(teks: str) -> str:
    """A figure as plain Markdown: none of its characters is markup."""
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", teks)

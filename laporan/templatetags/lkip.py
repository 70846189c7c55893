"""Numbers, captions and charts of the printed LKIP; they count on `penomoran` in the context."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from laporan import grafik as gambar_svg
from laporan.lkip.isi import Angka, Grafik
from laporan.lkip.narasi import html_narasi
from laporan.templatetags.sakip_format import angka, persen

register = template.Library()

LAMBANG = {
    "tercapai": "✓",
    "tidak tercapai": "×",
    "belum ada nilai": "–",
    "belum disetujui": "…",
    "tidak dapat diukur": "—",
}


@register.simple_tag(takes_context=True)
def judul_depan(context, judul: str) -> SafeString:
    entri = context["penomoran"].depan(judul)
    return format_html('<h1 class="judul-depan" id="{}">{}</h1>', entri.id, judul)


@register.simple_tag(takes_context=True)
def subjudul(context, judul: str, tingkat: int = 2) -> SafeString:
    """A numbered heading: 3.1 with tingkat 2, 3.1.1 with tingkat 3."""
    entri = context["penomoran"].subjudul(judul, tingkat)
    return format_html(
        '<h{} id="{}"><span class="nomor">{}</span> {}</h{}>',
        tingkat, entri.id, entri.nomor, judul, tingkat,
    )  # fmt: skip


@register.simple_tag(takes_context=True)
def judul_bagian(context) -> SafeString:
    """The heading of the section itself, from the registry."""
    bagian = context["bagian"]
    return subjudul(context, bagian.judul, bagian.tingkat)


@register.simple_tag(takes_context=True)
def tabel(context, judul: str, kunci: str = "") -> SafeString:
    entri = context["penomoran"].tabel(judul, kunci)
    return format_html(
        '<caption id="{}"><span class="nomor">{}</span> {}</caption>', entri.id, entri.nomor, judul
    )


@register.simple_tag(takes_context=True)
def gambar(context, grafik: Grafik, judul: str, kunci: str = "") -> SafeString:
    entri = context["penomoran"].gambar(judul, kunci)
    return format_html(
        '<figure id="{}" class="grafik-{}">{}<figcaption><span class="nomor">{}</span> {}'
        "</figcaption></figure>",
        entri.id, grafik.jenis, lukis(grafik, judul, f"g-{entri.id}"), entri.nomor, judul,
    )  # fmt: skip


@register.simple_tag(takes_context=True)
def rujuk(context, kunci: str) -> str:
    """ "Tabel 3.1" for the table printed with this kunci, before or after this place."""
    return context["penomoran"].rujuk(kunci)


@register.filter
def sambung(teks: str, lagi) -> str:
    return f"{teks}{lagi}"


@register.filter
def narasi(teks: str) -> SafeString:
    return html_narasi(teks)


@register.filter
def hitung(a: Angka) -> str:
    """A computed percentage, or why there is none."""
    return persen(a.nilai) if a.nilai is not None else a.sebab


@register.filter
def poin(a: Angka) -> str:
    return angka(a.nilai) if a.nilai is not None else a.sebab


@register.filter
def status(kata: str) -> SafeString:
    """A status as sign and word, so that it reads in greyscale."""
    return format_html(
        '<span class="status {}"><span class="lambang" aria-hidden="true">{}</span> {}</span>',
        kata.replace(" ", "-"), LAMBANG.get(kata, "•"), kata,
    )  # fmt: skip


@register.filter
def lambang(kata: str) -> str:
    return LAMBANG.get(kata, "•")


def lukis(g: Grafik, judul: str, kunci: str) -> str:
    if g.jenis == "batang":
        baris = [gambar_svg.Batang(b.label, b.nilai, b.keterangan, b.status) for b in g.batang]
        svg = gambar_svg.batang(judul, baris, g.satuan, g.acuan, kunci=kunci)
    elif g.jenis == "kelompok":
        pasangan = [(b.label, b.nilai, b.kedua) for b in g.batang]
        satu, dua = g.nama
        svg = gambar_svg.kelompok(judul, pasangan, (satu, dua), g.satuan, kunci)
    elif g.jenis == "garis":
        deret = [gambar_svg.Deret(d.nama, list(d.titik)) for d in g.deret]
        svg = gambar_svg.garis(judul, deret, g.satuan, kunci)
    elif g.jenis == "porsi":
        bagian = [(b.label, b.nilai) for b in g.batang if b.nilai is not None]
        svg = gambar_svg.porsi(judul, bagian, kunci)
    else:
        simpul = [gambar_svg.Simpul(s.id, s.induk, s.label) for s in g.simpul]
        svg = gambar_svg.bagan(judul, simpul, kunci)
    return mark_safe(svg)

"""Small figures inside table cells."""

from decimal import Decimal

from django import template
from django.utils.safestring import SafeString, mark_safe

from indikator.models import Anggaran
from laporan.efisiensi import Rasio, serapan
from laporan.format import persen
from laporan.grafik import peluru
from laporan.konteks.hasil import HasilIndikator

register = template.Library()


@register.simple_tag
def peluru_capaian(hasil: HasilIndikator) -> SafeString:
    """The capaian against 100 as a bullet; nothing where there is no figure."""
    nilai = hasil.hasil.nilai
    if nilai is None:
        return mark_safe("")
    kunci = f"peluru-{hasil.indikator.pk}"
    isi = peluru(hasil.indikator.nama, nilai, Decimal(100), kunci=kunci)
    return mark_safe(f'<div class="grafik">{isi}</div>')


@register.simple_tag
def rasio(nilai: Rasio) -> str:
    """A percentage, or why there is none."""
    if nilai.sebab is not None:
        return nilai.sebab.teks
    assert nilai.nilai is not None
    return persen(nilai.nilai)


@register.simple_tag
def serapan_baris(baris: Anggaran) -> str:
    return rasio(serapan(baris.realisasi, baris.pagu))

"""From a stored snapshot to a stored PDF."""

from django.core.files.base import ContentFile
from django.db import transaction

from laporan import lkip as dokumen
from laporan.models import Lkip, tempat_berkas
from laporan.pdf import Kemajuan, cetak


def render_lkip(lkip: Lkip, kemajuan: Kemajuan | None = None) -> None:
    """Print the snapshot and keep the file. Safe to run twice: the first to finish is kept."""
    halaman = 0

    def teruskan(selesai: int, jumlah: int | None) -> None:
        nonlocal halaman
        halaman = selesai
        if kemajuan:
            kemajuan(selesai, jumlah)

    pdf = cetak(dokumen.html(lkip.konteks), kemajuan=teruskan)
    _simpan_berkas(lkip, pdf, halaman)


def _simpan_berkas(lkip: Lkip, pdf: bytes, halaman: int) -> None:
    simpanan = Lkip._meta.get_field("berkas").storage
    nama = simpanan.save(tempat_berkas(lkip, ""), ContentFile(pdf))
    disimpan = False
    try:
        with transaction.atomic():
            baris = Lkip.objects.select_for_update().get(pk=lkip.pk)
            if baris.status != Lkip.Status.SELESAI:
                baris.berkas, baris.status, baris.galat = nama, Lkip.Status.SELESAI, ""
                baris.halaman_selesai = baris.jumlah_halaman = halaman
                baris.sewa_sampai = None
                baris.save()
                disimpan = True
    finally:
        if not disimpan:
            simpanan.delete(nama)

from decimal import Decimal

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from indikator.models import Indikator
from laporan.grafik import Deret, garis
from laporan.konteks.hasil import hasil_indikator
from laporan.konteks.indikator import RincianIndikator, rincian_indikator
from laporan.navigasi import tahun_berdata
from laporan.nilai import bulat
from laporan.views.periode import periode_diminta, pilihan_periode
from perangkat_daerah.izin import untuk_instansi


@require_safe
@untuk_instansi("laporan.lihat_kinerja")
def indikator(request, tahun, instansi, kode):
    """One indikator: its figure, the rule and inputs behind it, its years."""
    terlihat = Indikator.objects.for_user(request.user).filter(kinerja__instansi=instansi)
    objek = get_object_or_404(terlihat.berlaku(tahun), kode=kode)
    periode = periode_diminta(request, tahun)
    [hasil] = hasil_indikator(Indikator.objects.filter(pk=objek.pk), periode)
    rincian = rincian_indikator(hasil.indikator, hasil, tahun_berdata(instansi))
    konteks = {
        "judul": hasil.indikator.nama,
        "instansi": instansi,
        "tahun": tahun,
        "rincian": rincian,
        "hasil": hasil,
        "grafik_tahunan": _grafik(rincian),
        "pilihan_periode": pilihan_periode(periode),
        "remah": [
            (
                "Kinerja",
                reverse("kinerja", kwargs={"tahun": tahun, "instansi": instansi.kode}),
            ),
            (hasil.indikator.kode, None),
        ],
    }
    return render(request, "laporan/indikator.html", konteks)


def _grafik(rincian: RincianIndikator) -> str:
    """Target and realisasi by year, where they are single figures."""
    target = [(str(h.periode.tahun), _angka(h.target)) for h in rincian.tahunan]
    realisasi = [(str(h.periode.tahun), _angka(h.realisasi.nilai)) for h in rincian.tahunan]
    if all(nilai is None for _, nilai in target + realisasi):
        return ""
    return garis(
        "Target dan realisasi per tahun",
        [Deret("Target", target), Deret("Realisasi", realisasi)],
        satuan=rincian.hasil.indikator.satuan,
        kunci="tahunan",
    )


def _angka(nilai) -> Decimal | None:
    return bulat(nilai) if isinstance(nilai, Decimal) else None

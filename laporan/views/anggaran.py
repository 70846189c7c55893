from django.shortcuts import render
from django.views.decorators.http import require_safe

from indikator.models import Indikator
from laporan.konteks.anggaran import anggaran_instansi, baris_anggaran
from laporan.konteks.hasil import Periode, hasil_indikator
from perangkat_daerah.izin import untuk_instansi


@require_safe
@untuk_instansi("laporan.lihat_kinerja")
def anggaran(request, tahun, instansi):
    """Pagu, realisasi, serapan and efisiensi of every IKU, and the rows behind them."""
    iku = Indikator.objects.berlaku(tahun).filter(iku=True, kinerja__instansi=instansi)
    hasil = hasil_indikator(iku.order_by("urut", "pk"), Periode(tahun))
    konteks = {
        "judul": f"Anggaran {instansi}",
        "instansi": instansi,
        "tahun": tahun,
        "anggaran": anggaran_instansi(hasil, baris_anggaran(instansi, tahun)),
        "remah": [("Anggaran", None)],
    }
    return render(request, "laporan/anggaran.html", konteks)

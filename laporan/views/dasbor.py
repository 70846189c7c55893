from decimal import Decimal

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from laporan.grafik import porsi
from laporan.konteks.dasbor import dasbor_kota
from laporan.views.periode import periode_diminta, pilihan_periode
from perangkat_daerah.izin import untuk_instansi


@require_safe
@untuk_instansi("laporan.lihat_kinerja")
def dasbor(request, tahun, instansi):
    """The city's IKU by misi and the progress of every perangkat daerah."""
    if not instansi.adalah_kota:
        raise Http404
    periode = periode_diminta(request, tahun)
    isi = dasbor_kota(instansi, periode)
    konteks = {
        "judul": f"Dasbor kinerja {instansi}",
        "instansi": instansi,
        "tahun": tahun,
        "dasbor": isi,
        "pilihan_periode": pilihan_periode(periode),
        "grafik_status": porsi(
            f"Status {isi.rekap.total} IKU, {periode}",
            [(b.status.capitalize(), Decimal(b.jumlah)) for b in isi.rekap.baris],
            kunci="status-iku",
        ),
        "remah": [("Dasbor kota", None)],
    }
    return render(request, "laporan/dasbor.html", konteks)

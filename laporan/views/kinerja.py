from django.shortcuts import render
from django.views.decorators.http import require_safe

from laporan.konteks.kinerja import kinerja_instansi
from laporan.views.periode import periode_diminta, pilihan_periode
from perangkat_daerah.izin import untuk_instansi


@require_safe
@untuk_instansi("laporan.lihat_kinerja")
def kinerja(request, tahun, instansi):
    """The IKU of an instansi by sasaran, and the indikator that support them."""
    periode = periode_diminta(request, tahun)
    konteks = {
        "judul": f"Kinerja {instansi}",
        "instansi": instansi,
        "tahun": tahun,
        "kinerja": kinerja_instansi(instansi, periode),
        "pilihan_periode": pilihan_periode(periode),
        "remah": [("Kinerja", None)],
    }
    return render(request, "laporan/kinerja.html", konteks)

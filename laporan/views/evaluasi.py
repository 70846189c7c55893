from django.shortcuts import render
from django.views.decorators.http import require_safe

from laporan.konteks.evaluasi import evaluasi_instansi
from perangkat_daerah.izin import untuk_instansi


@require_safe
@untuk_instansi("laporan.lihat_kinerja")
def evaluasi(request, tahun, instansi):
    """AKIP and IKM scores of an instansi and what stands below it."""
    konteks = {
        "judul": f"Evaluasi {instansi}",
        "instansi": instansi,
        "tahun": tahun,
        "evaluasi": evaluasi_instansi(instansi, tahun),
        "remah": [("Evaluasi", None)],
    }
    return render(request, "laporan/evaluasi.html", konteks)

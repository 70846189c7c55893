from django.http import HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from indikator.models import Indikator, Jadwal, Realisasi
from laporan.navigasi import instansi_kerja, tahun_bawaan, tahun_berangka
from perangkat_daerah.izin import peran_di
from perangkat_daerah.models import Instansi, Peran


@require_safe
def beranda(request):
    """Straight to this user's work: what is due for those who fill or check, else the figures."""
    terlihat = instansi_kerja(request.user)
    if not terlihat:
        if request.user.is_staff:
            return redirect("admin:index")
        return render(request, "laporan/tanpa_penugasan.html")
    instansi = terlihat[0]
    peran = peran_di(request.user, instansi)
    if peran & {Peran.OPERATOR, Peran.VERIFIKATOR}:
        tahun, triwulan = periode_jatuh_tempo(instansi)
        return redirect(
            "pengisian_triwulan", tahun=tahun, instansi=instansi.kode, triwulan=triwulan
        )
    if instansi.adalah_kota and Peran.ADMIN not in peran:
        return redirect("dasbor", tahun=tahun_berangka(instansi), instansi=instansi.kode)
    if request.user.is_staff:
        return redirect("admin:index")
    return redirect("kinerja", tahun=tahun_berangka(instansi), instansi=instansi.kode)


@require_safe
def pindah(request):
    """The header's instansi picker without JavaScript: go to the address that was chosen."""
    ke = request.GET.get("ke", "")
    if not url_has_allowed_host_and_scheme(ke, allowed_hosts=None) or not ke.startswith("/"):
        return HttpResponseBadRequest("Alamat tujuan tidak dikenal.")
    return redirect(ke)


def periode_jatuh_tempo(instansi: Instansi) -> tuple[int, int]:
    """The first open triwulan with an indikator still to fill, else the last open one."""
    terbuka = list(Jadwal.objects.terbuka(timezone.localdate()))
    if not terbuka:
        return tahun_bawaan(), 1
    milik = Indikator.objects.milik(instansi)
    for jadwal in terbuka:
        harus = milik.berlaku(jadwal.tahun).bertarget(jadwal.tahun).count()
        terisi = (
            Realisasi.objects.filter(
                indikator__in=milik.order_by(), tahun=jadwal.tahun, triwulan=jadwal.triwulan
            )
            .terisi()
            .count()
        )
        if terisi < harus:
            return jadwal.tahun, jadwal.triwulan
    return terbuka[-1].tahun, terbuka[-1].triwulan

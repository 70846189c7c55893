from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from indikator.services import (
    AJUKAN,
    KEMBALIKAN_PERENCANA,
    KEMBALIKAN_VERIFIKATOR,
    LANGKAH,
    SETUJUI,
    VERIFIKASI,
    Ditolak,
    alasan_tertutup,
    pesan_galat,
    pindahkan,
    simpan_realisasi,
)
from laporan.konteks.hasil import ROMAWI, Periode
from laporan.konteks.pengisian import baris_isian, indikator_triwulan, muat_isian
from laporan.views.beranda import periode_jatuh_tempo
from perangkat_daerah.izin import untuk_instansi

TOMBOL = (
    (AJUKAN, "Ajukan ke verifikator"),
    (VERIFIKASI, "Nyatakan terverifikasi"),
    (SETUJUI, "Setujui"),
)
KEMBALIKAN = (KEMBALIKAN_VERIFIKATOR, KEMBALIKAN_PERENCANA)
KATA_KERJA = {"ajukan": "diajukan", "verifikasi": "diverifikasi", "setujui": "disetujui"}


def _pengisian_instansi(view):
    """For those who fill or check an instansi: unseen is 404, seen by others 403."""

    @untuk_instansi("laporan.lihat_kinerja")
    def periksa(request, *args, instansi, **kwargs):
        if not any(request.user.has_perm(langkah.izin, instansi) for langkah, _ in TOMBOL):
            raise PermissionDenied
        return view(request, *args, instansi=instansi, **kwargs)

    return periksa


@require_safe
@_pengisian_instansi
def pengisian(request, tahun, instansi):
    """The triwulan of that year that is due, else its first."""
    tahun_tempo, triwulan = periode_jatuh_tempo(instansi)
    if tahun_tempo != tahun:
        triwulan = 1
    return redirect("pengisian_triwulan", tahun=tahun, instansi=instansi.kode, triwulan=triwulan)


@require_http_methods(["GET", "HEAD", "POST"])
@_pengisian_instansi
def pengisian_triwulan(request, tahun, instansi, triwulan):
    """The grid; POST saves every row that was changed, and keeps what could not be saved."""
    periode = _periode(tahun, triwulan)
    tertutup = alasan_tertutup(tahun, triwulan)
    izin_isi = request.user.has_perm(AJUKAN.izin, instansi)
    boleh_isi = izin_isi and not tertutup
    kumpulan = muat_isian(instansi, tahun)
    ditolak: dict[int, tuple[object, str]] = {}
    if request.method == "POST":
        if not izin_isi:
            raise PermissionDenied
        tersimpan = 0
        for i in kumpulan.indikator:
            baris = baris_isian(kumpulan, i, periode, boleh_isi=True, data=request.POST)
            if not baris.form.has_changed():
                continue
            if galat := _simpan(baris, tahun, triwulan, request.user):
                ditolak[i.pk] = (request.POST, galat)
            else:
                tersimpan += 1
        if not ditolak:
            messages.success(request, f"{tersimpan} isian tersimpan.")
            return redirect(request.path)
        messages.error(
            request, f"{tersimpan} isian tersimpan, {len(ditolak)} belum: lihat baris bertanda."
        )
        kumpulan = muat_isian(instansi, tahun)
    baris = [
        baris_isian(
            kumpulan,
            i,
            periode,
            boleh_isi=boleh_isi,
            data=ditolak.get(i.pk, (None, ""))[0],
            galat=ditolak.get(i.pk, (None, ""))[1],
        )
        for i in kumpulan.indikator
    ]
    konteks = {
        "judul": f"Pengisian {periode}",
        "instansi": instansi,
        "tahun": tahun,
        "triwulan": triwulan,
        "periode": periode,
        "triwulan_lain": [(tw, ROMAWI[tw]) for tw in ROMAWI],
        "kolom_sebelum": [ROMAWI[tw] for tw in range(1, triwulan)],
        "baris": baris,
        "tertutup": tertutup,
        "boleh_isi": boleh_isi and any(b.boleh_isi for b in baris),
        "terisi": sum(1 for b in baris if b.status != "kosong"),
        "langkah": _langkah(request.user, instansi, baris),
        "remah": [("Pengisian", None)],
    }
    return render(request, "laporan/pengisian.html", konteks, status=422 if ditolak else 200)


@require_POST
@untuk_instansi("indikator.isi_realisasi")
def isi_baris(request, tahun, instansi, triwulan, pk):
    """Save one row as it is typed; answers with the row's result cell."""
    periode = _periode(tahun, triwulan)
    indikator = get_object_or_404(indikator_triwulan(instansi, tahun), pk=pk)
    kumpulan = muat_isian(instansi, tahun)
    baris = baris_isian(kumpulan, indikator, periode, boleh_isi=True, data=request.POST)
    galat = _simpan(baris, tahun, triwulan, request.user) if baris.form.has_changed() else ""
    kumpulan = muat_isian(instansi, tahun)
    data = request.POST if galat else None
    baris = baris_isian(
        kumpulan,
        indikator,
        periode,
        boleh_isi=True,
        data=data,
        galat=galat,
        tersimpan=not galat,
    )
    konteks = {"b": baris}
    return render(request, "laporan/_pengisian_hasil.html", konteks, status=422 if galat else 200)


@require_POST
@untuk_instansi("laporan.lihat_kinerja")
def pindah(request, tahun, instansi, triwulan, langkah):
    """Submit, verify, approve or send back all rows of the instansi that wait for it."""
    _periode(tahun, triwulan)
    if langkah not in LANGKAH:
        raise Http404
    if not request.user.has_perm(LANGKAH[langkah].izin, instansi):
        raise PermissionDenied
    try:
        jumlah = pindahkan(
            langkah=LANGKAH[langkah],
            indikator=indikator_triwulan(instansi, tahun),
            tahun=tahun,
            triwulan=triwulan,
            oleh=request.user,
            instansi=instansi,
            hanya=[int(pk) for pk in request.POST.getlist("baris") if pk.isdigit()],
            alasan=request.POST.get("alasan", ""),
        )
    except Ditolak as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, f"{jumlah} isian {KATA_KERJA.get(langkah, 'dikembalikan')}.")
    return redirect("pengisian_triwulan", tahun=tahun, instansi=instansi.kode, triwulan=triwulan)


def _periode(tahun: int, triwulan: int) -> Periode:
    if triwulan not in ROMAWI:
        raise Http404
    return Periode(tahun, triwulan)


def _simpan(baris, tahun: int, triwulan: int, oleh) -> str:
    """Store a changed row; the reason when it was refused."""
    if not baris.form.is_valid():
        return " ".join(g for daftar in baris.form.errors.values() for g in daftar)
    try:
        simpan_realisasi(
            indikator=baris.indikator,
            tahun=tahun,
            triwulan=triwulan,
            isian=baris.form.isian(),
            awal=baris.form.isian_awal(),
            oleh=oleh,
        )
    except (Ditolak, ValidationError) as galat:
        return pesan_galat(galat)
    return ""


def _langkah(user, instansi, baris) -> dict:
    """What this user can do, each with the rows (pk) that stand at that step on this page."""

    def berdiri(langkah):
        if not user.has_perm(langkah.izin, instansi):
            return []
        return [
            b.realisasi.pk
            for b in baris
            if b.status != "kosong" and b.realisasi.status in langkah.dari
        ]

    maju = [(langkah.nama, label, berdiri(langkah)) for langkah, label in TOMBOL]
    mundur = [(langkah.nama, berdiri(langkah)) for langkah in KEMBALIKAN]
    return {"maju": [m for m in maju if m[-1]], "mundur": [m for m in mundur if m[-1]]}

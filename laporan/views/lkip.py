from datetime import timedelta

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from indikator.services import Ditolak
from laporan import lkip as dokumen
from laporan.forms import NarasiForm
from laporan.layanan import NarasiBerubah, buat_lkip, simpan_narasi
from laporan.models import Lkip, Narasi
from laporan.pelapor import instansi_melapor
from perangkat_daerah.izin import untuk_instansi

# A version that waits longer than this probably waits for a worker that is not running.
LAMA_MENUNGGU = timedelta(minutes=1)


@require_safe
@never_cache
@untuk_instansi("laporan.lihat_kinerja")
def lkip(request, tahun, instansi):
    """The versions made so far, and the sections people write."""
    narasi = Narasi.objects.filter(instansi=instansi, tahun=tahun).select_related("diubah_oleh")
    per_bagian = {n.bagian: n for n in narasi}
    konteks = {
        "judul": f"LKIP {tahun}",
        "instansi": instansi,
        "tahun": tahun,
        "versi": list(_versi(instansi, tahun).select_related("dibuat_oleh")),
        "narasi": [(b, per_bagian.get(b.kode)) for b in dokumen.BAGIAN_NARASI],
        "terisi": sum(1 for n in per_bagian.values() if n.teks),
        "berdata": instansi_melapor(tahun).filter(pk=instansi.pk).exists(),
        **_wewenang(request, instansi),
        "remah": [("Laporan", None)],
    }
    return render(request, "laporan/lkip_daftar.html", konteks)


@require_POST
@untuk_instansi("laporan.susun_lkip")
def buat(request, tahun, instansi):
    """Take a snapshot and leave the printing to a worker."""
    if not instansi_melapor(tahun).filter(pk=instansi.pk).exists():
        messages.error(request, f"{instansi} belum mempunyai target atau realisasi tahun {tahun}.")
        return _ke_daftar(instansi, tahun)
    lkip = buat_lkip(instansi=instansi, tahun=tahun, oleh=request.user)
    if lkip.sedang_berjalan:
        messages.success(
            request, f"Versi {lkip.versi} sedang dibuat. Halaman ini boleh ditinggalkan."
        )
    else:
        messages.info(request, f"Tidak ada yang berubah: versi {lkip.versi} masih berlaku.")
    return _ke_daftar(instansi, tahun)


@require_safe
@never_cache
@untuk_instansi("laporan.lihat_kinerja")
def kemajuan(request, tahun, instansi, versi):
    """How far one version is; the fragment asks again by itself until it is done."""
    if not request.htmx:
        return _ke_daftar(instansi, tahun)
    konteks = {
        "lkip": get_object_or_404(_versi(instansi, tahun), versi=versi),
        "instansi": instansi,
        "tahun": tahun,
        **_wewenang(request, instansi),
    }
    return render(request, "laporan/_lkip_kemajuan.html", konteks)


@require_safe
@untuk_instansi("laporan.unduh_lkip")
def unduh(request, tahun, instansi, versi):
    lkip = get_object_or_404(
        _versi(instansi, tahun).select_related("instansi"),
        versi=versi,
        status=Lkip.Status.SELESAI,
    )
    try:
        berkas = lkip.berkas.open("rb")
    except FileNotFoundError as galat:
        raise Http404("Berkas versi ini tidak ada lagi di penyimpanan.") from galat
    tanggapan = FileResponse(
        berkas,
        as_attachment=True,
        filename=lkip.nama_unduhan,
        content_type="application/pdf",
    )
    tanggapan["Cache-Control"] = "private"
    tanggapan["X-Content-Type-Options"] = "nosniff"
    return tanggapan


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@untuk_instansi("laporan.susun_lkip")
def narasi(request, tahun, instansi, bagian):
    """Edit one section; the button "Pratinjau" shows it as printed without storing it."""
    butir = next((b for b in dokumen.BAGIAN_NARASI if b.kode == bagian), None)
    if butir is None:
        raise Http404
    tersimpan = Narasi.objects.filter(instansi=instansi, tahun=tahun, bagian=bagian)
    sekarang = tersimpan.select_related("diubah_oleh").first()
    form = NarasiForm(
        request.POST or None,
        # A copy: a form writes what was typed into its instance.
        instance=Narasi(teks=sekarang.teks if sekarang else ""),
        bagian=butir,
        periksa=lambda teks: dokumen.periksa_narasi(teks, instansi, tahun),
    )
    konteks = {
        "judul": butir.judul,
        "instansi": instansi,
        "tahun": tahun,
        "bagian": butir,
        "tersimpan": sekarang,
        "form": form,
        "remah": [("Laporan", _alamat(instansi, tahun)), (butir.judul, None)],
    }
    status = 200
    if request.method == "POST":
        pratinjau = "pratinjau" in request.POST
        if form.is_valid() and not pratinjau:
            if _simpan(request, form, instansi, tahun, bagian, konteks):
                return _ke_daftar(instansi, tahun)
        elif form.is_valid():
            teks = form.cleaned_data["teks"]
            konteks["pratinjau"] = dokumen.pratinjau(teks, instansi, tahun)
        status = 200 if pratinjau and not form.errors else 422
    return render(request, "laporan/narasi.html", konteks, status=status)


def _simpan(request, form, instansi, tahun, bagian, konteks) -> bool:
    """Store the text; otherwise the form and the context say why it was not."""
    try:
        simpan_narasi(
            instansi=instansi,
            tahun=tahun,
            bagian=bagian,
            teks=form.cleaned_data["teks"],
            oleh=request.user,
            sidik_awal=form.cleaned_data["sidik_awal"],
        )
    except NarasiBerubah as galat:
        konteks["bentrok"] = galat.narasi
        form.add_error(None, f"{galat} Bandingkan kedua teks di bawah, lalu simpan lagi.")
        form.lanjutkan_di_atas(galat.narasi)
        return False
    except Ditolak as galat:
        form.add_error("teks", str(galat))
        return False
    messages.success(request, f"Narasi “{konteks['judul']}” tersimpan.")
    return True


def _versi(instansi, tahun):
    """Newest first, without the snapshot: it is large and no page needs it."""
    return Lkip.objects.filter(instansi=instansi, tahun=tahun).defer("konteks").order_by("-versi")


def _wewenang(request, instansi) -> dict:
    return {
        "boleh_susun": request.user.has_perm("laporan.susun_lkip", instansi),
        "boleh_unduh": request.user.has_perm("laporan.unduh_lkip", instansi),
        "batas_menunggu": timezone.now() - LAMA_MENUNGGU,
    }


def _alamat(instansi, tahun) -> str:
    return reverse("lkip", kwargs={"tahun": tahun, "instansi": instansi.kode})


def _ke_daftar(instansi, tahun):
    return redirect(_alamat(instansi, tahun))

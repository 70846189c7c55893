"""The menu and the header: which doors this user has, in the instansi and tahun at hand."""

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils import timezone

from indikator.models import Indikator, Jadwal, Realisasi, Target
from perangkat_daerah.izin import peran_di
from perangkat_daerah.models import Instansi, Peran

PERAN_PENGISIAN = {Peran.OPERATOR, Peran.VERIFIKATOR, Peran.PERENCANA}


@dataclass(frozen=True)
class Butir:
    label: str
    url: str
    ikon: str
    aktif: bool


class KonteksKerja:
    """The instansi and tahun a page is about, and the others one may switch to."""

    def __init__(self, request, instansi: Instansi, tahun: int):
        self.instansi, self.tahun = instansi, tahun
        self._request = request
        self._pencocokan = request.resolver_match

    @property
    def instansi_nama(self) -> str:
        return self.instansi.nama_pendek

    @property
    def url_pindah(self) -> str:
        return reverse("pindah")

    @cached_property
    def pilihan_tahun(self):
        return [
            (t, self._alamat(self.instansi.kode, t), t == self.tahun)
            for t in tahun_berdata(self.instansi)
        ]

    @cached_property
    def pilihan_instansi(self):
        terlihat = instansi_kerja(self._request.user)
        if len(terlihat) < 2:
            return []
        return [
            (i.nama, self._alamat(i.kode, self.tahun), i.pk == self.instansi.pk) for i in terlihat
        ]

    def _alamat(self, kode: str, tahun: int) -> str:
        """The same page elsewhere; a page of one indikator becomes that instansi's own page."""
        nama, isi = self._pencocokan.view_name, self._pencocokan.kwargs
        sama = "instansi" in isi and set(isi) <= {"instansi", "tahun", "triwulan"}
        if not sama or (nama == "dasbor" and kode != self.instansi.kode):
            nama, isi = "kinerja", {}
        return reverse(nama, kwargs={**isi, "instansi": kode, "tahun": tahun})


def navigasi(request):
    """Context processor: `navigasi` and `konteks_kerja` for a page, nothing for a fragment."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or request.resolver_match is None:
        return {}
    if getattr(request, "htmx", False):
        return {}
    kerja = konteks_kerja(request)
    return {
        "navigasi": _butir(request, kerja) if kerja else _butir_admin(request),
        "konteks_kerja": kerja,
    }


def konteks_kerja(request) -> KonteksKerja | None:
    terlihat = instansi_kerja(request.user)
    if not terlihat:
        return None
    isi = request.resolver_match.kwargs
    kode = getattr(isi.get("instansi"), "kode", isi.get("instansi"))
    instansi = next((i for i in terlihat if i.kode == kode), None)
    if instansi is None and kode:
        instansi = Instansi.objects.for_user(request.user).filter(kode=kode).first()
    instansi = instansi or terlihat[0]
    return KonteksKerja(request, instansi, isi.get("tahun") or tahun_bawaan())


def instansi_kerja(user) -> list[Instansi]:
    """The city and perangkat daerah this user sees, or the units themselves if only those."""
    if not hasattr(user, "_instansi_kerja"):
        terlihat = Instansi.objects.for_user(user).select_related("induk__induk__induk")
        semua = sorted(terlihat, key=lambda i: (not i.adalah_kota, i.urut, i.kode))
        utama = [i for i in semua if i.adalah_kota or i.jenis in Instansi.JENIS_PERANGKAT_DAERAH]
        user._instansi_kerja = utama or semua
    return user._instansi_kerja


def tahun_berdata(instansi: Instansi) -> list[int]:
    """The years with a target, a realisasi or a schedule, here or below, newest first."""
    bawah = Instansi.objects.turunan([instansi.pk])
    target = Target.objects.filter(
        indikator__kinerja__instansi__in=bawah, jenis=Target.Jenis.TARGET
    )
    realisasi = Realisasi.objects.filter(indikator__kinerja__instansi__in=bawah)
    sumber = [s.order_by().values_list("tahun") for s in (target, realisasi, Jadwal.objects.all())]
    tahun = sumber[0].union(*sumber[1:])
    return sorted({t for (t,) in tahun}, reverse=True)


def tahun_bawaan() -> int:
    """The newest year open for filling, else this year."""
    hari_ini = timezone.localdate()
    terbuka = Jadwal.objects.terbuka(hari_ini).order_by("-tahun").first()
    return terbuka.tahun if terbuka else hari_ini.year


def tahun_berangka(instansi: Instansi) -> int:
    """The newest year for which it has approved figures of its own, else the default year."""
    terbaru = (
        Realisasi.objects.filter(
            indikator__in=Indikator.objects.milik(instansi).order_by(),
            status=Realisasi.Status.DISETUJUI,
        )
        .order_by("-tahun")
        .values_list("tahun", flat=True)
        .first()
    )
    return terbaru or tahun_bawaan()


def _butir(request, kerja: KonteksKerja) -> list[Butir]:
    user, nama = request.user, request.resolver_match.view_name
    di_sini = {"tahun": kerja.tahun, "instansi": kerja.instansi.kode}
    kota = next((i for i in instansi_kerja(user) if i.adalah_kota), None)
    pintu = []
    if kota:
        alamat = reverse("dasbor", kwargs={"tahun": kerja.tahun, "instansi": kota.kode})
        pintu.append(("Dasbor kota", alamat, "dasbor", {"dasbor"}))
    if peran_di(user, kerja.instansi) & PERAN_PENGISIAN:
        alamat = reverse("pengisian", kwargs=di_sini)
        pintu.append(("Pengisian", alamat, "pengisian", {"pengisian", "pengisian_triwulan"}))
    pintu += [
        ("Kinerja", reverse("kinerja", kwargs=di_sini), "perencanaan", {"kinerja", "indikator"}),
        ("Anggaran", reverse("anggaran", kwargs=di_sini), "anggaran", {"anggaran"}),
        ("Evaluasi", reverse("evaluasi", kwargs=di_sini), "evaluasi", {"evaluasi"}),
        ("Laporan", reverse("lkip", kwargs=di_sini), "laporan", {"lkip", "narasi"}),
    ]
    return [
        Butir(label, url, ikon, nama in halaman) for label, url, ikon, halaman in pintu
    ] + _butir_admin(request)


def _butir_admin(request) -> list[Butir]:
    if not request.user.is_staff:
        return []
    return [Butir("Data induk", reverse("admin:index"), "data", False)]

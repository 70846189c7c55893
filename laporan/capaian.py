"""Rumus capaian: target and realisasi in, percent out, rounded once.

No regulation prescribes one formula for a pemerintah daerah, so the choices stand in a Kebijakan
and every Hasil names the rule it was made with.
"""

from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from enum import StrEnum

from laporan.format import angka, angka_isian
from laporan.nilai import (
    TEPAT,
    Arah,
    Kategori,
    Majemuk,
    Nilai,
    NilaiTarget,
    Rentang,
    Sebab,
    Tanpa,
    bulat,
)

SERATUS = Decimal(100)


class RumusTurun(StrEnum):
    RASIO = "rasio"  # T / R × 100, as the city's LKIP 2023 computes
    SELISIH = "selisih"  # (2T − R) / T × 100


class RumusKategori(StrEnum):
    TERPENUHI = "terpenuhi"  # 100 or 0: opini WDP against WTP is printed 0
    PERINGKAT = "peringkat"  # the formula of the arah, on the peringkat


class RumusMajemuk(StrEnum):
    PER_KOMPONEN = "per_komponen"  # no single figure
    RATA_RATA = "rata_rata"
    TERENDAH = "terendah"
    JUMLAH = "jumlah"  # sum of realisasi against sum of target


@dataclass(frozen=True)
class Kebijakan:
    """Kebijakan pengukuran: what no regulation settles. The cap applies to averages only."""

    nama: str = "Bawaan"
    rumus_turun: RumusTurun = RumusTurun.RASIO
    rumus_kategori: RumusKategori = RumusKategori.TERPENUHI
    rumus_majemuk: RumusMajemuk = RumusMajemuk.PER_KOMPONEN
    toleransi_nol: bool = False
    batas_rata_rata: Decimal | None = None

    def __post_init__(self) -> None:
        """ValueError for a rumus that does not exist; a model field hands over a plain str."""
        RumusTurun(self.rumus_turun)
        RumusKategori(self.rumus_kategori)
        RumusMajemuk(self.rumus_majemuk)


class Status(StrEnum):
    TERCAPAI = "tercapai"
    TIDAK_TERCAPAI = "tidak tercapai"
    BELUM_ADA_NILAI = "belum ada nilai"
    BELUM_DISETUJUI = "belum disetujui"
    TIDAK_DAPAT_DIUKUR = "tidak dapat diukur"


@dataclass(frozen=True)
class Hasil:
    """A capaian in percent with two decimals, or the reason there is none; never both.

    `aturan` and `hitungan` are for people ("Rasio realisasi/target", "67,10 ÷ 77,00 × 100") and
    empty where nothing was applied or computed. A status can be known without a figure.
    """

    nilai: Decimal | None
    sebab: Sebab | None
    status: Status
    aturan: str = ""
    hitungan: str = ""
    komponen: tuple["HasilKomponen", ...] = ()

    def __post_init__(self) -> None:
        if (self.nilai is None) == (self.sebab is None):
            raise ValueError("Hasil memuat nilai atau sebab, tepat salah satu.")


@dataclass(frozen=True)
class HasilKomponen:
    """One component of a majemuk; without a target it is shown and not judged."""

    kode: str
    target: Decimal | None
    realisasi: Decimal | None
    hasil: Hasil


@dataclass(frozen=True)
class _Hitung:
    """An exact figure on its way to being rounded, or the reason there is none."""

    nilai: Decimal | Sebab
    aturan: str = ""
    hitungan: str = ""


# T/R has no figure for R ≤ 0, but a realisasi that low does meet a target that is to be undercut.
_STATUS = {
    Sebab.BELUM_DIISI: Status.BELUM_ADA_NILAI,
    Sebab.BELUM_ADA_TARGET: Status.BELUM_ADA_NILAI,
    Sebab.BELUM_DISETUJUI: Status.BELUM_DISETUJUI,
    Sebab.REALISASI_NOL: Status.TERCAPAI,
    Sebab.REALISASI_NEGATIF: Status.TERCAPAI,
}


def capaian(
    arah: Arah,
    target: NilaiTarget | None,
    realisasi: Nilai | Tanpa,
    kebijakan: Kebijakan = Kebijakan(),
) -> Hasil:
    """Capaian of one indikator: no floor, no cap, tercapai when the printed figure is 100 or more.

    ValueError when the kinds of target and realisasi differ, or when only one of arah and target
    is a rentang.
    """
    arah = Arah(arah)  # a model field hands over a plain str
    if target is not None and (arah is Arah.RENTANG) != isinstance(target, Rentang):
        raise ValueError("Arah rentang memerlukan target rentang, dan sebaliknya.")
    if target is None:
        return _hasil(_Hitung(Sebab.BELUM_ADA_TARGET))
    if isinstance(realisasi, Tanpa):
        return _hasil(_Hitung(realisasi.sebab))
    with localcontext(TEPAT):
        match target, realisasi:
            case Decimal(), Decimal():
                return _hasil(_angka(arah, target, realisasi, kebijakan))
            case Rentang(), Decimal():
                return _hasil(_rentang(target, realisasi))
            case Kategori(), Kategori():
                return _hasil(_kategori(arah, target, realisasi, kebijakan))
            case Majemuk(), Majemuk():
                return _majemuk(arah, target, realisasi, kebijakan)
    raise ValueError("Jenis nilai target dan realisasi tidak sama.")


def _hasil(hitung: _Hitung) -> Hasil:
    """Round, then judge the rounded figure, so that number and word never disagree."""
    if isinstance(hitung.nilai, Sebab):
        status = _STATUS.get(hitung.nilai, Status.TIDAK_DAPAT_DIUKUR)
        return Hasil(None, hitung.nilai, status, hitung.aturan)
    nilai = bulat(hitung.nilai)
    status = Status.TERCAPAI if nilai >= SERATUS else Status.TIDAK_TERCAPAI
    return Hasil(nilai, None, status, hitung.aturan, hitung.hitungan)


def _angka(arah: Arah, target: Decimal, realisasi: Decimal, kebijakan: Kebijakan) -> _Hitung:
    t, r = angka_isian(target), angka_isian(realisasi)
    if arah is Arah.TURUN:
        if not target and kebijakan.toleransi_nol:
            nilai = SERATUS if realisasi <= 0 else Decimal(0)
            return _Hitung(nilai, "Toleransi target nol", f"{r} terhadap {t}")
        if kebijakan.rumus_turun == RumusTurun.SELISIH:
            aturan = "Selisih (2 × target − realisasi)/target"
            if tolak := _tolak(target):
                return _Hitung(tolak, aturan)
            nilai = (2 * target - realisasi) * 100 / target
            return _Hitung(nilai, aturan, f"(2 × {t} − {r}) ÷ {t} × 100")
        aturan = "Rasio target/realisasi"
        if tolak := _tolak(target) or _tolak_realisasi(realisasi):
            return _Hitung(tolak, aturan)
        return _Hitung(target * 100 / realisasi, aturan, f"{t} ÷ {r} × 100")
    if arah is Arah.STABIL:
        return _simpangan(target, realisasi, "Simpangan dari target")
    aturan = "Rasio realisasi/target"
    if tolak := _tolak(target):
        return _Hitung(tolak, aturan)
    return _Hitung(realisasi * 100 / target, aturan, f"{r} ÷ {t} × 100")


def _tolak(target: Decimal) -> Sebab | None:
    """Why a target cannot be divided by: zero has no ratio, a negative one turns it around."""
    if target > 0:
        return None
    return Sebab.TARGET_NEGATIF if target < 0 else Sebab.TARGET_NOL


def _tolak_realisasi(realisasi: Decimal) -> Sebab | None:
    if realisasi > 0:
        return None
    return Sebab.REALISASI_NEGATIF if realisasi < 0 else Sebab.REALISASI_NOL


def _simpangan(acuan: Decimal, realisasi: Decimal, aturan: str) -> _Hitung:
    if tolak := _tolak(acuan):
        return _Hitung(tolak, aturan)
    t, r = angka_isian(acuan), angka_isian(realisasi)
    nilai = 100 - abs(realisasi - acuan) * 100 / acuan
    return _Hitung(nilai, aturan, f"100 − |{r} − {t}| ÷ {t} × 100")


def _rentang(target: Rentang, realisasi: Decimal) -> _Hitung:
    """100 inside, the bounds included; outside, the deviation from the bound it missed."""
    if target.bawah <= realisasi <= target.atas:
        t = f"{angka_isian(target.bawah)}–{angka_isian(target.atas)}"
        return _Hitung(SERATUS, "Di dalam rentang target", f"{angka_isian(realisasi)} dalam {t}")
    terdekat = target.bawah if realisasi < target.bawah else target.atas
    return _simpangan(terdekat, realisasi, "Simpangan dari batas rentang")


def _kategori(arah: Arah, target: Kategori, realisasi: Kategori, kebijakan: Kebijakan) -> _Hitung:
    if kebijakan.rumus_kategori == RumusKategori.PERINGKAT:
        t, r = Decimal(target.peringkat), Decimal(realisasi.peringkat)
        hitung = _angka(arah, t, r, kebijakan)
        return replace(hitung, aturan=f"Peringkat kategori: {hitung.aturan}")
    terpenuhi = {
        Arah.NAIK: realisasi.peringkat >= target.peringkat,
        Arah.TURUN: realisasi.peringkat <= target.peringkat,
        Arah.STABIL: realisasi.peringkat == target.peringkat,
    }[arah]
    hitungan = f"{realisasi.kode} terhadap {target.kode}"
    return _Hitung(SERATUS if terpenuhi else Decimal(0), "Kategori terpenuhi", hitungan)


def _majemuk(arah: Arah, target: Majemuk, realisasi: Majemuk, kebijakan: Kebijakan) -> Hasil:
    """Each component by the arah of the indikator; those with a target make the whole.

    A figure for the whole needs every one of its components.
    """
    t, r = dict(target.komponen), dict(realisasi.komponen)
    hitung = {kode: _komponen(arah, t.get(kode), r.get(kode), kebijakan) for kode in t | r}
    rincian = tuple(
        HasilKomponen(kode, t.get(kode), r.get(kode), _hasil(h)) for kode, h in hitung.items()
    )
    dinilai = [hitung[kode] for kode in t]
    rumus = RumusMajemuk(kebijakan.rumus_majemuk)
    if rumus is RumusMajemuk.PER_KOMPONEN:
        hasil = Hasil(None, Sebab.PER_KOMPONEN, _status_gabungan(dinilai), "Per komponen")
    elif rumus is RumusMajemuk.JUMLAH and t.keys() <= r.keys():
        jumlah_t = sum(t.values(), Decimal(0))
        jumlah_r = sum((r[kode] for kode in t), Decimal(0))
        jumlah = _angka(arah, jumlah_t, jumlah_r, kebijakan)
        hasil = _hasil(replace(jumlah, aturan=f"Jumlah komponen: {jumlah.aturan}"))
    else:
        hasil = _gabung(rumus, dinilai)
    return replace(hasil, komponen=rincian)


def _komponen(
    arah: Arah, target: Decimal | None, realisasi: Decimal | None, kebijakan: Kebijakan
) -> _Hitung:
    if target is None:
        return _Hitung(Sebab.BELUM_ADA_TARGET)
    if realisasi is None:
        return _Hitung(Sebab.BELUM_DIISI)
    return _angka(arah, target, realisasi, kebijakan)


def _gabung(rumus: RumusMajemuk, dinilai: list[_Hitung]) -> Hasil:
    aturan = {
        RumusMajemuk.RATA_RATA: "Rata-rata capaian komponen",
        RumusMajemuk.TERENDAH: "Capaian komponen terendah",
        RumusMajemuk.JUMLAH: "Jumlah komponen",
    }[rumus]
    bernilai = [h.nilai for h in dinilai if isinstance(h.nilai, Decimal)]
    tanpa = [h.nilai for h in dinilai if isinstance(h.nilai, Sebab)]
    if tanpa:
        sebab = Sebab.BELUM_DIISI if Sebab.BELUM_DIISI in tanpa else tanpa[0]
        return Hasil(None, sebab, _status_gabungan(dinilai), aturan)
    teks = [angka(n) for n in bernilai]
    if rumus is RumusMajemuk.TERENDAH:
        return _hasil(_Hitung(min(bernilai), aturan, f"terendah dari {'; '.join(teks)}"))
    rerata = sum(bernilai, Decimal(0)) / len(bernilai)
    return _hasil(_Hitung(rerata, aturan, f"({' + '.join(teks)}) ÷ {len(teks)}"))


def _status_gabungan(dinilai: list[_Hitung]) -> Status:
    """One miss is a miss; otherwise the whole waits for, or lacks, what a component does."""
    status = {_hasil(h).status for h in dinilai}
    urutan = (Status.TIDAK_TERCAPAI, Status.BELUM_ADA_NILAI, Status.TIDAK_DAPAT_DIUKUR)
    return next((s for s in urutan if s in status), Status.TERCAPAI)

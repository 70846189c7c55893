"""Metode pengukuran, printed once: the rules that were in fact applied, and the scales."""

from collections import Counter
from dataclasses import dataclass

from laporan.format import angka, persen
from laporan.lkip.bahan import Bahan
from laporan.lkip.kalimat import cacah, judul
from laporan.skala import Skala, Tingkat

RUMUS = {
    "Rasio realisasi/target": "capaian = realisasi ÷ target × 100%",
    "Rasio target/realisasi": "capaian = target ÷ realisasi × 100%",
    "Selisih (2 × target − realisasi)/target": "capaian = (2 × target − realisasi) ÷ target × 100%",
    "Simpangan dari target": "capaian = 100% − |realisasi − target| ÷ target × 100%",
    "Simpangan dari batas rentang": "capaian = 100% − jarak ke batas terdekat ÷ batas itu × 100%",
    "Di dalam rentang target": "capaian = 100% bila realisasi berada di dalam rentang",
    "Toleransi target nol": "capaian = 100% bila realisasi nol, selain itu 0%",
    "Kategori terpenuhi": "capaian = 100% bila kategori target terpenuhi, selain itu 0%",
    "Per komponen": "setiap komponen dinilai sendiri, tanpa angka gabungan",
}


@dataclass(frozen=True)
class Rumus:
    nama: str
    uraian: str
    dipakai: int


@dataclass(frozen=True)
class BarisSkala:
    batas: str
    label: str
    huruf: str


@dataclass(frozen=True)
class TabelSkala:
    judul: str
    sumber: str
    baris: tuple[BarisSkala, ...]
    berhuruf: bool


@dataclass(frozen=True)
class Konteks:
    kebijakan: str
    rumus: tuple[Rumus, ...]
    aturan: tuple[str, ...]
    skala: tuple[TabelSkala, ...]
    catatan_skala: str


def konteks(bahan: Bahan) -> Konteks | None:
    bawaan = next((k for k in bahan.kebijakan if k.bawaan), None)
    if bawaan is None:
        return None
    cacah_aturan = Counter(h.hasil.aturan for h in bahan.iku if h.hasil.aturan)
    dipakai = ["predikat-akip"] * bool(bahan.akip) + ["mutu-ikm"] * bool(bahan.ikm)
    kode = list(dict.fromkeys([bawaan.skala.kode, *dipakai]))
    return Konteks(
        kebijakan=bawaan.nama,
        rumus=tuple(
            Rumus(nama, RUMUS.get(nama, nama), n) for nama, n in cacah_aturan.most_common()
        ),
        aturan=_aturan(bahan, bawaan.batas_rata_rata),
        skala=tuple(_skala(*bahan.skala[k]) for k in kode if k in bahan.skala),
        catatan_skala=_catatan_skala(bahan.skala.get(bawaan.skala.kode)),
    )


def _aturan(bahan: Bahan, batas) -> tuple[str, ...]:
    rata = (
        "Rata-rata capaian dihitung dari capaian yang tercetak"
        + (f", masing-masing paling tinggi {persen(batas)}" if batas is not None
           else " tanpa batas atas")
        + "; indikator tanpa angka capaian tidak ikut dihitung dan jumlahnya disebutkan."
    )  # fmt: skip
    khusus = [i for i in bahan.indikator if i.iku and i.kebijakan_id]
    lain = (
        f"Kebijakan khusus berlaku untuk {cacah(len(khusus))} indikator kinerja utama.",
    ) if khusus else ()  # fmt: skip
    return (
        "Pembulatan dilakukan satu kali pada akhir perhitungan, setengah ke atas, dua desimal.",
        "Indikator berstatus tercapai bila capaian yang tercetak 100,00% atau lebih.",
        "Capaian tidak dipotong: nilai di atas 100% dan nilai negatif dicetak apa adanya.",
        rata,
        "Hanya realisasi yang telah disetujui yang dihitung. Triwulan yang kosong tidak dianggap"
        " nol.",
        "Serapan adalah realisasi anggaran ÷ pagu × 100%; sisa anggaran adalah 100% −"
        " serapan. Serapan atas pagu nol tidak terdefinisi.",
        *lain,
    )


def _skala(s: Skala, sumber: str) -> TabelSkala:
    return TabelSkala(
        judul(s.nama), sumber, tuple(BarisSkala(batas(t), t.label, t.huruf) for t in s.tingkat),
        any(t.huruf for t in s.tingkat),
    )  # fmt: skip


def batas(t: Tingkat) -> str:
    """≥91,00; >80,00 sampai 90,00."""
    bawah = "" if t.bawah is None else f"{'≥' if t.termasuk_bawah else '>'} {angka(t.bawah)}"
    atas = "" if t.atas is None else f"{'≤' if t.termasuk_atas else '<'} {angka(t.atas)}"
    return " dan ".join(b for b in (bawah, atas) if b) or "semua nilai"


def _catatan_skala(skala: tuple[Skala, str] | None) -> str:
    if skala is None:
        return ""
    ujung = max(skala[0].tingkat, key=lambda t: t.bawah if t.bawah is not None else -1)
    return (
        "Skala dibaca sebagai ambang batas: nilai tidak dibulatkan ke peringkat yang lebih tinggi."
        f" Capaian di atas 100% termasuk {ujung.label}."
    )

"""Rencana strategis: tujuan, sasaran, indikator and the targets of every year of the plan."""

from dataclasses import dataclass

from indikator.models import Indikator, Kinerja, Target
from laporan.konteks import murni
from laporan.lkip.bahan import Bahan
from laporan.lkip.isi import Sel, sel
from laporan.lkip.kalimat import cacah


@dataclass(frozen=True)
class BarisTarget:
    kode: str
    nama: str
    satuan: str
    awal: Sel
    target: tuple[Sel, ...]
    akhir: Sel


@dataclass(frozen=True)
class Kelompok:
    """A sasaran (or tujuan) with its indikator, under the nodes above it that are new."""

    atas: tuple[tuple[str, str], ...]
    jenjang: str
    uraian: str
    baris: tuple[BarisTarget, ...]


@dataclass(frozen=True)
class Konteks:
    dokumen: str
    dasar_hukum: str
    kalimat: str
    tahun: tuple[int, ...]
    berawal: bool
    berakhir: bool
    kelompok: tuple[Kelompok, ...]
    jumlah_kolom: int


def konteks(bahan: Bahan) -> Konteks | None:
    if not bahan.dokumen:
        return None
    simpul = _urut(bahan)
    utama = bahan.dokumen[0]
    semua = [t for i in bahan.indikator if i.iku for t in bahan.target[i.pk]]
    tahun = tuple(sorted({t.tahun for t in semua if t.jenis == Target.Jenis.TARGET})) or (
        bahan.tahun,
    )
    berawal = any(t.jenis == Target.Jenis.KONDISI_AWAL for t in semua)
    berakhir = any(t.jenis == Target.Jenis.KONDISI_AKHIR for t in semua)
    tercetak: set[int] = set()
    kelompok = []
    for k in simpul:
        baris = tuple(_baris(bahan, i, tahun) for i in bahan.indikator
                      if i.kinerja_id == k.pk and _terencana(i, k))  # fmt: skip
        if not baris:
            continue
        atas = [a for a in reversed(bahan.leluhur(k)[1:]) if a.pk not in tercetak]
        tercetak |= {a.pk for a in atas} | {k.pk}
        kelompok.append(
            Kelompok(
                tuple((a.get_jenjang_display(), a.uraian) for a in atas),
                k.get_jenjang_display(),
                k.uraian,
                baris,
            )
        )
    return Konteks(
        dokumen=utama.nama,
        dasar_hukum=utama.dasar_hukum,
        kalimat=_kalimat(bahan, simpul),
        tahun=tahun,
        berawal=berawal,
        berakhir=berakhir,
        kelompok=tuple(kelompok),
        jumlah_kolom=2 + len(tahun) + berawal + berakhir,
    )


def _terencana(i: Indikator, k: Kinerja) -> bool:
    return i.iku or k.jenjang in ("tujuan", "sasaran")


def _urut(bahan: Bahan) -> list[Kinerja]:
    """Tujuan and sasaran from the top of the tree down."""
    anak: dict[int | None, list[Kinerja]] = {}
    for k in sorted(bahan.kinerja.values(), key=lambda k: (k.urut, k.pk)):
        anak.setdefault(k.induk_id if k.induk_id in bahan.kinerja else None, []).append(k)
    hasil: list[Kinerja] = []

    def turun(k: Kinerja) -> None:
        hasil.append(k)
        for a in anak.get(k.pk, ()):
            turun(a)

    for k in anak.get(None, ()):
        turun(k)
    return hasil


def _baris(bahan: Bahan, i: Indikator, tahun: tuple[int, ...]) -> BarisTarget:
    per = {(t.jenis, t.tahun): t for t in bahan.target[i.pk]}

    def isi(t: Target | None) -> Sel:
        if t is None:
            return Sel("–", None, ada=False)
        s = sel(murni.nilai_target(t, i), i.jenis_nilai)
        return Sel(f"{s.teks} ({t.satuan})", None) if t.satuan and t.satuan != i.satuan else s

    awal = next((t for (j, _), t in per.items() if j == Target.Jenis.KONDISI_AWAL), None)
    akhir = next((t for (j, _), t in per.items() if j == Target.Jenis.KONDISI_AKHIR), None)
    return BarisTarget(
        i.kode, i.nama, i.satuan, isi(awal),
        tuple(isi(per.get((Target.Jenis.TARGET, t))) for t in tahun), isi(akhir),
    )  # fmt: skip


def _kalimat(bahan: Bahan, simpul: list[Kinerja]) -> str:
    jumlah = {j: sum(1 for k in simpul if k.jenjang == j) for j in ("misi", "tujuan", "sasaran")}
    bagian = [f"{cacah(n)} {j}" for j, n in jumlah.items() if n]
    iku = sum(1 for i in bahan.indikator if i.iku)
    if not bagian:
        return ""
    return f"Dokumen ini memuat {', '.join(bagian)}, dan {cacah(iku)} indikator kinerja utama."

"""Indeks kepuasan masyarakat per unit, with the mean computed once."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from indikator.models import NilaiIkm
from laporan.format import angka
from laporan.lkip.bagian.teks import tulisan
from laporan.lkip.bahan import Bahan
from laporan.lkip.kalimat import cacah, gabung, perubahan
from laporan.nilai import bulat


@dataclass(frozen=True)
class Baris:
    nomor: int
    nama: str
    nilai: Decimal
    huruf: str
    label: str


@dataclass(frozen=True)
class Konteks:
    teks: str
    kalimat: str
    baris: tuple[Baris, ...]
    rata_rata: Decimal | None
    huruf: str
    label: str


def konteks(bahan: Bahan) -> Konteks | None:
    kini = [i for i in bahan.ikm if i.tahun == bahan.tahun]
    teks = tulisan(bahan, "kepuasan-masyarakat")
    if not kini and not teks:
        return None
    kini.sort(key=lambda i: (i.instansi.jenis == "kota", i.instansi.urut, i.instansi.kode))
    baris = tuple(
        Baris(nomor, i.instansi.nama, i.nilai, *_mutu(bahan, i.nilai))
        for nomor, i in enumerate(kini, 1)
    )
    rata = bulat(sum((i.nilai for i in kini), Decimal(0)) / len(kini)) if kini else None
    huruf, label = _mutu(bahan, rata) if rata is not None else ("", "")
    return Konteks(teks, _kalimat(bahan, kini, baris, rata, label), baris, rata, huruf, label)


def _mutu(bahan: Bahan, nilai: Decimal) -> tuple[str, str]:
    skala = bahan.skala.get("mutu-ikm")
    tingkat = skala[0].predikat(nilai) if skala else None
    return (tingkat.huruf, tingkat.label) if tingkat else ("", "")


def _setahun_lalu(satu: NilaiIkm, kini: NilaiIkm) -> bool:
    return satu.instansi_id == kini.instansi_id and satu.tahun == kini.tahun - 1


def _kalimat(
    bahan: Bahan, kini: list[NilaiIkm], baris: tuple[Baris, ...], rata: Decimal | None, label: str
) -> str:
    if rata is None:
        return f"Nilai IKM tahun {bahan.tahun} belum tercatat."
    if len(baris) == 1:
        lalu = next((i.nilai for i in bahan.ikm if _setahun_lalu(i, kini[0])), None)
        return (
            f"Indeks kepuasan masyarakat {baris[0].nama} tahun {bahan.tahun} adalah"
            f" {angka(rata)} dengan mutu {baris[0].huruf} ({label})."
            f" {perubahan(rata, lalu, bahan.tahun - 1, '', 'indeks')}"
        )
    jumlah = Counter((b.huruf, b.label) for b in baris)
    rincian = gabung(
        [f"{n} unit bermutu {huruf} ({nama})" for (huruf, nama), n in sorted(jumlah.items())]
    )
    return (
        f"Rata-rata indeks kepuasan masyarakat tahun {bahan.tahun} dari {cacah(len(baris))} unit"
        f" adalah {angka(rata)} ({label}), yaitu rata-rata nilai unit tanpa bobot jumlah responden:"
        f" {rincian}."
    )

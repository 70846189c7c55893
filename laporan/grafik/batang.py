"""Horizontal bars: one a row with its status, or two a row to compare."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from .lembar import (
    ABU,
    BIRU,
    BIRU_MUDA,
    BIRU_SEDANG,
    COKELAT,
    HIJAU,
    KISI,
    LEBAR,
    MERAH,
    PUTIH,
    TINTA,
    Isi,
    Lembar,
    Titik,
    bungkus,
    kosong,
    lebar_teks,
)
from .skala import NOL, Sumbu, batas_wajar, desimal, sebut, sumbu_datar, tulis

TANPA_NILAI = "belum ada nilai"
ISI_STATUS = {
    "tercapai": Isi(HIJAU),
    "tidak tercapai": Isi(MERAH, "miring"),
    "sementara": Isi(COKELAT, "titik"),
    TANPA_NILAI: Isi(ABU),
    "tidak dapat diukur": Isi(ABU),
}
ISI_PASANGAN = (Isi(BIRU), Isi(BIRU_SEDANG, "miring", BIRU_MUDA))

LABEL = 206  # width of the label column
LEBIH = 14  # how far a broken bar reaches past the axis


@dataclass(frozen=True)
class Batang:
    """One row; `status` is one of the words of ISI_STATUS, or empty for a plain bar."""

    label: str
    nilai: Decimal | None
    keterangan: str = ""
    status: str = ""


@dataclass(frozen=True)
class _Lajur:
    label: list[str]
    keterangan: list[str]
    status: str
    nilai: tuple[Decimal | None, ...]
    isi: tuple[Isi, ...]

    @property
    def tinggi_teks(self) -> int:
        return 14 * len(self.label) + 13 * len(self.keterangan)

    @property
    def tinggi_batang(self) -> int:
        return 13 * len(self.nilai) + 3 * (len(self.nilai) - 1)

    @property
    def tinggi(self) -> int:
        return max(self.tinggi_teks, self.tinggi_batang) + 10


def _ikon(lembar: Lembar, x: Titik, y: Titik, status: str) -> None:
    """Ten units square, told apart by shape: tick, cross, half disc, ring, dash."""
    warna = ISI_STATUS[status].warna
    if status == "tercapai":
        lembar.jalur([(x, y + 5), (x + 4, y + 9), (x + 10, y + 1)], warna, "2")
    elif status == "tidak tercapai":
        lembar.jalur([(x + 1, y + 1), (x + 9, y + 9)], warna, "2")
        lembar.jalur([(x + 9, y + 1), (x + 1, y + 9)], warna, "2")
    elif status == "sementara":
        lembar.jalur(
            [(x + 1, y + 1), (x + 9, y + 1), (x + 1, y + 9), (x + 9, y + 9)],
            warna,
            "1.5",
            isi=PUTIH,
        )
    elif status == TANPA_NILAI:
        lembar.bulat(x + 5, y + 5, 4, warna)
    else:
        lembar.jalur([(x + 1, y + 5), (x + 9, y + 5)], warna, "2")


def _batang(
    lembar: Lembar, sumbu: Sumbu, y: Titik, nilai: Decimal, isi: Isi, batas: Decimal | None
) -> None:
    nol = sumbu.di(NOL)
    terpotong = batas is not None and abs(nilai) > batas
    if not terpotong:
        ujung = sumbu.di(nilai)
    elif nilai > 0:
        ujung = Decimal(sumbu.akhir + LEBIH)
    else:
        ujung = Decimal(sumbu.awal - LEBIH)
    lembar.kotak(min(nol, ujung), y, abs(ujung - nol), 13, isi, tepi=isi.warna)
    if terpotong:
        lembar.patah(ujung - 11 if nilai > 0 else ujung + 5, y, 13)


def _legenda(lembar: Lembar, nama: Sequence[str], isi: Sequence[Isi]) -> int:
    x: Titik = LABEL
    for satu, corak in zip(nama, isi, strict=True):
        lembar.kotak(x, 3, 22, 11, corak, tepi=corak.warna)
        lembar.teks(x + 28, 13, satu)
        x += 28 + lebar_teks(satu) + 22
    return 22


def _mendatar(
    judul: str,
    uraian: str,
    semua: Sequence[_Lajur],
    satuan: str,
    acuan: Decimal | None,
    kunci: str,
    nama: Sequence[str] = (),
) -> str:
    lembar = Lembar(kunci)
    nilai = [n for lajur in semua for n in lajur.nilai if n is not None]
    koma = desimal(nilai)
    berstatus = [b.status for b in semua if b.status and b.nilai != (None,)]
    kolom_status = max((lebar_teks(s, 11) + 24 for s in berstatus), default=NOL)
    kolom_nilai = max((lebar_teks(tulis(n, koma, satuan)) for n in nilai), default=NOL)
    kanan = LEBAR - 2 - kolom_status

    batas = batas_wajar(nilai, acuan)
    wajar = [n for n in nilai if batas is None or abs(n) <= batas] + [NOL, acuan or NOL]
    lebih_kiri = LEBIH if batas is not None and min(nilai) < -batas else 0
    sumbu = sumbu_datar(
        min(wajar),
        max(wajar),
        LABEL + 4 + lebih_kiri,
        int(kanan - kolom_nilai - 12 - LEBIH),
        satuan,
    )

    atas = _legenda(lembar, nama, ISI_PASANGAN) if nama else 0
    if acuan is not None:
        atas += 18
    bawah = atas + sum(lajur.tinggi for lajur in semua)

    if nilai or acuan is not None:
        for x, teks in sumbu.label(satuan):
            lembar.jalur([(x, atas), (x, bawah)], KISI)
            lembar.teks(x, bawah + 15, teks, 11, "middle", ABU)
    if satuan not in ("", "%"):
        lembar.teks(0, bawah + 15, f"Satuan: {satuan}", 11, warna=ABU)

    y = atas
    for urutan, lajur in enumerate(semua):
        if urutan:
            lembar.jalur([(0, y), (LEBAR, y)], KISI, "0.6")
        tengah = y + Decimal(lajur.tinggi) / 2
        dasar = tengah - Decimal(lajur.tinggi_teks) / 2
        for i, baris in enumerate(lajur.label):
            lembar.teks(0, dasar + 11 + 14 * i, baris)
        dasar += 14 * len(lajur.label)
        for i, baris in enumerate(lajur.keterangan):
            lembar.teks(0, dasar + 10 + 13 * i, baris, 11, warna=ABU)
        puncak = tengah - Decimal(lajur.tinggi_batang) / 2
        for i, (satu, isi) in enumerate(zip(lajur.nilai, lajur.isi, strict=True)):
            dari = puncak + 16 * i
            if satu is None:
                kata = lajur.status if lajur.status in ISI_STATUS else TANPA_NILAI
                _ikon(lembar, sumbu.di(NOL) + 6, dari + 2, kata)
                lembar.teks(sumbu.di(NOL) + 21, dari + 11, kata, 11, warna=ABU)
                continue
            _batang(lembar, sumbu, dari, satu, isi, batas)
            lembar.teks(kanan, dari + 11, tulis(satu, koma, satuan), jangkar="end")
        if lajur.status and lajur.nilai != (None,):
            warna = TINTA
            if lajur.status in ISI_STATUS:
                warna = ISI_STATUS[lajur.status].warna
                _ikon(lembar, kanan + 8, tengah - 5, lajur.status)
            lembar.teks(kanan + 22, tengah + 4, lajur.status, 11, warna=warna)
        y += lajur.tinggi

    nol = sumbu.di(NOL)
    lembar.jalur([(nol, atas), (nol, bawah)], TINTA)
    if acuan is not None:
        x = sumbu.di(acuan)
        lembar.jalur([(x, atas - 3), (x, bawah)], TINTA, "1.4", "5 3")
        teks = f"acuan {tulis(acuan, desimal([acuan]), satuan)}"
        lembar.teks(x, atas - 7, teks, 11, "middle")
    return lembar.svg(judul, uraian, bawah + 20)


def batang(
    judul: str,
    baris: Sequence[Batang],
    satuan: str = "%",
    garis_acuan: Decimal | None = None,
    *,
    kunci: str,
) -> str:
    """One bar a row, negative to the left of zero; an outlier is broken and keeps its number."""
    if not baris:
        return kosong(judul, kunci)
    koma = desimal(b.nilai for b in baris)
    semua = [
        _Lajur(
            bungkus(b.label, LABEL - 10),
            bungkus(b.keterangan, LABEL - 10, 11, 2),
            b.status,
            (b.nilai,),
            (ISI_STATUS.get(b.status, Isi(BIRU)),),
        )
        for b in baris
    ]
    uraian = "; ".join(
        f"{b.label}: {sebut(b.nilai, koma, satuan)}"
        + (f", {b.status}" if b.status and b.status != TANPA_NILAI else "")
        + (f" ({b.keterangan})" if b.keterangan else "")
        for b in baris
    )
    if garis_acuan is not None:
        uraian += f". Garis acuan: {sebut(garis_acuan, desimal([garis_acuan]), satuan)}"
    return _mendatar(judul, uraian + ".", semua, satuan, garis_acuan, kunci)


def kelompok(
    judul: str,
    baris: Sequence[tuple[str, Decimal | None, Decimal | None]],
    nama: tuple[str, str],
    satuan: str,
    kunci: str,
) -> str:
    """Two bars a row, in one unit: capaian beside serapan, target beside realisasi."""
    if not baris:
        return kosong(judul, kunci)
    koma = desimal(n for _, *pasangan in baris for n in pasangan)
    semua = [
        _Lajur(bungkus(label, LABEL - 10), [], "", (satu, dua), ISI_PASANGAN)
        for label, satu, dua in baris
    ]
    uraian = "; ".join(
        f"{label}: {nama[0]} {sebut(satu, koma, satuan)}, {nama[1]} {sebut(dua, koma, satuan)}"
        for label, satu, dua in baris
    )
    return _mendatar(judul, uraian + ".", semua, satuan, None, kunci, nama)

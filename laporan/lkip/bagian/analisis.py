"""The seven analyses of every sasaran strategis (PermenPANRB 53/2014, Lampiran II)."""

from dataclasses import dataclass, replace
from decimal import Decimal

from indikator.models import Indikator, Target
from laporan.capaian import Arah, capaian
from laporan.konteks import murni
from laporan.konteks.anggaran import AnggaranIku
from laporan.konteks.hasil import HasilIndikator
from laporan.lkip import kalimat
from laporan.lkip.bahan import Bahan
from laporan.lkip.isi import (
    Angka,
    BarisIndikator,
    DeretGrafik,
    Grafik,
    Sel,
    Uang,
    angka_rasio,
    baris_indikator,
    sel,
    uang,
)
from laporan.lkip.narasi import isi_tempat
from laporan.lkip.pendukung import (
    BarisHasil,
    BarisProgram,
    baris_program,
    indikator_program,
    keluaran,
)
from laporan.lkip.silang import Silang, pembanding, pendukung


@dataclass(frozen=True)
class BarisKomponen:
    kode: str
    nama: str
    target: Sel
    realisasi: Sel
    capaian: Angka
    status: str


@dataclass(frozen=True)
class BarisTahun:
    tahun: int
    target: Sel
    realisasi: Sel
    capaian: Angka
    status: str


@dataclass(frozen=True)
class Akhir:
    """The realisasi of this year against the last target of the plan."""

    dokumen: str
    tahun: int
    target: Sel
    realisasi: Sel
    kemajuan: Angka
    kalimat: str


@dataclass(frozen=True)
class Analisis:
    baris: BarisIndikator
    kalimat: str
    komponen: tuple[BarisKomponen, ...]
    riwayat: tuple[BarisTahun, ...]
    perubahan: str
    grafik: Grafik | None
    akhir: Akhir | None
    pembanding: tuple[Silang, ...]
    pendukung: tuple[Silang, ...]
    pendorong: str
    penghambat: str
    tindak_lanjut: str
    uang: Uang
    anggaran: str
    efisiensi: str
    selisih: Angka
    simpulan: str
    sdm: tuple[tuple[str, int], ...]
    jumlah_sdm: int
    program: tuple[BarisProgram, ...]
    tahun_program: tuple[int, ...]
    indikator_program: tuple[BarisHasil, ...]
    keluaran: tuple[BarisHasil, ...]


@dataclass(frozen=True)
class Sasaran:
    nomor: int
    uraian: str
    kalimat: str
    indikator: tuple[Analisis, ...]


@dataclass(frozen=True)
class Konteks:
    tahun: int
    sasaran: tuple[Sasaran, ...]


def konteks(bahan: Bahan) -> Konteks | None:
    if not bahan.iku:
        return None
    per_sasaran: dict[str, list[AnggaranIku]] = {}
    for a in bahan.anggaran.iku:
        simpul = bahan.di_atas(a.hasil.indikator.kinerja, "sasaran") or a.hasil.indikator.kinerja
        per_sasaran.setdefault(simpul.uraian, []).append(a)
    return Konteks(
        bahan.tahun,
        tuple(
            Sasaran(nomor, uraian, _kalimat_sasaran(isi), tuple(analisis(bahan, a) for a in isi))
            for nomor, (uraian, isi) in enumerate(per_sasaran.items(), 1)
        ),
    )


def _kalimat_sasaran(isi: list[AnggaranIku]) -> str:
    if len(isi) == 1:
        return "Sasaran ini diukur dengan satu indikator kinerja utama."
    return f"Sasaran ini diukur dengan {kalimat.cacah(len(isi))} indikator kinerja utama."


def analisis(bahan: Bahan, a: AnggaranIku) -> Analisis:
    h, i = a.hasil, a.hasil.indikator
    baris = baris_indikator(h)
    riwayat = _riwayat(bahan, i)
    jumlah = uang(a.jumlah)
    selisih = angka_rasio(a.selisih)
    terakhir = h.isian[max(h.isian)] if h.isian else None
    sdm = tuple((s.unsur, s.jumlah) for s in bahan.sumber_daya[i.pk])
    tahun_program, program = indikator_program(bahan, i)
    program_pendukung = baris_program(bahan, a)
    return Analisis(
        baris=baris,
        kalimat=kalimat.capaian(baris, bahan.tahun),
        komponen=_komponen(h, {k.kode: k.nama for k in i.komponen.all()}),
        riwayat=riwayat,
        perubahan=_perubahan(bahan, riwayat, i),
        grafik=_grafik(riwayat, i),
        akhir=_akhir(bahan, h),
        pembanding=pembanding(bahan.pembanding[i.pk]),
        pendukung=pendukung(bahan.pendukung[i.pk]),
        pendorong=_gabung(bahan, h, "pendorong"),
        penghambat=_gabung(bahan, h, "penghambat"),
        tindak_lanjut=isi_tempat(terakhir.tindak_lanjut, bahan.angka) if terakhir else "",
        uang=jumlah,
        anggaran=kalimat.dukungan(jumlah, len(program_pendukung)),
        efisiensi=kalimat.efisiensi(jumlah, baris.capaian, selisih, str(a.simpulan)),
        selisih=selisih,
        simpulan=str(a.simpulan),
        sdm=sdm,
        jumlah_sdm=sum(n for _, n in sdm),
        program=program_pendukung,
        tahun_program=tahun_program,
        indikator_program=program,
        keluaran=keluaran(bahan, i),
    )


def _gabung(bahan: Bahan, h: HasilIndikator, medan: str) -> str:
    """What was written over the year, each text once, in the order of the triwulan."""
    teks = [getattr(h.isian[tw], medan).strip() for tw in sorted(h.isian)]
    return isi_tempat("\n\n".join(dict.fromkeys(t for t in teks if t)), bahan.angka)


def _komponen(h: HasilIndikator, nama: dict[str, str]) -> tuple[BarisKomponen, ...]:
    return tuple(
        BarisKomponen(
            k.kode,
            nama.get(k.kode, k.kode),
            _cacah(k.target, "belum ada target"),
            _cacah(k.realisasi, "belum diisi"),
            Angka(k.hasil.nilai, k.hasil.sebab.teks if k.hasil.sebab else ""),
            str(k.hasil.status),
        )
        for k in h.hasil.komponen
    )


def _cacah(nilai: Decimal | None, kosong: str) -> Sel:
    return Sel(kosong, None, ada=False) if nilai is None else sel(nilai)


def _riwayat(bahan: Bahan, i: Indikator) -> tuple[BarisTahun, ...]:
    hasil = []
    for tahun, h in sorted(bahan.riwayat.get(i.deret, {}).items()):
        if tahun != bahan.tahun and h.target is None and not h.realisasi.dari:
            continue
        b = baris_indikator(h)
        if tahun != bahan.tahun:
            b = _lampau(b)
        hasil.append(BarisTahun(tahun, b.target, b.realisasi, b.capaian, b.status))
    return tuple(hasil)


def _lampau(b: BarisIndikator) -> BarisIndikator:
    """In an earlier year what was never entered is "tidak tercatat", no longer "belum"."""
    kosong = Sel("tidak tercatat", None, ada=False)
    return replace(
        b,
        target=b.target if b.target.ada else kosong,
        realisasi=b.realisasi if b.realisasi.ada else kosong,
        capaian=b.capaian
        if b.capaian.nilai is not None or (b.target.ada and b.realisasi.ada)
        else Angka(None, "tidak dihitung"),
    )


def _perubahan(bahan: Bahan, riwayat: tuple[BarisTahun, ...], i: Indikator) -> str:
    kini = next((r for r in riwayat if r.tahun == bahan.tahun), None)
    lalu = next((r for r in riwayat if r.tahun == bahan.tahun - 1), None)
    if kini is None or not kini.realisasi.ada:
        return (
            "Perubahan terhadap tahun sebelumnya belum dapat dihitung karena realisasi tahun"
            f" {bahan.tahun} belum ada."
        )
    if kini.realisasi.angka is None:
        return "Realisasinya bukan angka tunggal sehingga perubahannya dibaca dari tabel berikut."
    realisasi = kalimat.perubahan(
        kini.realisasi.angka, lalu.realisasi.angka if lalu else None,
        bahan.tahun - 1, i.satuan, "realisasi",
    )  # fmt: skip
    if lalu is None or lalu.capaian.nilai is None or kini.capaian.nilai is None:
        return realisasi
    capaian_berubah = kalimat.perubahan(
        kini.capaian.nilai, lalu.capaian.nilai, bahan.tahun - 1, "persen", "capaian"
    )
    return f"{realisasi} {capaian_berubah}"


def _grafik(riwayat: tuple[BarisTahun, ...], i: Indikator) -> Grafik | None:
    """Two points are read faster from the table; from three on a line says more."""
    if sum(1 for r in riwayat if r.realisasi.angka is not None) < 3:
        return None
    deret = [DeretGrafik("Realisasi", tuple((str(r.tahun), r.realisasi.angka) for r in riwayat))]
    if any(r.target.angka is not None for r in riwayat):
        target = DeretGrafik("Target", tuple((str(r.tahun), r.target.angka) for r in riwayat))
        deret.insert(0, target)
    satuan = "%" if i.satuan.lower() in ("persen", "%") else i.satuan
    return Grafik("garis", satuan, deret=tuple(deret))


def _akhir(bahan: Bahan, h: HasilIndikator) -> Akhir | None:
    """The end of the plan: its kondisi akhir, or the target of its last year."""
    i = h.indikator
    semua = bahan.target[i.pk]
    akhir = next((t for t in semua if t.jenis == Target.Jenis.KONDISI_AKHIR), None) or max(
        (t for t in semua if t.jenis == Target.Jenis.TARGET), key=lambda t: t.tahun, default=None
    )
    if akhir is None:
        return None
    nilai = murni.nilai_target(akhir, i)
    hasil = capaian(Arah(i.arah), nilai, h.realisasi.nilai, bahan.kebijakan_untuk(i))
    kemajuan = Angka(hasil.nilai, hasil.sebab.teks if hasil.sebab else "")
    target, realisasi = sel(nilai, i.jenis_nilai), sel(h.realisasi.nilai, i.jenis_nilai)
    return Akhir(
        i.kinerja.dokumen.nama, akhir.tahun, target, realisasi, kemajuan,
        kalimat.jangka_menengah(
            kemajuan, kalimat.bersatuan(target.teks, i.satuan), _sebutan(akhir), bahan.tahun
        ),
    )  # fmt: skip


def _sebutan(akhir: Target) -> str:
    dokumen = akhir.indikator.kinerja.dokumen
    if akhir.jenis == Target.Jenis.KONDISI_AKHIR or akhir.tahun == dokumen.tahun_akhir:
        return f"target akhir periode (tahun {akhir.tahun})"
    return f"target terakhir yang tercatat dalam periode (tahun {akhir.tahun})"

"""The seven analyses of every sasaran strategis (PermenPANRB 53/2014, Lampiran II)."""

from dataclasses import dataclass, replace
from decimal import Decimal

from indikator.models import DataPendukung, Indikator, Pembanding, Target
from laporan.capaian import Arah, capaian
from laporan.konteks import murni
from laporan.konteks.anggaran import AnggaranIku, jumlah_anggaran
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
from laporan.nilai import Tanpa

BATAS_DUA_KOLOM = 12
BATAS_GABUNG = 4  # measures of so few wilayah share one table


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
class Silang:
    """Values by row and year; `ganda` when the table is so long that it runs in two columns."""

    judul: str
    kepala: str
    satuan: str
    tahun: tuple[int, ...]
    baris: tuple[tuple[str, tuple[str, ...]], ...]
    ganda: tuple[tuple[tuple[str, tuple[str, ...]], tuple[str, tuple[str, ...]]], ...] = ()


@dataclass(frozen=True)
class BarisProgram:
    nama: str
    instansi: str
    pagu: Decimal | None
    realisasi: Decimal | None
    serapan: Angka


@dataclass(frozen=True)
class BarisHasil:
    """An indikator program or keluaran with its earlier years."""

    induk: str
    nama: str
    satuan: str
    lalu: tuple[Sel, ...]
    target: Sel
    realisasi: Sel
    capaian: Angka


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
    tahun_program, program = _indikator_program(bahan, i)
    program_pendukung = _program(bahan, a)
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
        keluaran=_keluaran(bahan, i),
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


def pembanding(baris: list[Pembanding]) -> tuple[Silang, ...]:
    per: dict[tuple[str, str], dict[str, dict[int, str]]] = {}
    bulat = {
        (v, s)
        for v, s in {(p.variabel, p.satuan) for p in baris}
        if s not in ("%", "Nilai", "Indeks")
        and all(
            p.nilai is None or p.nilai == p.nilai.to_integral_value()
            for p in baris
            if (p.variabel, p.satuan) == (v, s)
        )
    }
    for p in baris:
        teks = p.nilai_teks
        if p.nilai is not None:
            teks = sel(p.nilai, "rupiah" if p.satuan.lower() == "rupiah" else "").teks
        if (p.variabel, p.satuan) in bulat:
            teks = teks.removesuffix(",00")
        per.setdefault((p.variabel, p.satuan), {}).setdefault(p.wilayah, {})[p.tahun] = teks
    pendek = {k: isi for k, isi in per.items() if len(isi) <= BATAS_GABUNG}
    gabungan = {
        f"{wilayah}: {variabel}" + (f" ({satuan})" if satuan else ""): per_tahun
        for (variabel, satuan), isi in pendek.items()
        for wilayah, per_tahun in isi.items()
    }
    panjang = tuple(
        _silang(v, "Wilayah", satuan, isi) for (v, satuan), isi in per.items()
        if (v, satuan) not in pendek
    )  # fmt: skip
    if not gabungan:
        return panjang
    return (_silang("Pembanding", "Wilayah dan ukuran", "", gabungan), *panjang)


def pendukung(baris: list[DataPendukung]) -> tuple[Silang, ...]:
    """One table a variabel with rincian; those without are gathered in a single table."""
    per: dict[tuple[str, str], dict[str, dict[int, str]]] = {}
    for d in baris:
        rupiah = d.satuan.lower() == "rupiah"
        nilai = sel(d.nilai, "rupiah" if rupiah else "").teks
        if d.satuan == "%":
            nilai += "%"
        elif d.nilai == d.nilai.to_integral_value() and not rupiah:
            nilai = nilai.removesuffix(",00")
        nama = f"{d.variabel}, {d.rincian}" if d.rincian else d.variabel
        satuan = "" if rupiah or d.satuan in ("%", "") else f" ({d.satuan})"
        per.setdefault(("", ""), {}).setdefault(f"{nama}{satuan}", {})[d.tahun] = nilai
    return tuple(_silang(v, "Data", satuan, isi) for (v, satuan), isi in per.items())


def _silang(judul: str, kepala: str, satuan: str, isi: dict[str, dict[int, str]]) -> Silang:
    tahun = tuple(sorted({t for per_tahun in isi.values() for t in per_tahun}))
    baris = tuple(
        (nama, tuple(per_tahun.get(t, "–") for t in tahun)) for nama, per_tahun in isi.items()
    )
    if len(baris) <= BATAS_DUA_KOLOM or len(tahun) > 2 or kepala != "Wilayah":
        return Silang(judul, kepala, satuan, tahun, baris)
    separuh = (len(baris) + 1) // 2
    kosong = ("", tuple("" for _ in tahun))
    kanan = baris[separuh:] + (kosong,) * (separuh * 2 - len(baris))
    return Silang(judul, kepala, satuan, tahun, (), tuple(zip(baris[:separuh], kanan, strict=True)))


def _program(bahan: Bahan, a: AnggaranIku) -> tuple[BarisProgram, ...]:
    """The money behind an IKU by program, whatever level it was recorded at."""
    per: dict[int, list] = {}
    nama: dict[int, tuple[str, str]] = {}
    for b in a.baris:
        p = bahan.di_atas(b.kinerja, "program") or b.kinerja
        per.setdefault(p.pk, []).append(b)
        nama[p.pk] = (p.uraian, p.instansi.nama_pendek)
    hasil = []
    for pk, baris in per.items():
        j = jumlah_anggaran(baris)
        tahu_pagu = any(b.pagu is not None for b in baris)
        tahu_realisasi = any(b.realisasi is not None for b in baris)
        hasil.append(
            BarisProgram(
                nama[pk][0],
                "Lintas perangkat daerah" if nama[pk][1] == bahan.instansi.nama_pendek
                and bahan.instansi.adalah_kota else nama[pk][1],
                j.pagu if tahu_pagu else None,
                j.realisasi if tahu_realisasi else None,
                _serapan(angka_rasio(j.serapan), tahu_pagu, tahu_realisasi),
            )
        )  # fmt: skip
    return tuple(hasil)


def _serapan(serapan: Angka, tahu_pagu: bool, tahu_realisasi: bool) -> Angka:
    if not tahu_pagu:
        return Angka(None, "belum ada pagu")
    if not tahu_realisasi:
        return Angka(None, "belum dilaporkan")
    return serapan if serapan.nilai is not None else Angka(None, "pagu nol")


def _indikator_program(
    bahan: Bahan, i: Indikator
) -> tuple[tuple[int, ...], tuple[BarisHasil, ...]]:
    """Indikator of the programs that support it, this year beside two before."""
    tahun = (bahan.tahun - 2, bahan.tahun - 1)
    baris = [
        _baris_hasil(bahan, h, tahun)
        for h in bahan.bukan_iku
        if h.indikator.kinerja.jenjang == "program" and i.pk in bahan.mendukung(h.indikator.kinerja)
    ]
    dipakai = tuple(t for n, t in enumerate(tahun) if any(b.lalu[n].ada for b in baris))
    simpan = [n for n, t in enumerate(tahun) if t in dipakai]
    return dipakai, tuple(
        BarisHasil(b.induk, b.nama, b.satuan, tuple(b.lalu[n] for n in simpan), b.target,
                   b.realisasi, b.capaian)
        for b in baris
    )  # fmt: skip


def _keluaran(bahan: Bahan, i: Indikator) -> tuple[BarisHasil, ...]:
    return tuple(
        _baris_hasil(bahan, h, ())
        for h in bahan.bukan_iku
        if h.indikator.kinerja.jenjang in ("kegiatan", "subkegiatan")
        and i.pk in bahan.mendukung(h.indikator.kinerja)
    )


def _baris_hasil(bahan: Bahan, h: HasilIndikator, tahun: tuple[int, ...]) -> BarisHasil:
    b = baris_indikator(h)
    riwayat = bahan.riwayat.get(h.indikator.deret, {})
    kosong = Sel("tidak tercatat", None, ada=False)

    def lalu(t: int) -> Sel:
        if t not in riwayat or isinstance(riwayat[t].realisasi.nilai, Tanpa):
            return kosong
        return baris_indikator(riwayat[t]).realisasi

    simpul = h.indikator.kinerja
    induk = simpul.uraian
    if bahan.instansi.pk != simpul.instansi_id and not bahan.instansi.adalah_kota:
        induk = f"{induk} ({simpul.instansi.nama_pendek})"
    return BarisHasil(
        induk, b.nama, b.satuan, tuple(lalu(t) for t in tahun), b.target, b.realisasi, b.capaian
    )

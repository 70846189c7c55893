"""Sentences that state figures. Each is made from the values its table prints."""

from collections.abc import Sequence
from decimal import Decimal

from laporan.format import angka, persen, rupiah
from laporan.lkip.isi import Angka, BarisIndikator, Uang
from laporan.nilai import bulat
from laporan.terbilang import terbilang, terbilang_rupiah

TANPA_SATUAN = {
    "", "nilai", "indeks", "angka", "skor", "opini", "predikat", "poin", "rasio", "prestasi",
    "penghargaan",
}  # fmt: skip


def cacah(jumlah: int) -> str:
    """A count inside a sentence: one word where one word does it."""
    return terbilang(jumlah) if 0 <= jumlah <= 11 else angka(Decimal(jumlah), 0)


def gabung(bagian: Sequence[str], kata: str = "dan") -> str:
    """a; a dan b; a, b, dan c."""
    if len(bagian) < 3:
        return f" {kata} ".join(bagian)
    return f"{', '.join(bagian[:-1])}, {kata} {bagian[-1]}"


def kapital(teks: str) -> str:
    return teks[:1].upper() + teks[1:]


def judul(teks: str) -> str:
    """Every word with a capital, abbreviations left as they are."""
    return " ".join(kata if kata in ("dan", "menurut", "di") else kapital(kata)
                    for kata in teks.split())  # fmt: skip


def bersatuan(teks: str, satuan: str) -> str:
    """77,70; 60,87%; 15 zona."""
    if satuan.lower() in ("persen", "%"):
        return f"{teks}%"
    if teks.startswith(("Rp", "-Rp")) or satuan.lower() in TANPA_SATUAN:
        return teks
    return f"{teks} {satuan[:1].lower()}{satuan[1:]}"


def hitung_status(hitungan: Sequence[tuple[str, int, Decimal | None]], hal: str) -> str:
    """How many of `hal` have which status; statuses nobody has are not mentioned."""
    total = sum(jumlah for _, jumlah, _ in hitungan)
    ada = [(s, n, p) for s, n, p in hitungan if n]
    if not total:
        return f"Belum ada {hal} yang ditetapkan."
    if len(ada) == 1:
        status = ada[0][0]
        if total == 1:
            return f"Satu-satunya {hal} berstatus {status}."
        return f"Semua {hal}, yaitu {cacah(total)} indikator, berstatus {status} (100,00%)."
    rincian = [f"{n} indikator ({persen(p)}) {s}" for s, n, p in ada if p is not None]
    return f"Dari {cacah(total)} {hal}, {gabung(rincian)}."


def rata_rata(nilai: Decimal | None, dihitung: int, dilewati: int, batas: Decimal | None) -> str:
    if nilai is None:
        return "Rata-rata capaian belum dapat dihitung karena belum ada indikator yang bernilai."
    dari = (
        "satu-satunya indikator yang mempunyai angka capaian"
        if dihitung == 1
        else f"{cacah(dihitung)} indikator yang mempunyai angka capaian"
    )
    kalimat = f"Rata-rata capaian dari {dari} adalah {persen(nilai)}"
    if batas is not None:
        kalimat += f", dengan setiap capaian dihitung paling tinggi {persen(batas)}"
    if dilewati:
        kalimat += f"; {cacah(dilewati)} indikator lain tidak ikut dihitung karena tidak mempunyai"
        kalimat += " angka capaian"
    return kalimat + "."


def ujung(baris: Sequence[BarisIndikator]) -> str:
    """The highest and the lowest capaian; nothing when there are fewer than two."""
    bernilai = [(b.capaian.nilai, b) for b in baris if b.capaian.nilai is not None]
    if len(bernilai) < 2:
        return ""
    tinggi, rendah = max(n for n, _ in bernilai), min(n for n, _ in bernilai)
    if tinggi == rendah:
        return f"Semua capaian yang bernilai sama besar, yaitu {persen(tinggi)}."
    nama_tinggi = gabung([b.nama for n, b in bernilai if n == tinggi])
    nama_rendah = gabung([b.nama for n, b in bernilai if n == rendah])
    return (
        f"Capaian tertinggi adalah {nama_tinggi} ({persen(tinggi)}), sedangkan capaian terendah"
        f" adalah {nama_rendah} ({persen(rendah)})."
    )


def capaian(b: BarisIndikator, tahun: int) -> str:
    """What became of one indikator."""
    target, realisasi = bersatuan(b.target.teks, b.satuan), bersatuan(b.realisasi.teks, b.satuan)
    if not b.target.ada and not b.realisasi.ada:
        return f"Target dan realisasi {b.nama} tahun {tahun} belum tercatat."
    if not b.target.ada:
        return (
            f"Realisasi {b.nama} tahun {tahun} adalah {realisasi}. Targetnya belum ditetapkan"
            " sehingga capaian tidak dihitung."
        )
    if not b.realisasi.ada:
        return (
            f"Target {b.nama} tahun {tahun} adalah {target}. Realisasinya {b.realisasi.teks}"
            " sehingga capaian belum dapat dihitung."
        )
    awal = f"Realisasi {b.nama} tahun {tahun} adalah {realisasi} dari target {target}"
    if b.capaian.nilai is None:
        return f"{awal}; capaiannya {b.capaian.sebab}, dengan status {b.status}."
    hasil = f"{awal} sehingga capaiannya {persen(b.capaian.nilai)}"
    if b.predikat:
        return f"{hasil}, berstatus {b.status} dengan predikat {b.predikat}."
    return f"{hasil}, berstatus {b.status}."


def perubahan(
    sekarang: Decimal | None, lalu: Decimal | None, tahun_lalu: int, satuan: str, hal: str
) -> str:
    """Against the year before, in the unit itself (points for a percentage)."""
    if sekarang is None and lalu is None:
        return ""
    if lalu is None:
        return f"{kapital(hal)} tahun {tahun_lalu} tidak tercatat sebagai pembanding."
    if sekarang is None:
        return ""
    beda = bulat(sekarang - lalu)
    dahulu = bersatuan(angka(lalu), satuan)
    if not beda:
        return f"{kapital(hal)} sama dengan tahun {tahun_lalu} ({dahulu})."
    ubah = angka(beda.copy_abs())
    ukuran = f"{ubah} poin" if satuan.lower() in ("persen", "%") else bersatuan(ubah, satuan)
    arah = "naik" if beda > 0 else "turun"
    return f"{kapital(hal)} {arah} {ukuran} dibandingkan dengan tahun {tahun_lalu} ({dahulu})."


def jangka_menengah(capaian_akhir: Angka, target: str, sebutan: str, tahun: int) -> str:
    """`sebutan` says which target it is: "target akhir periode (tahun 2026)"."""
    if capaian_akhir.nilai is None:
        return f"{kapital(sebutan)} adalah {target}; tingkat kemajuannya {capaian_akhir.sebab}."
    kata = "telah melampaui atau memenuhi" if capaian_akhir.nilai >= 100 else "belum memenuhi"
    return (
        f"Sampai dengan tahun {tahun} realisasi {kata} {sebutan} sebesar {target}, dengan"
        f" tingkat kemajuan {persen(capaian_akhir.nilai)}."
    )


def anggaran(u: Uang, hal: str) -> str:
    """Pagu, realisasi and serapan in figures and in words."""
    if not u.baris:
        return f"Belum ada anggaran yang tercatat untuk {hal.removeprefix('anggaran ')}."
    kalimat = (
        f"Pagu {hal} adalah {rupiah(u.pagu)} ({terbilang_rupiah(u.pagu)}) dengan realisasi"
        f" {rupiah(u.realisasi)} ({terbilang_rupiah(u.realisasi)})"
    )
    if u.serapan.nilai is None:
        kalimat += f"; serapannya {u.serapan.sebab}."
    else:
        kalimat += f" atau terserap {persen(u.serapan.nilai)}."
    return f"{kalimat}{belum_dilaporkan(u)}"


def dukungan(u: Uang, program: int) -> str:
    """The programs behind one indikator, short; the words of the amounts stand in Bab III.B."""
    if not u.baris:
        return "Tidak ada program yang tercatat mendukung indikator ini."
    banyak = "satu program" if program == 1 else f"{cacah(program)} program"
    kalimat = (
        f"Indikator ini didukung {banyak} dengan pagu {rupiah(u.pagu)} dan realisasi"
        f" {rupiah(u.realisasi)}"
    )
    if u.serapan.nilai is not None:
        kalimat += f" atau terserap {persen(u.serapan.nilai)}"
    return f"{kalimat}.{belum_dilaporkan(u)}"


def belum_dilaporkan(u: Uang) -> str:
    if not u.belum:
        return ""
    if u.belum == u.baris:
        return " Realisasi anggarannya belum dilaporkan sama sekali."
    return (
        f" Realisasi {cacah(u.belum)} dari {cacah(u.baris)} baris anggaran belum dilaporkan; baris"
        " itu tidak menambah jumlah realisasi sehingga serapan yang tercetak adalah batas bawah."
    )


def efisiensi(u: Uang, capaian: Angka, selisih: Angka, simpulan: str) -> str:
    if not u.baris:
        return (
            "Tidak ada anggaran yang tercatat mendukung indikator ini sehingga efisiensi anggaran"
            " tidak dapat ditentukan."
        )
    if u.serapan.nilai is None:
        return f"Serapan anggaran {u.serapan.sebab}; simpulan: {simpulan}."
    kalimat = (
        f"Sisa anggaran yang mendukung indikator ini {rupiah(u.sisa_rupiah)} atau"
        f" {persen(u.sisa.nilai or Decimal(0))} dari pagu."
    )
    if selisih.nilai is None:
        return f"{kalimat} Karena capaian {capaian.sebab}, simpulannya {simpulan}."
    if not selisih.nilai:
        banding = "sama besar dengan serapan"
    else:
        lebih = "lebih tinggi" if selisih.nilai > 0 else "lebih rendah"
        banding = f"{angka(selisih.nilai.copy_abs())} poin {lebih} daripada serapan"
    return f"{kalimat} Capaian {banding}; simpulan: {simpulan}."


def jumlah_pegawai(total: int | None, rincian: int | None, menurut: str) -> str:
    """A note where categories do not add up to the total; nothing where they do."""
    if total is None or rincian is None or total == rincian:
        return ""
    beda = abs(total - rincian)
    kata = "kurang" if rincian < total else "lebih"
    return (
        f"Jumlah menurut {menurut} ({angka(Decimal(rincian), 0)} orang) {kata}"
        f" {angka(Decimal(beda), 0)} orang daripada jumlah pegawai"
        f" ({angka(Decimal(total), 0)} orang)."
    )

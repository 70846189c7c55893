"""The figures a narrative may name, such as `{{ capaian:IKU-1 }}`, as the tables print them."""

from laporan.format import nilai_teks, persen, rupiah
from laporan.lkip.bahan import Bahan
from laporan.lkip.isi import baris_indikator
from laporan.lkip.kalimat import bersatuan
from laporan.lkip.narasi import nama_tempat


def angka_narasi(bahan: Bahan) -> dict[str, str]:
    angka: dict[str, str] = {}
    for a in bahan.anggaran.iku:
        b = baris_indikator(a.hasil)
        serapan = a.jumlah.serapan
        isi = {
            "capaian": persen(b.capaian.nilai) if b.capaian.nilai is not None else b.capaian.sebab,
            "realisasi": bersatuan(b.realisasi.teks, b.satuan) if b.realisasi.ada
            else b.realisasi.teks,
            "target": bersatuan(b.target.teks, b.satuan) if b.target.ada else b.target.teks,
            "status": b.status,
            "predikat": b.predikat or "tanpa predikat",
            "serapan": "belum ada anggaran",
            "pagu": "belum ada anggaran",
        }  # fmt: skip
        if a.baris:
            isi["pagu"] = rupiah(a.jumlah.pagu)
            isi["serapan"] = (
                persen(serapan.nilai) if serapan.nilai is not None
                else serapan.sebab.teks if serapan.sebab else nilai_teks(None)
            )  # fmt: skip
        angka |= {nama_tempat(jenis, b.kode): teks for jenis, teks in isi.items()}
    return angka

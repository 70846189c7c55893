"""Whose report it is, for the cover, the running header and the signature."""

from dataclasses import dataclass

from laporan.lkip.bahan import Bahan


@dataclass(frozen=True)
class Identitas:
    kode: str
    nama: str
    tahun: int
    judul: str
    pemerintah: str
    adalah_kota: bool
    tempat: str
    jabatan_kepala: str
    dokumen: str

    @property
    def tahun_teks(self) -> str:
        return str(self.tahun)


def identitas(bahan: Bahan) -> Identitas:
    instansi = bahan.instansi
    kota = bahan.kota.nama if bahan.kota else ""
    nama_kota = kota.removeprefix("Pemerintah ").strip()
    nama = instansi.nama
    if instansi.adalah_kota and not nama.startswith("Pemerintah"):
        nama = f"Pemerintah {nama}"
    return Identitas(
        kode=instansi.kode,
        nama=nama,
        tahun=bahan.tahun,
        judul="Laporan Kinerja Instansi Pemerintah",
        pemerintah=f"Pemerintah {nama_kota}" if nama_kota else "",
        adalah_kota=instansi.adalah_kota,
        tempat=nama_kota.removeprefix("Kota ").removeprefix("Kabupaten "),
        jabatan_kepala=jabatan_kepala(bahan),
        dokumen=", ".join(d.nama for d in bahan.dokumen),
    )


def jabatan_kepala(bahan: Bahan) -> str:
    """The post at the top of the struktur; by the kind of instansi where none is recorded."""
    puncak = next((j.nama for j in bahan.jabatan if j.induk_id is None), "")
    if puncak:
        return puncak
    if bahan.instansi.adalah_kota:
        return f"Wali Kota {bahan.instansi.nama.removeprefix('Pemerintah ').removeprefix('Kota ')}"
    if bahan.instansi.jenis == "kecamatan":
        return f"Camat {bahan.instansi.nama.removeprefix('Kecamatan ')}"
    return f"Kepala {bahan.instansi.nama}"

"""Indikator kinerja utama: what is measured, how, and who answers for it."""

from dataclasses import dataclass

from indikator.models import Indikator
from laporan.lkip.bahan import Bahan
from laporan.lkip.kalimat import gabung
from perangkat_daerah.models import Instansi


@dataclass(frozen=True)
class Baris:
    kode: str
    nama: str
    satuan: str
    arah: str
    formulasi: str
    alasan: str
    sumber: str
    pengampu: str


@dataclass(frozen=True)
class Konteks:
    baris: tuple[Baris, ...]


def konteks(bahan: Bahan) -> Konteks | None:
    iku = [h.indikator for h in bahan.iku]
    if not iku:
        return None
    per_pk = {i.pk: i for i in bahan.indikator}
    semua = {i.pk for i in bahan.bawahan if i.jenis in Instansi.JENIS_PERANGKAT_DAERAH}
    return Konteks(tuple(_baris(per_pk.get(i.pk, i), semua) for i in iku))


def _baris(i: Indikator, semua: set[int]) -> Baris:
    return Baris(
        kode=i.kode,
        nama=i.nama,
        satuan=i.satuan,
        arah=i.get_arah_display(),
        formulasi=i.formulasi or i.definisi,
        alasan=i.alasan,
        sumber=i.sumber_data,
        pengampu=pengampu(i, semua),
    )


def pengampu(i: Indikator, semua: set[int]) -> str:
    """Names of those who answer for it; all of a kind are named as that kind."""
    siapa = list(i.pengampu.all())
    if semua and semua <= {s.pk for s in siapa}:
        return "Seluruh perangkat daerah"
    kecamatan = [s for s in siapa if s.jenis == Instansi.Jenis.KECAMATAN]
    lain = [s for s in siapa if s.jenis != Instansi.Jenis.KECAMATAN]
    nama = [s.nama_pendek for s in lain]
    if len(kecamatan) > 3:
        nama.append(f"{len(kecamatan)} kecamatan")
    else:
        nama += [s.nama_pendek for s in kecamatan]
    return gabung(nama) or i.penanggung_jawab

from indikator.models import Jadwal, Realisasi
from indikator.resources.indikator import (
    DOKUMEN_INDIKATOR,
    KUNCI_INDIKATOR,
    kolom_indikator,
    kolom_kategori,
)
from perangkat_daerah.audit import catat, potret
from perangkat_daerah.resources.dasar import BerkasResource
from perangkat_daerah.resources.kolom import sertaan

_TERCATAT = (
    "nilai",
    "kategori",
    "komponen",
    "tidak_dapat_diukur",
    "alasan_tidak_diukur",
    "catatan",
    "pendorong",
    "penghambat",
    "tindak_lanjut",
    "status",
)


class RealisasiResource(BerkasResource):
    """Figures from a file; each that is new or changed leaves its audit row."""

    dokumen = sertaan(DOKUMEN_INDIKATOR)
    indikator = kolom_indikator()
    kategori = kolom_kategori()
    kunci = KUNCI_INDIKATOR | {"tahun": "tahun", "triwulan": "triwulan"}

    class Meta:
        model = Realisasi
        fields = ["dokumen", "indikator", "tahun", "triwulan", *_TERCATAT]

    def after_init_instance(self, instance, new, row, **kwargs):
        self._lama = {} if new else potret(instance, _TERCATAT)

    def before_save_instance(self, instance, row, **kwargs):
        if (pengguna := kwargs.get("user")) is not None:
            instance.diisi_oleh = pengguna

    def after_save_instance(self, instance, row, **kwargs):
        catat(
            objek=instance,
            aksi="impor",
            lama=self._lama,
            baru=potret(instance, _TERCATAT),
            pelaku=kwargs.get("user"),
            sumber="impor",
            instansi=instance.indikator.kinerja.instansi,
        )


class JadwalResource(BerkasResource):
    kunci = {"tahun": "tahun", "triwulan": "triwulan"}

    class Meta:
        model = Jadwal
        fields = ["tahun", "triwulan", "buka", "tutup"]

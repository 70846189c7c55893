from import_export.fields import Field

from indikator.models import (
    Indikator,
    Kategori,
    KebijakanPengukuran,
    Kinerja,
    KomponenIndikator,
    SkalaKategori,
    Target,
)
from perangkat_daerah.models import Instansi
from perangkat_daerah.resources.dasar import BerkasResource
from perangkat_daerah.resources.kolom import AcuanBanyak, acuan, sertaan

# The natural key of an indikator, wherever a row belongs to one.
KUNCI_INDIKATOR = {
    "indikator__kinerja__dokumen__kode": "dokumen",
    "indikator__kode": "indikator",
}
DOKUMEN_INDIKATOR = "indikator__kinerja__dokumen__kode"


def kolom_indikator() -> Field:
    return acuan(
        "indikator",
        Indikator.objects.select_related("kinerja__dokumen", "kinerja__instansi").prefetch_related(
            "komponen"
        ),
        {"kinerja__dokumen__kode": "dokumen", "kode": "indikator"},
    )


def kolom_kategori() -> Field:
    """A word of the skala that the indikator of the row uses."""
    return acuan(
        "kategori",
        Kategori.objects.all(),
        {
            "skala__indikator__kinerja__dokumen__kode": "dokumen",
            "skala__indikator__kode": "indikator",
            "kode": "kategori",
        },
        wajib=False,
    )


class IndikatorResource(BerkasResource):
    dokumen = sertaan("kinerja__dokumen__kode")
    kinerja = acuan(
        "kinerja",
        Kinerja.objects.select_related("dokumen"),
        {"dokumen__kode": "dokumen", "kode": "kinerja"},
    )
    skala_kategori = acuan(
        "skala_kategori", SkalaKategori.objects.all(), {"kode": "skala_kategori"}, wajib=False
    )
    kebijakan = acuan(
        "kebijakan", KebijakanPengukuran.objects.all(), {"kode": "kebijakan"}, wajib=False
    )
    pengampu = Field(
        "pengampu", "pengampu", AcuanBanyak(Instansi.objects.order_by("urut"), "pengampu")
    )
    kunci = {"kinerja__dokumen__kode": "dokumen", "kode": "kode"}

    class Meta:
        model = Indikator
        fields = [
            "dokumen",
            "kinerja",
            "kode",
            "deret",
            "nama",
            "satuan",
            "arah",
            "jenis_nilai",
            "akumulasi",
            "iku",
            "skala_kategori",
            "kebijakan",
            "definisi",
            "formulasi",
            "alasan",
            "sumber_data",
            "penanggung_jawab",
            "pengampu",
            "urut",
        ]


class KomponenIndikatorResource(BerkasResource):
    dokumen = sertaan(DOKUMEN_INDIKATOR)
    indikator = kolom_indikator()
    kunci = KUNCI_INDIKATOR | {"kode": "kode"}

    class Meta:
        model = KomponenIndikator
        fields = ["dokumen", "indikator", "kode", "nama", "urut"]


class TargetResource(BerkasResource):
    dokumen = sertaan(DOKUMEN_INDIKATOR)
    indikator = kolom_indikator()
    kategori = kolom_kategori()
    kunci = KUNCI_INDIKATOR | {"tahun": "tahun", "jenis": "jenis"}

    class Meta:
        model = Target
        fields = [
            "dokumen",
            "indikator",
            "tahun",
            "jenis",
            "nilai",
            "nilai_atas",
            "kategori",
            "komponen",
            "satuan",
        ]

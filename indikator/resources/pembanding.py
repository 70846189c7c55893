from indikator.models import DataPendukung, Pembanding, SumberDaya
from indikator.resources.indikator import DOKUMEN_INDIKATOR, KUNCI_INDIKATOR, kolom_indikator
from perangkat_daerah.resources.dasar import BerkasResource
from perangkat_daerah.resources.kolom import sertaan


class PembandingResource(BerkasResource):
    dokumen = sertaan(DOKUMEN_INDIKATOR)
    indikator = kolom_indikator()
    kunci = KUNCI_INDIKATOR | {"variabel": "variabel", "wilayah": "wilayah", "tahun": "tahun"}

    class Meta:
        model = Pembanding
        fields = [
            "dokumen",
            "indikator",
            "variabel",
            "wilayah",
            "tingkat",
            "tahun",
            "nilai",
            "nilai_teks",
            "satuan",
            "urut",
        ]


class DataPendukungResource(BerkasResource):
    dokumen = sertaan(DOKUMEN_INDIKATOR)
    indikator = kolom_indikator()
    kunci = KUNCI_INDIKATOR | {"variabel": "variabel", "rincian": "rincian", "tahun": "tahun"}

    class Meta:
        model = DataPendukung
        fields = [
            "dokumen",
            "indikator",
            "variabel",
            "rincian",
            "tahun",
            "nilai",
            "satuan",
            "urut",
        ]


class SumberDayaResource(BerkasResource):
    dokumen = sertaan(DOKUMEN_INDIKATOR)
    indikator = kolom_indikator()
    kunci = KUNCI_INDIKATOR | {"tahun": "tahun", "unsur": "unsur"}

    class Meta:
        model = SumberDaya
        fields = ["dokumen", "indikator", "tahun", "unsur", "jumlah", "urut"]

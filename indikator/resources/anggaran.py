from import_export.fields import Field

from indikator.models import Anggaran, AnggaranTriwulan, Indikator, Kinerja
from perangkat_daerah.resources.dasar import BerkasResource
from perangkat_daerah.resources.kolom import AcuanBanyak, acuan, sertaan


class AnggaranResource(BerkasResource):
    dokumen = sertaan("kinerja__dokumen__kode")
    kinerja = acuan(
        "kinerja", Kinerja.objects.all(), {"dokumen__kode": "dokumen", "kode": "kinerja"}
    )
    mendukung = Field(
        "mendukung",
        "mendukung",
        AcuanBanyak(Indikator.objects.all(), "mendukung", {"kinerja__dokumen__kode": "dokumen"}),
    )
    kunci = {
        "kinerja__dokumen__kode": "dokumen",
        "kinerja__kode": "kinerja",
        "tahun": "tahun",
    }

    class Meta:
        model = Anggaran
        fields = [
            "dokumen",
            "kinerja",
            "tahun",
            "pagu_murni",
            "pagu",
            "realisasi",
            "fisik",
            "sumber_dana",
            "mendukung",
        ]


class AnggaranTriwulanResource(BerkasResource):
    dokumen = sertaan("anggaran__kinerja__dokumen__kode")
    kinerja = sertaan("anggaran__kinerja__kode")
    anggaran = acuan(
        "anggaran",
        Anggaran.objects.all(),
        {"kinerja__dokumen__kode": "dokumen", "kinerja__kode": "kinerja", "tahun": "tahun"},
    )
    kunci = {
        "anggaran__kinerja__dokumen__kode": "dokumen",
        "anggaran__kinerja__kode": "kinerja",
        "anggaran__tahun": "tahun",
        "triwulan": "triwulan",
    }

    class Meta:
        model = AnggaranTriwulan
        fields = ["dokumen", "kinerja", "anggaran", "triwulan", "rencana"]

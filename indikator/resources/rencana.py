from indikator.models import Dokumen, Kinerja
from perangkat_daerah.models import Instansi, Jabatan
from perangkat_daerah.resources.dasar import BerkasResource
from perangkat_daerah.resources.kolom import acuan


class DokumenResource(BerkasResource):
    instansi = acuan("instansi", Instansi.objects.all(), {"kode": "instansi"})
    kunci = {"kode": "kode"}

    class Meta:
        model = Dokumen
        fields = [
            "kode",
            "instansi",
            "jenis",
            "nama",
            "tahun_awal",
            "tahun_akhir",
            "perubahan_ke",
            "status",
            "dasar_hukum",
        ]


class KinerjaResource(BerkasResource):
    """A node; its induk stands above it in the file or is there already."""

    dokumen = acuan("dokumen", Dokumen.objects.all(), {"kode": "dokumen"})
    instansi = acuan("instansi", Instansi.objects.all(), {"kode": "instansi"})
    jabatan = acuan(
        "jabatan",
        Jabatan.objects.all(),
        {"instansi__kode": "instansi", "kode": "jabatan"},
        wajib=False,
    )
    induk = acuan(
        "induk",
        Kinerja.objects.all(),
        {"dokumen__kode": "dokumen", "kode": "induk"},
        wajib=False,
    )
    kunci = {"dokumen__kode": "dokumen", "kode": "kode"}

    class Meta:
        model = Kinerja
        fields = [
            "dokumen",
            "kode",
            "induk",
            "jenjang",
            "instansi",
            "jabatan",
            "uraian",
            "nomenklatur",
            "urut",
        ]

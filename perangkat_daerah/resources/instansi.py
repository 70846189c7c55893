from perangkat_daerah.models import Instansi, Jabatan, RekapPegawai
from perangkat_daerah.resources.dasar import BerkasResource
from perangkat_daerah.resources.kolom import acuan


class InstansiResource(BerkasResource):
    induk = acuan("induk", Instansi.objects.all(), {"kode": "induk"}, wajib=False)
    kunci = {"kode": "kode"}

    class Meta:
        model = Instansi
        fields = ["kode", "nama", "singkatan", "jenis", "tipe", "urusan", "induk", "urut"]


class JabatanResource(BerkasResource):
    instansi = acuan("instansi", Instansi.objects.all(), {"kode": "instansi"})
    induk = acuan(
        "induk",
        Jabatan.objects.all(),
        {"instansi__kode": "instansi", "kode": "induk"},
        wajib=False,
    )
    kunci = {"instansi__kode": "instansi", "kode": "kode"}

    class Meta:
        model = Jabatan
        fields = ["instansi", "kode", "nama", "jenis", "induk", "urut"]


class RekapPegawaiResource(BerkasResource):
    instansi = acuan("instansi", Instansi.objects.all(), {"kode": "instansi"})
    kunci = {
        "instansi__kode": "instansi",
        "tahun": "tahun",
        "kategori": "kategori",
        "kelompok": "kelompok",
        "rincian": "rincian",
    }

    class Meta:
        model = RekapPegawai
        fields = ["instansi", "tahun", "kategori", "kelompok", "rincian", "jumlah", "urut"]

from laporan.models import Narasi
from perangkat_daerah.models import Instansi
from perangkat_daerah.resources.dasar import BerkasResource
from perangkat_daerah.resources.kolom import acuan


class NarasiResource(BerkasResource):
    instansi = acuan("instansi", Instansi.objects.all(), {"kode": "instansi"})
    kunci = {"instansi__kode": "instansi", "tahun": "tahun", "bagian": "bagian"}

    class Meta:
        model = Narasi
        fields = ["instansi", "tahun", "bagian", "teks"]

    def before_save_instance(self, instance, row, **kwargs):
        if (pengguna := kwargs.get("user")) is not None:
            instance.diubah_oleh = pengguna

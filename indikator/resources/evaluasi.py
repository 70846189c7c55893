from indikator.models import KomponenAkip, NilaiAkip, NilaiIkm
from perangkat_daerah.models import Instansi
from perangkat_daerah.resources.dasar import BerkasResource
from perangkat_daerah.resources.kolom import acuan, sertaan

_KUNCI = {"instansi__kode": "instansi", "tahun": "tahun"}


class NilaiAkipResource(BerkasResource):
    instansi = acuan("instansi", Instansi.objects.all(), {"kode": "instansi"})
    kunci = _KUNCI

    class Meta:
        model = NilaiAkip
        fields = ["instansi", "tahun", "nilai"]


class KomponenAkipResource(BerkasResource):
    instansi = sertaan("nilai_akip__instansi__kode")
    nilai_akip = acuan("nilai_akip", NilaiAkip.objects.all(), _KUNCI)
    kunci = {f"nilai_akip__{k}": v for k, v in _KUNCI.items()} | {"urut": "urut"}

    class Meta:
        model = KomponenAkip
        fields = ["instansi", "nilai_akip", "urut", "nama", "bobot", "nilai"]


class NilaiIkmResource(BerkasResource):
    instansi = acuan("instansi", Instansi.objects.all(), {"kode": "instansi"})
    kunci = _KUNCI

    class Meta:
        model = NilaiIkm
        fields = ["instansi", "tahun", "nilai"]

from indikator.models import Kategori, KebijakanPengukuran, Skala, SkalaKategori, TingkatSkala
from perangkat_daerah.resources.dasar import BerkasResource
from perangkat_daerah.resources.kolom import acuan


class SkalaResource(BerkasResource):
    kunci = {"kode": "kode"}

    class Meta:
        model = Skala
        fields = ["kode", "nama", "sumber"]


class TingkatSkalaResource(BerkasResource):
    """One step; whether a whole skala leaves gaps is asked by laporan, which knows the maths."""

    skala = acuan("skala", Skala.objects.all(), {"kode": "skala"})
    kunci = {"skala__kode": "skala", "urut": "urut"}

    class Meta:
        model = TingkatSkala
        fields = [
            "skala",
            "urut",
            "label",
            "huruf",
            "bawah",
            "termasuk_bawah",
            "atas",
            "termasuk_atas",
        ]


class SkalaKategoriResource(BerkasResource):
    kunci = {"kode": "kode"}

    class Meta:
        model = SkalaKategori
        fields = ["kode", "nama"]


class KategoriResource(BerkasResource):
    skala = acuan("skala", SkalaKategori.objects.all(), {"kode": "skala"})
    kunci = {"skala__kode": "skala", "kode": "kode"}

    class Meta:
        model = Kategori
        fields = ["skala", "peringkat", "kode", "nama"]


class KebijakanPengukuranResource(BerkasResource):
    skala = acuan("skala", Skala.objects.all(), {"kode": "skala"})
    kunci = {"kode": "kode"}

    class Meta:
        model = KebijakanPengukuran
        fields = [
            "kode",
            "nama",
            "bawaan",
            "rumus_turun",
            "rumus_kategori",
            "rumus_majemuk",
            "toleransi_nol",
            "batas_rata_rata",
            "skala",
        ]

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms import BaseInlineFormSet

from indikator.models import Skala as BarisSkala
from indikator.models import TingkatSkala
from laporan.models import Lkip, Narasi
from laporan.skala import Skala, Tingkat
from perangkat_daerah.admin import AdminTercatat, HanyaBaca


class TingkatFormSet(BaseInlineFormSet):
    """The tingkat of a scale must leave no gap and not overlap."""

    def clean(self):
        super().clean()
        if any(self.errors):
            return
        isi = [
            f.cleaned_data for f in self.forms if f.cleaned_data and not f.cleaned_data["DELETE"]
        ]
        kolom = ("label", "huruf", "bawah", "termasuk_bawah", "atas", "termasuk_atas")
        try:
            tingkat = tuple(Tingkat(*(baris[k] for k in kolom)) for baris in isi)
            Skala(self.instance.kode, self.instance.nama, tingkat)
        except ValueError as galat:
            raise ValidationError(str(galat)) from None


class TingkatInline(admin.TabularInline):
    model = TingkatSkala
    formset = TingkatFormSet
    extra = 0


@admin.register(BarisSkala)
class SkalaAdmin(AdminTercatat):
    list_display = ["kode", "nama", "sumber"]
    inlines = [TingkatInline]


@admin.register(Narasi)
class NarasiAdmin(HanyaBaca):
    list_display = ["instansi", "tahun", "bagian", "diubah_oleh", "diubah_pada"]
    list_filter = ["tahun", "bagian"]
    list_select_related = ["instansi", "diubah_oleh"]


@admin.register(Lkip)
class LkipAdmin(HanyaBaca):
    list_display = ["instansi", "tahun", "versi", "status", "dibuat_oleh", "dibuat_pada"]
    list_filter = ["tahun", "status"]
    list_select_related = ["instansi", "dibuat_oleh"]
    exclude = ["konteks"]

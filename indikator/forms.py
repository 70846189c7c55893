from django import forms

from indikator.models import Indikator, Kategori, Realisasi
from indikator.services import Isian
from perangkat_daerah.angka import baca_angka
from perangkat_daerah.fields import angka_penting


def tulis_angka(nilai) -> str:
    """As it would be typed: comma decimals, no thousands, no trailing zeros."""
    return "" if nilai is None else f"{nilai.normalize():f}".replace(".", ",")


class AngkaFormField(forms.CharField):
    """A figure typed the Indonesian way; cleans to Decimal or None."""

    def __init__(self, **kwargs):
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(required=False, max_length=40, widget=widget, **kwargs)

    def clean(self, value):
        try:
            angka = baca_angka(super().clean(value))
        except ValueError as galat:
            raise forms.ValidationError(str(galat)) from None
        if angka is not None:
            angka_penting(angka)
        return angka


class RealisasiForm(forms.Form):
    """One row of the grid: the figure in the shape of its indikator, and a note.

    Hidden initials travel along, so that only what this user changed is written.
    """

    def __init__(self, *args, indikator: Indikator, realisasi: Realisasi | None, **kwargs):
        self.indikator = indikator
        r = realisasi or Realisasi(indikator=indikator)
        super().__init__(*args, prefix=f"r{indikator.pk}", **kwargs)
        if indikator.jenis_nilai == Indikator.JenisNilai.KATEGORI:
            self.fields["kategori"] = forms.ModelChoiceField(
                Kategori.objects.filter(skala=indikator.skala_kategori),
                required=False,
                initial=r.kategori_id,
                empty_label="– pilih –",
                label="Realisasi",
            )
        elif indikator.jenis_nilai == Indikator.JenisNilai.MAJEMUK:
            for k in indikator.komponen.all():
                teks = r.komponen.get(k.kode, "").replace(".", ",")
                self.fields[f"k_{k.kode}"] = AngkaFormField(initial=teks, label=k.nama)
        else:
            self.fields["nilai"] = AngkaFormField(initial=tulis_angka(r.nilai), label="Realisasi")
        self.fields["tidak_dapat_diukur"] = forms.BooleanField(
            required=False, initial=r.tidak_dapat_diukur, label="Tidak dapat diukur"
        )
        self.fields["alasan_tidak_diukur"] = forms.CharField(
            required=False, max_length=500, initial=r.alasan_tidak_diukur, label="Alasan"
        )
        self.fields["catatan"] = forms.CharField(
            required=False, max_length=500, initial=r.catatan, label="Catatan"
        )
        for nama, ruas in self.fields.items():
            ruas.show_hidden_initial = True
            ruas.widget.attrs |= {
                "aria-label": f"{ruas.label}: {indikator.kode} {indikator.nama}",
                "aria-describedby": f"galat-{indikator.pk}",
                "data-ruas": nama,
            }

    @property
    def ruas_nilai(self):
        """The bound fields that hold the figure itself."""
        lain = ("tidak_dapat_diukur", "alasan_tidak_diukur", "catatan")
        return [self[nama] for nama in self.fields if nama not in lain]

    @property
    def nilai_awal(self):
        """Hidden inputs with what the user saw before typing."""
        return [ruas.as_hidden(only_initial=True) for ruas in self]

    def clean(self):
        data = super().clean()
        if data.get("tidak_dapat_diukur"):
            if not data.get("alasan_tidak_diukur"):
                self.add_error("alasan_tidak_diukur", "Tulis mengapa tidak dapat diukur.")
            if any(self.cleaned_data.get(r.name) is not None for r in self.ruas_nilai):
                self.add_error("tidak_dapat_diukur", "Kosongkan nilainya, atau hapus centang ini.")
        return data

    def isian_awal(self) -> Isian:
        """What the user saw before typing, from the hidden initials."""
        awal = {
            nama.removeprefix("initial-"): nilai
            for nama, nilai in self.data.items()
            if nama.startswith("initial-")
        }
        form = RealisasiForm(awal, indikator=self.indikator, realisasi=None)
        return form.isian() if form.is_valid() else Isian()

    def isian(self) -> Isian:
        data = self.cleaned_data
        komponen = {
            nama.removeprefix("k_"): f"{nilai:f}"
            for nama, nilai in data.items()
            if nama.startswith("k_") and nilai is not None
        }
        return Isian(
            nilai=data.get("nilai"),
            kategori=data.get("kategori"),
            komponen=komponen,
            tidak_dapat_diukur=data["tidak_dapat_diukur"],
            alasan_tidak_diukur=data["alasan_tidak_diukur"] if data["tidak_dapat_diukur"] else "",
            catatan=data["catatan"],
        )

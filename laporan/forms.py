from django import forms

from laporan.layanan import sidik_teks
from laporan.models import Narasi


class NarasiForm(forms.ModelForm):
    """The text of one section; `sidik_awal` tells what its writer saw when opening the page."""

    sidik_awal = forms.CharField(widget=forms.HiddenInput, max_length=64)

    class Meta:
        model = Narasi
        fields = ["teks"]
        labels = {"teks": "Teks"}
        widgets = {"teks": forms.Textarea(attrs={"rows": 16, "spellcheck": "true"})}

    def __init__(self, *args, bagian, periksa, **kwargs):
        super().__init__(*args, **kwargs)
        self._periksa = periksa
        self.fields["teks"].help_text = bagian.petunjuk
        self.initial["sidik_awal"] = sidik_teks(self.instance.teks)

    def clean_teks(self) -> str:
        teks = self.cleaned_data["teks"]
        if masalah := self._periksa(teks):
            raise forms.ValidationError(masalah)
        return teks

    def lanjutkan_di_atas(self, narasi: Narasi) -> None:
        """What was typed stays; saving it again replaces `narasi`, which the writer now sees."""
        self.data = self.data.copy()
        self.data[self.add_prefix("sidik_awal")] = sidik_teks(narasi.teks)

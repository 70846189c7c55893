"""The columns figures are kept in."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models

ANGKA_PENTING = 15


def angka_penting(nilai: Decimal) -> None:
    """Refuse more digits than every supported database keeps exactly."""
    if len(nilai.normalize().as_tuple().digits) > ANGKA_PENTING:
        raise ValidationError(f"Angka paling panjang {ANGKA_PENTING} digit.")


class _Terlokalkan(models.DecimalField):
    """Typed and shown with a decimal comma wherever Django makes the form."""

    def formfield(self, **kwargs):
        return super().formfield(**{"localize": True} | kwargs)


class AngkaField(_Terlokalkan):
    """A figure of any satuan: four decimals, exact to fifteen digits on every database."""

    default_validators = [angka_penting]

    def __init__(self, *args, max_digits=19, decimal_places=4, **kwargs):
        super().__init__(*args, max_digits=max_digits, decimal_places=decimal_places, **kwargs)


class RupiahField(_Terlokalkan):
    """Money in rupiah and sen, never negative by the model's own constraint."""

    def __init__(self, *args, max_digits=15, decimal_places=2, **kwargs):
        super().__init__(*args, max_digits=max_digits, decimal_places=decimal_places, **kwargs)

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from indikator.models import Target
from perangkat_daerah.angka import baca_angka
from perangkat_daerah.fields import angka_penting
from tests.pabrik import make_target


@pytest.mark.parametrize(
    ("teks", "angka"),
    [
        ("98,75", "98.75"),
        ("98.75", "98.75"),
        ("98.7", "98.7"),
        ("0", "0"),
        ("0,0", "0.0"),
        ("0,5", "0.5"),
        ("0.125", "0.125"),
        ("0,125", "0.125"),
        ("1234", "1234"),
        ("1234.5", "1234.5"),
        ("1234,5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1.234,56", "1234.56"),
        ("1.234.567", "1234567"),
        ("1.234.567,891", "1234567.891"),
        ("12.345.678", "12345678"),
        ("123.456,7", "123456.7"),
        ("13.868.153.684.143", "13868153684143"),
        ("-7,17", "-7.17"),
        ("−7,17", "-7.17"),
        ("- 7,17", "-7.17"),
        ("−1.234,5", "-1234.5"),
        (" 98,75 ", "98.75"),
        ("1 234 567", "1234567"),
        ("1\u00a0234,5", "1234.5"),
        ("12345.678", "12345.678"),
        ("1.2345", "1.2345"),
        ("007", "7"),
    ],
)
def test_baca_angka(teks, angka):
    assert baca_angka(teks) == Decimal(angka)


@pytest.mark.parametrize("teks", ["", " ", "\t\n", "\u00a0"])
def test_empty_is_not_zero(teks):
    assert baca_angka(teks) is None


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        ("1.234", "Maksudnya 1234 atau 1,234? Ketik salah satunya."),
        ("-12.345", "Maksudnya -12345 atau -12,345? Ketik salah satunya."),
        ("−999.000", "Maksudnya -999000 atau -999,000? Ketik salah satunya."),
    ],
)
def test_ambiguous_number_is_asked_back(teks, pesan):
    with pytest.raises(ValueError) as galat:
        baca_angka(teks)
    assert str(galat.value) == pesan


@pytest.mark.parametrize(
    "teks",
    [
        "abc",
        "12a",
        "1,234,567",
        "1,234.5",
        "1.23.456",
        "1.234.56",
        "1234.567,8",
        "0.125.000",
        "1..2",
        "1,",
        ",5",
        ".5",
        "5.",
        "-",
        "--1",
        "+1",
        "1e3",
        "NaN",
        "Infinity",
        "50%",
        "Rp1.000",
        "1/2",
    ],
)
def test_junk_is_refused(teks):
    with pytest.raises(ValueError) as galat:
        baca_angka(teks)
    assert str(galat.value) == "Tulis angka seperti 98,75 atau 1.234,5."


@pytest.mark.parametrize("nilai", ["0", "999999999999999", "99999999999.9999", "-0.1000", "1E+14"])
def test_fifteen_digits_are_kept(nilai):
    assert angka_penting(Decimal(nilai)) is None


@pytest.mark.parametrize("nilai", ["1234567890123456", "99999999999.99999", "-0.1234567890123456"])
def test_sixteen_digits_are_refused(nilai):
    with pytest.raises(ValidationError) as galat:
        angka_penting(Decimal(nilai))
    assert galat.value.messages == ["Angka paling panjang 15 digit."]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "nilai",
    [
        "13868153684143",
        "13868153684143.5",
        "0.1",
        "0.2",
        "0.0001",
        "-7.17",
        "0",
        "98.75",
        "1.005",
        "999999999999999",
        "-999999999999999",
        "99999999999.9999",
        "12345678901.2345",
    ],
)
def test_angka_field_round_trip(nilai):
    target = make_target(nilai=Decimal(nilai))
    target.full_clean()
    target.refresh_from_db()
    assert target.nilai == Decimal(nilai)
    assert target.nilai.as_tuple().exponent == -4
    assert Target.objects.filter(pk=target.pk, nilai=Decimal(nilai)).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("nilai", ["1234567890123456", "0.00001", "99999999999.99999"])
def test_angka_field_refuses_what_it_cannot_keep(nilai):
    target = make_target()
    target.nilai = Decimal(nilai)
    with pytest.raises(ValidationError) as galat:
        target.full_clean()
    assert list(galat.value.message_dict) == ["nilai"]

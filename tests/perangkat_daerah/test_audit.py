from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db.models import ProtectedError
from django.utils import timezone

from perangkat_daerah.audit import catat, potret
from perangkat_daerah.models import JejakAudit
from tests.pabrik import make_indikator, make_jadwal, make_pengguna, make_realisasi

pytestmark = pytest.mark.django_db


@pytest.fixture
def jejak():
    realisasi = make_realisasi(nilai=Decimal("98.75"))
    return catat(
        objek=realisasi,
        aksi="isi",
        lama={"nilai": None},
        baru=potret(realisasi, ("nilai",)),
        pelaku=make_pengguna(nama="Operator"),
        sumber="layar",
        instansi=realisasi.indikator.kinerja.instansi,
        alasan="Salah ketik",
    )


def test_potret_keeps_stored_values():
    indikator = make_indikator(jenis_nilai="kategori")
    wtp = indikator.skala_kategori.kategori.get(kode="WTP")
    realisasi = make_realisasi(indikator=indikator, kategori=wtp)
    assert potret(realisasi, ("nilai", "kategori", "komponen", "triwulan")) == {
        "nilai": None,
        "kategori": wtp.pk,
        "komponen": {},
        "triwulan": 1,
    }


def test_catat_writes_the_whole_row(jejak):
    jejak = JejakAudit.objects.get(pk=jejak.pk)
    assert jejak.objek == "indikator.realisasi"
    assert jejak.aksi == "isi"
    assert jejak.lama == {"nilai": None}
    assert jejak.baru == {"nilai": "98.75"}
    assert jejak.pelaku.nama == "Operator"
    assert jejak.sumber == "layar"
    assert jejak.alasan == "Salah ketik"
    assert jejak.instansi.nama == "Dinas Uji"
    assert timezone.now() - jejak.waktu < timedelta(minutes=1)
    assert str(jejak) == f"isi indikator.realisasi {jejak.objek_id}"


def test_catat_by_the_system_itself():
    jadwal = make_jadwal(triwulan=4)
    jejak = catat(
        objek=jadwal,
        aksi="impor",
        lama={},
        baru=potret(jadwal, ("buka",)),
        pelaku=None,
        sumber="muat_contoh",
    )
    jejak.refresh_from_db()
    assert (jejak.pelaku, jejak.instansi, jejak.alasan) == (None, None, "")
    assert jejak.baru == {"buka": str(date(2020, 1, 1))}


def test_jejak_is_never_changed(jejak):
    jejak.alasan = "lain"
    with pytest.raises(TypeError, match=r"Jejak audit tidak dapat diubah."):
        jejak.save()
    assert JejakAudit.objects.get(pk=jejak.pk).alasan == "Salah ketik"


def test_jejak_is_never_deleted(jejak):
    with pytest.raises(TypeError, match=r"Jejak audit tidak dapat dihapus."):
        jejak.delete()
    assert JejakAudit.objects.filter(pk=jejak.pk).exists()


def test_pelaku_with_a_jejak_stays(jejak):
    with pytest.raises(ProtectedError):
        jejak.pelaku.delete()


def test_newest_first(jejak):
    baru = catat(
        objek=jejak.pelaku, aksi="ubah", lama={}, baru={}, pelaku=jejak.pelaku, sumber="layar"
    )
    assert list(jejak.pelaku.jejak.all()) == [baru, jejak]

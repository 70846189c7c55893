import io
from datetime import timedelta

import pypdf
import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from indikator.services import Ditolak
from laporan.cetakan import render_lkip
from laporan.layanan import (
    NarasiBerubah,
    buat_lkip,
    sidik,
    sidik_teks,
    simpan_narasi,
)
from laporan.models import Lkip, Narasi
from perangkat_daerah.models import JejakAudit
from tests.laporan.tiruan import pasang
from tests.pabrik import TAHUN, make_instansi, make_pengguna

pytestmark = pytest.mark.django_db


@pytest.fixture
def dokumen(monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return pasang(monkeypatch)


@pytest.fixture
def instansi():
    return make_instansi()


@pytest.fixture
def oleh():
    return make_pengguna()


def buat(instansi, oleh, **kwargs) -> Lkip:
    return buat_lkip(instansi=instansi, tahun=TAHUN, oleh=oleh, **kwargs)


def tugas_antre(lkip) -> int:
    return sum(t.args_kwargs["args"] == [lkip.pk] for t in DBTaskResult.objects.all())


def test_first_version_waits_in_the_queue_and_is_audited(dokumen, instansi, oleh):
    lkip = buat(instansi, oleh)
    assert (lkip.versi, lkip.status, lkip.dibuat_oleh) == (1, Lkip.Status.ANTRE, oleh)
    assert lkip.konteks == {"judul": f"{instansi.kode} {TAHUN}", "isi": "Isi", "baris": 1}
    assert tugas_antre(lkip) == 1
    jejak = JejakAudit.objects.get(objek="laporan.lkip", objek_id=lkip.pk)
    assert (jejak.aksi, jejak.pelaku, jejak.instansi) == ("buat", oleh, instansi)
    assert jejak.baru == {"tahun": TAHUN, "versi": 1, "sidik": lkip.sidik}


def test_nothing_changed_gives_the_same_version(dokumen, instansi, oleh):
    lkip = buat(instansi, oleh)
    render_lkip(lkip)
    sama = buat(instansi, make_pengguna())
    assert sama.pk == lkip.pk
    assert sama.status == Lkip.Status.SELESAI
    assert dokumen.dicetak == 1
    assert tugas_antre(lkip) == 1


def test_a_changed_figure_makes_the_next_version(dokumen, instansi, oleh):
    lama = buat(instansi, oleh)
    dokumen.isi = "Lain"
    baru = buat(instansi, oleh)
    assert (baru.versi, baru.konteks["isi"]) == (2, "Lain")
    lama.refresh_from_db()
    assert lama.konteks["isi"] == "Isi"


def test_a_changed_form_makes_the_next_version(dokumen, instansi, oleh, monkeypatch):
    buat(instansi, oleh)
    monkeypatch.setattr("laporan.layanan.sidik_bentuk", lambda: "bentuk baru")
    assert buat(instansi, oleh).versi == 2


def test_going_back_to_older_figures_is_a_new_version(dokumen, instansi, oleh):
    buat(instansi, oleh)
    dokumen.isi = "Lain"
    buat(instansi, oleh)
    dokumen.isi = "Isi"
    assert buat(instansi, oleh).versi == 3


def test_a_failed_version_is_not_reused(dokumen, instansi, oleh):
    lkip = buat(instansi, oleh)
    Lkip.objects.filter(pk=lkip.pk).update(status=Lkip.Status.GAGAL, galat="x")
    assert buat(instansi, oleh).versi == 2


def test_a_version_whose_file_is_lost_is_not_reused(dokumen, instansi, oleh):
    lkip = buat(instansi, oleh)
    render_lkip(lkip)
    lkip.refresh_from_db()
    lkip.berkas.storage.delete(lkip.berkas.name)
    assert buat(instansi, oleh).versi == 2


def test_an_unfinished_version_without_a_task_is_queued(dokumen, instansi, oleh):
    lkip = buat(instansi, oleh, antrekan=False)
    assert tugas_antre(lkip) == 0
    assert buat(instansi, oleh).pk == lkip.pk
    assert tugas_antre(lkip) == 1


def test_a_version_in_the_hands_of_a_worker_is_not_queued_again(dokumen, instansi, oleh):
    lkip = buat(instansi, oleh, antrekan=False)
    nanti = timezone.now() + timedelta(minutes=1)
    Lkip.objects.filter(pk=lkip.pk).update(status="dikerjakan", sewa_sampai=nanti)
    buat(instansi, oleh)
    assert tugas_antre(lkip) == 0


def test_other_instansi_and_years_number_for_themselves(dokumen, instansi, oleh):
    buat(instansi, oleh)
    assert buat(make_instansi(), oleh).versi == 1
    assert buat_lkip(instansi=instansi, tahun=TAHUN + 1, oleh=oleh).versi == 1


def test_hash_does_not_depend_on_the_order_of_keys():
    assert sidik({"a": 1, "b": "é"}) == sidik({"b": "é", "a": 1})
    assert sidik({"a": 1}) != sidik({"a": 2})
    with pytest.raises(ValueError):
        sidik({"a": float("nan")})


def test_render_keeps_the_file_and_counts_its_pages(dokumen, instansi, oleh):
    lkip = buat(instansi, oleh)
    catatan = []
    render_lkip(lkip, lambda *angka: catatan.append(angka))
    lkip.refresh_from_db()
    with lkip.berkas.open() as berkas:
        jumlah = len(pypdf.PdfReader(io.BytesIO(berkas.read())).pages)
    assert lkip.status == Lkip.Status.SELESAI
    assert lkip.jumlah_halaman == lkip.halaman_selesai == jumlah == 1
    assert catatan[-1] == (1, 1)
    assert lkip.sewa_sampai is None


def test_second_render_keeps_the_first_file(dokumen, instansi, oleh, tmp_path):
    lkip = buat(instansi, oleh)
    render_lkip(lkip)
    pertama = Lkip.objects.get(pk=lkip.pk).berkas.name
    render_lkip(lkip)
    assert Lkip.objects.get(pk=lkip.pk).berkas.name == pertama
    assert len(list(tmp_path.rglob("*.pdf"))) == 1


def simpan(instansi, oleh, teks, **kwargs):
    return simpan_narasi(
        instansi=instansi, tahun=TAHUN, bagian="kesimpulan", teks=teks, oleh=oleh, **kwargs
    )


def test_narasi_is_stored_with_its_audit_row(instansi, oleh):
    simpan(instansi, oleh, "Satu\r\nbaris")
    narasi = simpan(instansi, oleh, "Dua")
    assert Narasi.objects.get(instansi=instansi).teks == "Dua"
    jejak = JejakAudit.objects.filter(objek="laporan.narasi", objek_id=narasi.pk)
    assert [(j.aksi, j.lama.get("teks"), j.baru["teks"]) for j in jejak] == [
        ("ubah", "Satu\nbaris", "Dua"),
        ("buat", None, "Satu\nbaris"),
    ]


@pytest.mark.parametrize("teks", ["Satu\nbaris", "Satu\r\nbaris", "  Satu\nbaris\n"])
def test_unchanged_narasi_is_refused(instansi, oleh, teks):
    simpan(instansi, oleh, "Satu\nbaris")
    with pytest.raises(Ditolak, match="Tidak ada yang berubah"):
        simpan(instansi, oleh, teks)
    assert JejakAudit.objects.filter(instansi=instansi).count() == 1


def test_narasi_changed_by_somebody_else_is_not_overwritten(instansi, oleh):
    awal = sidik_teks("")
    simpan(instansi, make_pengguna(), "Dari orang lain", sidik_awal=awal)
    with pytest.raises(NarasiBerubah) as galat:
        simpan(instansi, oleh, "Punya saya", sidik_awal=awal)
    assert galat.value.narasi.teks == "Dari orang lain"
    simpan(instansi, oleh, "Punya saya", sidik_awal=sidik_teks("Dari orang lain"))
    assert Narasi.objects.get(instansi=instansi).teks == "Punya saya"

"""The admin site: every change leaves its audit row, and nothing it allows breaks a page."""

from decimal import Decimal

import pytest
from django.urls import reverse

from indikator.models import Indikator, KebijakanPengukuran, PerjanjianKinerja, Target
from perangkat_daerah.models import Instansi, JejakAudit, Pengguna
from tests.pabrik import (
    make_indikator,
    make_instansi,
    make_kebijakan,
    make_pk,
    make_realisasi,
    make_skala,
    make_target,
)

pytestmark = pytest.mark.usefixtures("contoh")


@pytest.fixture
def admin(client):
    client.force_login(Pengguna.objects.get(username="admin"))
    return client


def jejak(aksi: str, objek) -> JejakAudit:
    return JejakAudit.objects.get(
        aksi=aksi, objek=objek._meta.label_lower, objek_id=objek.pk, sumber="admin"
    )


def formulir(jawaban) -> dict:
    """What the browser would send back of a form as it stands."""
    konteks = jawaban.context
    data = {}
    for form in [konteks["adminform"].form] + [
        f for s in konteks["inline_admin_formsets"] for f in [s.formset.management_form, *s.formset]
    ]:
        for ruas in form:
            nilai = ruas.value()
            if nilai is not None and nilai is not False:
                data[ruas.html_name] = "on" if nilai is True else nilai
    return data


def test_change_of_a_row_is_audited_with_old_and_new(admin):
    instansi = make_instansi(nama="Dinas Lama")
    alamat = reverse("admin:perangkat_daerah_instansi_change", args=[instansi.pk])
    data = formulir(admin.get(alamat)) | {"nama": "Dinas Baru"}
    assert admin.post(alamat, data).status_code == 302
    baris = jejak("ubah", instansi)
    assert (baris.lama["nama"], baris.baru["nama"]) == ("Dinas Lama", "Dinas Baru")
    assert baris.pelaku.username == "admin"


def test_cycle_is_an_error_beside_the_field(admin):
    atas = make_instansi()
    bawah = make_instansi(jenis="bagian", induk=atas)
    alamat = reverse("admin:perangkat_daerah_instansi_change", args=[atas.pk])
    jawaban = admin.post(alamat, formulir(admin.get(alamat)) | {"induk": bawah.pk})
    assert "Pilih induk lain" in jawaban.content.decode()


def test_target_changed_inline_is_audited(admin):
    target = make_target(nilai=Decimal(10))
    alamat = reverse("admin:indikator_indikator_change", args=[target.indikator_id])
    data = formulir(admin.get(alamat))
    [nama] = [n for n in data if n.endswith("-0-nilai")]
    assert admin.post(alamat, data | {nama: "12,5"}).status_code == 302
    assert Target.objects.get(pk=target.pk).nilai == Decimal("12.5")
    baris = jejak("ubah", target)
    assert (Decimal(baris.lama["nilai"]), Decimal(baris.baru["nilai"])) == (10, Decimal("12.5"))


def test_deleting_is_audited(admin):
    instansi = make_instansi()
    pk = instansi.pk
    alamat = reverse("admin:perangkat_daerah_instansi_delete", args=[pk])
    assert admin.post(alamat, {"post": "yes"}).status_code == 302
    assert not Instansi.objects.filter(pk=pk).exists()
    assert JejakAudit.objects.get(aksi="hapus", objek_id=pk).lama["kode"] == instansi.kode


def test_deleting_many_is_audited_one_by_one(admin):
    dua = [make_instansi(), make_instansi()]
    data = {"action": "delete_selected", "_selected_action": [i.pk for i in dua], "post": "yes"}
    admin.post(reverse("admin:perangkat_daerah_instansi_changelist"), data)
    terhapus = JejakAudit.objects.filter(aksi="hapus", objek="perangkat_daerah.instansi")
    assert set(terhapus.values_list("objek_id", flat=True)) == {i.pk for i in dua}


def test_password_never_reaches_the_audit(admin):
    pengguna = Pengguna.objects.get(username="evaluator")
    alamat = reverse("admin:perangkat_daerah_pengguna_change", args=[pengguna.pk])
    assert admin.post(alamat, formulir(admin.get(alamat)) | {"nama": "Baru"}).status_code == 302
    baris = jejak("ubah", pengguna)
    assert "password" not in baris.lama
    assert "password" not in baris.baru


def test_arah_of_an_indikator_with_figures_stays(admin):
    indikator = make_target(nilai=Decimal(10)).indikator
    alamat = reverse("admin:indikator_indikator_change", args=[indikator.pk])
    jawaban = admin.post(alamat, formulir(admin.get(alamat)) | {"arah": "turun"})
    assert "Sudah ada target atau realisasi" in jawaban.content.decode()
    assert Indikator.objects.get(pk=indikator.pk).arah == "naik"


def test_arah_of_a_new_indikator_may_change(admin):
    indikator = make_indikator()
    alamat = reverse("admin:indikator_indikator_change", args=[indikator.pk])
    assert admin.post(alamat, formulir(admin.get(alamat)) | {"arah": "turun"}).status_code == 302


@pytest.mark.parametrize(
    "nama", ["indikator", "perjanjiankinerja", "anggaran", "targettriwulan", "nilaiakip", "skala"]
)
def test_empty_form_is_refused_not_broken(admin, nama):
    alamat = reverse(f"admin:indikator_{nama}_add")
    data = {k: v for k, v in formulir(admin.get(alamat)).items() if k.endswith("_FORMS")}
    jawaban = admin.post(alamat, data)
    assert jawaban.status_code == 200
    assert jawaban.context["errors"]


def test_new_indikator_together_with_its_first_target(admin):
    kinerja = make_indikator().kinerja
    alamat = reverse("admin:indikator_indikator_add")
    data = formulir(admin.get(alamat)) | {
        "kinerja": kinerja.pk,
        "kode": "BARU-1",
        "deret": "baru-1",
        "nama": "Baru",
        "satuan": "Nilai",
        "target-TOTAL_FORMS": "1",
        "target-0-tahun": str(kinerja.dokumen.tahun_awal),
        "target-0-jenis": "target",
        "target-0-nilai": "7",
        "target-0-komponen": "{}",
    }
    assert admin.post(alamat, data).status_code == 302
    assert Indikator.objects.get(kode="BARU-1").target.get().nilai == 7


def test_signed_pk_is_frozen(admin):
    pk = make_pk(status=PerjanjianKinerja.Status.DITANDATANGANI)
    alamat = reverse("admin:indikator_perjanjiankinerja_change", args=[pk.pk])
    assert admin.post(alamat, {"status": "draf"}).status_code == 403


class TestKebijakanBawaan:
    alamat = "/admin/indikator/kebijakanpengukuran/"

    def test_another_takes_its_place(self, admin):
        lama = KebijakanPengukuran.objects.get(bawaan=True)
        baru = make_kebijakan()
        admin.post(self.alamat, {"action": "jadikan_bawaan", "_selected_action": [baru.pk]})
        assert KebijakanPengukuran.objects.get(bawaan=True) == baru
        assert jejak("jadikan bawaan", baru).lama == {"bawaan": [lama.kode]}

    def test_not_two_at_once(self, admin):
        lama = KebijakanPengukuran.objects.get(bawaan=True)
        dua = [make_kebijakan().pk, make_kebijakan().pk]
        admin.post(self.alamat, {"action": "jadikan_bawaan", "_selected_action": dua})
        assert KebijakanPengukuran.objects.get(bawaan=True) == lama

    def test_it_cannot_be_deleted(self, admin):
        bawaan = KebijakanPengukuran.objects.get(bawaan=True)
        assert admin.post(f"{self.alamat}{bawaan.pk}/delete/", {"post": "yes"}).status_code == 403
        data = {"action": "delete_selected", "_selected_action": [bawaan.pk], "post": "yes"}
        admin.post(self.alamat, data)
        assert KebijakanPengukuran.objects.filter(bawaan=True).exists()


@pytest.mark.parametrize(
    ("atas", "pesan"), [("40", "ada celah"), ("60", "tumpang tindih")], ids=["celah", "tindih"]
)
def test_scale_with_a_gap_or_overlap_is_refused(admin, atas, pesan):
    skala = make_skala()
    alamat = reverse("admin:indikator_skala_change", args=[skala.pk])
    data = formulir(admin.get(alamat)) | {"tingkat-0-atas": atas}
    assert pesan in admin.post(alamat, data).content.decode()


def test_perencana_opens_and_closes_the_calendar(client):
    client.force_login(Pengguna.objects.get(username="perencana"))
    isi = {"tahun": "2030", "triwulan": "1", "buka": "01-04-2030", "tutup": "30-04-2030"}
    assert client.post(reverse("admin:indikator_jadwal_add"), isi).status_code == 302
    assert JejakAudit.objects.get(objek="indikator.jadwal").pelaku.username == "perencana"


def test_realisasi_cannot_be_changed_there(admin):
    realisasi = make_realisasi()
    alamat = reverse("admin:indikator_realisasi_change", args=[realisasi.pk])
    assert admin.get(alamat).status_code == 200
    assert admin.post(alamat, {"nilai": "1"}).status_code == 403

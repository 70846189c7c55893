from datetime import timedelta
from decimal import Decimal
from threading import Barrier, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections
from django.utils import timezone

from indikator.models import (
    Dokumen,
    Indikator,
    Jadwal,
    Kinerja,
    Realisasi,
)
from indikator.services import (
    AJUKAN,
    KEMBALIKAN_PERENCANA,
    KEMBALIKAN_VERIFIKATOR,
    LANGKAH,
    SETUJUI,
    VERIFIKASI,
    Ditolak,
    Isian,
    alasan_tertutup,
    pesan_galat,
    pindahkan,
    simpan_realisasi,
)
from perangkat_daerah.models import Instansi, JejakAudit, Pengguna
from tests.pabrik import (
    TAHUN,
    make_indikator,
    make_instansi,
    make_jadwal,
    make_kinerja,
    make_pengguna,
    make_realisasi,
)

D = Decimal
KOSONG = {
    "nilai": None,
    "kategori": None,
    "komponen": {},
    "tidak_dapat_diukur": False,
    "alasan_tidak_diukur": "",
    "catatan": "",
}


def hari(selisih: int):
    return timezone.localdate() + timedelta(selisih)


def jejak(objek) -> list[JejakAudit]:
    """The audit rows of one object, oldest first."""
    semua = JejakAudit.objects.filter(objek=objek._meta.label_lower, objek_id=objek.pk)
    return list(semua.order_by("pk"))


@pytest.mark.django_db
class TestAlasanTertutup:
    def test_open(self):
        make_jadwal(buka=hari(0), tutup=hari(0))
        make_jadwal(triwulan=2, buka=hari(-9))
        assert alasan_tertutup(TAHUN, 1) == ""
        assert alasan_tertutup(TAHUN, 2) == ""

    def test_without_jadwal(self):
        make_jadwal(triwulan=2)
        pesan = "Jadwal pengisian triwulan ini belum ditetapkan oleh Bappelitbangda."
        assert alasan_tertutup(TAHUN, 1) == pesan

    def test_not_yet(self):
        make_jadwal(buka=hari(1))
        assert alasan_tertutup(TAHUN, 1) == f"Pengisian dibuka {hari(1):%d-%m-%Y}."

    def test_no_longer(self):
        make_jadwal(buka=hari(-9), tutup=hari(-1))
        assert alasan_tertutup(TAHUN, 1) == (
            f"Pengisian ditutup {hari(-1):%d-%m-%Y}. Bappelitbangda dapat membukanya."
        )


@pytest.mark.django_db
class TestSimpan:
    @pytest.fixture
    def oleh(self):
        make_jadwal()
        return make_pengguna()

    def simpan(self, indikator, oleh, isian, **kwargs):
        isi = {"tahun": TAHUN, "triwulan": 1} | kwargs
        return simpan_realisasi(indikator=indikator, isian=isian, oleh=oleh, **isi)

    def test_row_and_its_audit(self, oleh):
        indikator = make_indikator()
        realisasi = self.simpan(indikator, oleh, Isian(nilai=D("98.75"), catatan="Sementara"))
        realisasi.refresh_from_db()
        assert realisasi.nilai == D("98.75")
        assert (realisasi.catatan, realisasi.status) == ("Sementara", "draf")
        assert (realisasi.tahun, realisasi.triwulan) == (TAHUN, 1)
        assert realisasi.diisi_oleh == oleh
        (catatan,) = jejak(realisasi)
        assert catatan.lama == KOSONG
        assert catatan.baru == KOSONG | {"nilai": "98.75", "catatan": "Sementara"}
        assert (catatan.aksi, catatan.sumber, catatan.alasan) == ("isi", "layar", "")
        assert catatan.pelaku == oleh
        assert catatan.instansi == indikator.kinerja.instansi

    def test_change_keeps_the_old_value(self, oleh):
        indikator = make_indikator()
        self.simpan(indikator, oleh, Isian(nilai=D("98.75")))
        lain = make_pengguna()
        realisasi = self.simpan(indikator, lain, Isian(nilai=D(99)), sumber="impor")
        assert realisasi.diisi_oleh == lain
        _, kedua = jejak(realisasi)
        assert D(kedua.lama["nilai"]) == D("98.75")
        assert D(kedua.baru["nilai"]) == 99
        assert (kedua.pelaku, kedua.sumber) == (lain, "impor")

    @pytest.mark.parametrize("sama", ["98.75", "98.7500"])
    def test_the_same_again_does_nothing(self, oleh, sama):
        indikator = make_indikator()
        pertama = self.simpan(indikator, oleh, Isian(nilai=D("98.75")))
        kedua = self.simpan(indikator, make_pengguna(), Isian(nilai=D(sama)))
        assert kedua.pk == pertama.pk
        assert kedua.diisi_oleh == oleh
        assert Realisasi.objects.get(pk=kedua.pk).diisi_pada == pertama.diisi_pada
        assert len(jejak(kedua)) == 1

    def test_zero_is_not_empty(self, oleh):
        indikator = make_indikator()
        self.simpan(indikator, oleh, Isian())
        realisasi = self.simpan(indikator, oleh, Isian(nilai=D(0)))
        assert realisasi.terisi
        assert len(jejak(realisasi)) == 1

    def test_nothing_typed_leaves_no_trace(self, oleh):
        indikator = make_indikator()
        self.simpan(indikator, oleh, Isian())
        assert not indikator.realisasi.terisi().exists()
        assert not JejakAudit.objects.filter(instansi=indikator.kinerja.instansi).exists()

    def test_none_clears(self, oleh):
        indikator = make_indikator()
        self.simpan(indikator, oleh, Isian(nilai=D("98.75"), catatan="Sementara"))
        realisasi = self.simpan(indikator, oleh, Isian())
        realisasi.refresh_from_db()
        assert realisasi.nilai is None
        assert realisasi.catatan == ""
        assert not realisasi.terisi
        assert jejak(realisasi)[-1].baru == KOSONG

    def test_kategori(self, oleh):
        indikator = make_indikator(jenis_nilai="kategori")
        wtp = indikator.skala_kategori.kategori.get(kode="WTP")
        realisasi = self.simpan(indikator, oleh, Isian(kategori=wtp))
        self.simpan(indikator, oleh, Isian(kategori=wtp))
        assert Realisasi.objects.get(pk=realisasi.pk).kategori == wtp
        assert [j.baru for j in jejak(realisasi)] == [KOSONG | {"kategori": wtp.pk}]

    def test_majemuk(self, oleh):
        indikator = make_indikator(jenis_nilai="majemuk", komponen=["TP", "TN"])
        realisasi = self.simpan(indikator, oleh, Isian(komponen={"TP": "30"}))
        self.simpan(indikator, oleh, Isian(komponen={"TP": "30"}))
        assert Realisasi.objects.get(pk=realisasi.pk).komponen == {"TP": "30"}
        assert [j.baru for j in jejak(realisasi)] == [KOSONG | {"komponen": {"TP": "30"}}]

    def test_tidak_dapat_diukur_takes_the_place_of_the_figure(self, oleh):
        indikator = make_indikator()
        self.simpan(indikator, oleh, Isian(nilai=D(1)))
        isian = Isian(tidak_dapat_diukur=True, alasan_tidak_diukur="Survei batal")
        realisasi = self.simpan(indikator, oleh, isian)
        realisasi.refresh_from_db()
        assert (realisasi.nilai, realisasi.tidak_dapat_diukur) == (None, True)
        assert jejak(realisasi)[-1].baru == KOSONG | {
            "tidak_dapat_diukur": True,
            "alasan_tidak_diukur": "Survei batal",
        }

    @pytest.mark.parametrize(
        ("jenis_nilai", "isian", "kolom"),
        [
            ("majemuk", Isian(nilai=D(1)), "nilai"),
            ("kategori", Isian(nilai=D(1)), "nilai"),
            ("angka", Isian(komponen={"TP": "1"}), "komponen"),
            ("majemuk", Isian(komponen={"TP": "1"}), "komponen"),
            ("angka", Isian(tidak_dapat_diukur=True), "alasan_tidak_diukur"),
            ("angka", Isian(nilai=D("0.12345")), "nilai"),
            ("angka", Isian(nilai=D("1234567890123456")), "nilai"),
            ("angka", Isian(nilai=D(1), catatan="a" * 501), "catatan"),
        ],
    )
    def test_wrong_shape_is_refused_whole(self, oleh, jenis_nilai, isian, kolom):
        indikator = make_indikator(jenis_nilai=jenis_nilai)
        with pytest.raises(ValidationError) as galat:
            self.simpan(indikator, oleh, isian)
        assert kolom in galat.value.message_dict
        assert not indikator.realisasi.exists()
        assert not JejakAudit.objects.filter(instansi=indikator.kinerja.instansi).exists()

    def test_kategori_of_another_skala(self, oleh):
        indikator = make_indikator(jenis_nilai="kategori")
        asing = make_indikator(jenis_nilai="kategori").skala_kategori.kategori.first()
        with pytest.raises(ValidationError) as galat:
            self.simpan(indikator, oleh, Isian(kategori=asing))
        assert galat.value.messages == ["Kategori bukan dari skala indikator ini."]

    @pytest.mark.parametrize("status", ["diajukan", "diverifikasi", "disetujui"])
    def test_only_a_draf_is_filled(self, oleh, status):
        realisasi = make_realisasi(nilai=1, status=status)
        with pytest.raises(Ditolak) as galat:
            self.simpan(realisasi.indikator, oleh, Isian(nilai=D(2)))
        assert str(galat.value) == f"Sudah {status}; minta dikembalikan untuk mengubah."
        realisasi.refresh_from_db()
        assert realisasi.nilai == 1
        assert jejak(realisasi) == []

    @pytest.mark.parametrize("triwulan", [2, 3, 4])
    def test_closed_period_is_refused_whole(self, oleh, triwulan):
        make_jadwal(triwulan=2, buka=hari(1))
        make_jadwal(triwulan=3, buka=hari(-9), tutup=hari(-1))
        indikator = make_indikator()
        with pytest.raises(Ditolak) as galat:
            self.simpan(indikator, oleh, Isian(nilai=D(1)), triwulan=triwulan)
        assert str(galat.value) == alasan_tertutup(TAHUN, triwulan) != ""
        assert not indikator.realisasi.exists()

    def test_reasons_in_words(self):
        assert pesan_galat(Ditolak("Tutup.")) == "Tutup."
        assert pesan_galat(ValidationError(["Satu.", "Dua."])) == "Satu. Dua."


@pytest.mark.django_db
class TestPindahkan:
    @pytest.fixture
    def kinerja(self):
        for triwulan in (1, 2):
            make_jadwal(triwulan=triwulan)
        return make_kinerja()

    def test_submitting_follows_the_calendar(self, kinerja):
        self.isi(kinerja)
        Jadwal.objects.filter(tahun=TAHUN).update(tutup="2020-12-31")
        with pytest.raises(Ditolak, match="Pengisian ditutup"):
            self.pindah(AJUKAN, kinerja)

    def test_only_the_rows_the_mover_has_seen(self, kinerja):
        terlihat, _ = self.isi(kinerja, 2, "diajukan")
        assert self.pindah(VERIFIKASI, kinerja, hanya=[terlihat.pk]) == 1

    def isi(self, kinerja, n=1, status="draf", **kwargs) -> list[Realisasi]:
        return [
            make_realisasi(
                indikator=make_indikator(kinerja=kinerja),
                status=status,
                **({"nilai": 1} | kwargs),
            )
            for _ in range(n)
        ]

    def pindah(self, langkah, kinerja, oleh=None, **kwargs):
        return pindahkan(
            langkah=langkah,
            indikator=kinerja.indikator.all(),
            oleh=oleh or make_pengguna(),
            instansi=kinerja.instansi,
            **({"tahun": TAHUN, "triwulan": 1} | kwargs),
        )

    def test_steps_and_their_izin(self):
        assert {nama: (s.dari, s.ke, s.izin) for nama, s in LANGKAH.items()} == {
            "ajukan": (("draf",), "diajukan", "indikator.isi_realisasi"),
            "verifikasi": (("diajukan",), "diverifikasi", "indikator.verifikasi_realisasi"),
            "setujui": (("diverifikasi",), "disetujui", "indikator.setujui_realisasi"),
            "kembalikan": (("diajukan",), "draf", "indikator.verifikasi_realisasi"),
            "kembalikan-perencana": (("diverifikasi",), "draf", "indikator.setujui_realisasi"),
        }

    @pytest.mark.parametrize("langkah", LANGKAH.values(), ids=LANGKAH)
    def test_each_step(self, kinerja, langkah):
        (dari,) = langkah.dari
        satu, dua = self.isi(kinerja, 2, dari)
        oleh = make_pengguna()
        alasan = "Lampirkan bukti" if langkah.ke == "draf" else ""
        assert self.pindah(langkah, kinerja, oleh, alasan=f" {alasan} ") == 2
        for realisasi in (satu, dua):
            realisasi.refresh_from_db()
            assert realisasi.status == langkah.ke
            assert realisasi.digerakkan_oleh == oleh
            assert realisasi.alasan_kembali == alasan
            assert realisasi.nilai == 1
            (catatan,) = jejak(realisasi)
            assert catatan.aksi == langkah.nama
            assert catatan.lama == {"status": dari}
            assert catatan.baru == {"status": langkah.ke}
            assert (catatan.pelaku, catatan.sumber) == (oleh, "layar")
            assert (catatan.instansi, catatan.alasan) == (kinerja.instansi, alasan)

    @pytest.mark.parametrize("langkah", LANGKAH.values(), ids=LANGKAH)
    def test_wrong_state_stays(self, kinerja, langkah):
        for status in Realisasi.Status:
            if status not in langkah.dari:
                self.isi(kinerja, 1, status)
        with pytest.raises(Ditolak) as galat:
            self.pindah(langkah, kinerja, alasan="Lengkapi")
        assert str(galat.value) == "Tidak ada isian yang dapat dipindahkan pada tahap ini."
        assert not JejakAudit.objects.filter(instansi=kinerja.instansi).exists()

    def test_only_rows_at_that_state_move(self, kinerja):
        (draf,) = self.isi(kinerja)
        (selesai,) = self.isi(kinerja, 1, "disetujui")
        assert self.pindah(AJUKAN, kinerja) == 1
        assert Realisasi.objects.get(pk=draf.pk).status == "diajukan"
        assert Realisasi.objects.get(pk=selesai.pk).status == "disetujui"
        assert jejak(selesai) == []

    def test_only_that_triwulan_and_those_indikator(self, kinerja):
        (kini,) = self.isi(kinerja)
        lain = [
            make_realisasi(indikator=kini.indikator, triwulan=2, nilai=1),
            make_realisasi(indikator=kini.indikator, tahun=TAHUN + 1, nilai=1),
            make_realisasi(nilai=1),
        ]
        assert self.pindah(AJUKAN, kinerja) == 1
        status = Realisasi.objects.filter(pk__in=[r.pk for r in lain]).values_list("status")
        assert set(status) == {("draf",)}

    def test_empty_rows_wait(self, kinerja):
        (kosong,) = self.isi(kinerja, nilai=None, catatan="Menunggu BPS")
        with pytest.raises(Ditolak):
            self.pindah(AJUKAN, kinerja)
        (nol,) = self.isi(kinerja, nilai=0)
        (tanpa,) = self.isi(
            kinerja, nilai=None, tidak_dapat_diukur=True, alasan_tidak_diukur="Survei batal"
        )
        assert self.pindah(AJUKAN, kinerja) == 2
        status = dict(kinerja.indikator.values_list("realisasi", "realisasi__status"))
        assert status == {kosong.pk: "draf", nol.pk: "diajukan", tanpa.pk: "diajukan"}

    @pytest.mark.parametrize("langkah", [VERIFIKASI, SETUJUI], ids=lambda s: s.nama)
    def test_own_entry_is_refused_and_takes_the_others_along(self, kinerja, langkah):
        oleh = make_pengguna()
        (dari,) = langkah.dari
        (orang_lain,) = self.isi(kinerja, 1, dari, diisi_oleh=make_pengguna())
        (sendiri,) = self.isi(kinerja, 1, dari, diisi_oleh=oleh)
        with pytest.raises(Ditolak) as galat:
            self.pindah(langkah, kinerja, oleh)
        kode = sendiri.indikator.kode
        assert str(galat.value) == f"Isian Anda sendiri diperiksa orang lain: {kode}."
        assert Realisasi.objects.get(pk=orang_lain.pk).status == dari
        assert jejak(orang_lain) == jejak(sendiri) == []

    def test_own_entry_may_be_submitted(self, kinerja):
        oleh = make_pengguna()
        self.isi(kinerja, diisi_oleh=oleh)
        assert self.pindah(AJUKAN, kinerja, oleh) == 1

    @pytest.mark.parametrize("langkah", [KEMBALIKAN_VERIFIKATOR, KEMBALIKAN_PERENCANA])
    @pytest.mark.parametrize("alasan", ["", "  \n"])
    def test_sending_back_needs_a_reason(self, kinerja, langkah, alasan):
        (realisasi,) = self.isi(kinerja, 1, langkah.dari[0])
        with pytest.raises(Ditolak) as galat:
            self.pindah(langkah, kinerja, alasan=alasan)
        assert str(galat.value) == "Tulis alasan mengapa dikembalikan."
        assert Realisasi.objects.get(pk=realisasi.pk).status == langkah.dari[0]

    def test_a_reason_longer_than_its_column(self, kinerja):
        (realisasi,) = self.isi(kinerja, 1, "diajukan")
        with pytest.raises(Ditolak) as galat:
            self.pindah(KEMBALIKAN_VERIFIKATOR, kinerja, alasan="a" * 501)
        assert str(galat.value) == "Alasan paling panjang 500 huruf."
        assert Realisasi.objects.get(pk=realisasi.pk).status == "diajukan"
        assert self.pindah(KEMBALIKAN_VERIFIKATOR, kinerja, alasan="a" * 500) == 1

    def test_sent_back_row_is_filled_and_submitted_again(self, kinerja):
        pengisi, pemeriksa = make_pengguna(), make_pengguna()
        (realisasi,) = self.isi(kinerja, 1, "diajukan", diisi_oleh=pengisi)
        self.pindah(KEMBALIKAN_VERIFIKATOR, kinerja, pemeriksa, alasan="Periksa lagi")
        simpan_realisasi(
            indikator=realisasi.indikator,
            tahun=TAHUN,
            triwulan=1,
            isian=Isian(nilai=D(2)),
            oleh=pengisi,
        )
        self.pindah(AJUKAN, kinerja, pengisi)
        self.pindah(VERIFIKASI, kinerja, pemeriksa)
        self.pindah(SETUJUI, kinerja, make_pengguna())
        realisasi.refresh_from_db()
        assert (realisasi.status, realisasi.nilai) == ("disetujui", 2)
        assert realisasi.alasan_kembali == ""
        aksi = ["kembalikan", "isi", "ajukan", "verifikasi", "setujui"]
        assert [j.aksi for j in jejak(realisasi)] == aksi


# --- Two people at the same moment

# In the order their rows can be deleted again.
_BERBEKAS = [JejakAudit, Realisasi, Jadwal, Indikator, Kinerja, Dokumen, Instansi, Pengguna]


@pytest.fixture
def bersama(django_db_setup, django_db_blocker, tmp_path):
    """Runs functions in threads of their own, each on a connection of its own.

    What is made here is really committed, and taken away again without flushing the tables:
    the sample data stays. SQLite works on a copy in a file, as in production, since the
    locks of its memory databases are others.
    """
    with django_db_blocker.unblock():
        semula = {m: set(m.objects.values_list("pk", flat=True)) for m in _BERBEKAS}
        berkas = tmp_path / "bersama.sqlite3"

        def utas(fungsi):
            if connection.vendor == "sqlite":
                sambungan = connections.create_connection("default")
                sambungan.settings_dict = sambungan.settings_dict | {"NAME": str(berkas)}
                connections["default"] = sambungan
            try:
                return fungsi()
            finally:
                connections["default"].close()

        def serentak(*fungsi):
            """The results in the order given; what a function raises is its result."""
            if connection.vendor == "sqlite" and not berkas.exists():
                with connection.cursor() as cursor:
                    cursor.execute("VACUUM INTO %s", [str(berkas)])
            hasil = [None] * len(fungsi)
            mulai = Barrier(len(fungsi))

            def jalan(nomor):
                mulai.wait()
                try:
                    hasil[nomor] = utas(fungsi[nomor])
                except Exception as galat:
                    hasil[nomor] = galat

            semua = [Thread(target=jalan, args=[nomor]) for nomor in range(len(fungsi))]
            for u in semua:
                u.start()
            for u in semua:
                u.join()
            return hasil

        yield serentak
        for model in _BERBEKAS:
            baru = model.objects.exclude(pk__in=semula[model])
            # The deepest first: an induk outlives what stands below it.
            for pk in baru.order_by("-pk").values_list("pk", flat=True):
                model.objects.filter(pk=pk)._raw_delete(using="default")


@pytest.mark.parametrize("ulang", range(3))
def test_two_approve_the_same_submission(bersama, ulang):
    kinerja = make_kinerja()
    realisasi = [
        make_realisasi(indikator=make_indikator(kinerja=kinerja), nilai=1, status="diverifikasi")
        for _ in range(5)
    ]
    pk = [r.pk for r in realisasi]

    def setujui(oleh):
        return lambda: pindahkan(
            langkah=SETUJUI,
            indikator=Indikator.objects.filter(kinerja=kinerja),
            tahun=TAHUN,
            triwulan=1,
            oleh=oleh,
            instansi=kinerja.instansi,
        )

    perencana = [make_pengguna(), make_pengguna()]
    hasil = bersama(*(setujui(p) for p in perencana))
    assert [h for h in hasil if not isinstance(h, Ditolak)] == [5]
    (ditolak,) = (h for h in hasil if isinstance(h, Ditolak))
    assert str(ditolak) == "Tidak ada isian yang dapat dipindahkan pada tahap ini."

    def sesudah():
        akhir = Realisasi.objects.filter(pk__in=pk).values_list("status", "digerakkan_oleh")
        baris = JejakAudit.objects.filter(objek="indikator.realisasi", objek_id__in=pk)
        return list(akhir), sorted(baris.values_list("objek_id", "aksi", "pelaku"))

    ((akhir, baris),) = bersama(sesudah)
    pemenang = perencana[hasil.index(5)].pk
    assert akhir == [("disetujui", pemenang)] * 5
    assert baris == [(nomor, "setujui", pemenang) for nomor in sorted(pk)]


@pytest.mark.parametrize("ulang", range(3))
def test_two_fill_the_same_row(bersama, ulang):
    """Both are written, one after the other: the second audit row starts where the first ended."""
    indikator = make_indikator(instansi=make_instansi())
    make_jadwal()
    orang = [make_pengguna(), make_pengguna()]

    def isi(oleh, nilai):
        return lambda: (
            simpan_realisasi(
                indikator=Indikator.objects.get(pk=indikator.pk),
                tahun=TAHUN,
                triwulan=1,
                isian=Isian(nilai=D(nilai)),
                oleh=oleh,
            ).pk
        )

    hasil = bersama(isi(orang[0], 1), isi(orang[1], 2))
    assert hasil[0] == hasil[1]

    def sesudah():
        (realisasi,) = Realisasi.objects.filter(indikator=indikator.pk)
        return realisasi.nilai, [(j.lama["nilai"], j.baru["nilai"]) for j in jejak(realisasi)]

    ((nilai, (pertama, kedua)),) = bersama(sesudah)
    assert pertama[0] is None
    assert D(kedua[0]) == D(pertama[1])
    assert nilai == D(kedua[1])
    assert {D(pertama[1]), nilai} == {1, 2}

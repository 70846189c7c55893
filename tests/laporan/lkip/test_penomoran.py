import pytest

from laporan.lkip.penomoran import Penomoran


def test_numbers_start_again_in_every_bab():
    p = Penomoran()
    assert p.bab("PENDAHULUAN").nomor == "BAB I"
    assert p.subjudul("Latar Belakang").nomor == "1.1"
    assert p.tabel("Pegawai").nomor == "Tabel 1.1"
    assert p.gambar("Struktur").nomor == "Gambar 1.1"
    assert p.bab("PERENCANAAN").nomor == "BAB II"
    assert p.subjudul("Rencana").nomor == "2.1"
    assert p.tabel("Target").nomor == "Tabel 2.1"
    assert p.tabel("PK").nomor == "Tabel 2.2"


def test_a_new_subbab_starts_its_own_parts():
    p = Penomoran()
    p.bab("SATU")
    nomor = [p.subjudul(j, t).nomor for j, t in (("a", 2), ("b", 3), ("c", 3), ("d", 2), ("e", 3))]
    assert nomor == ["1.1", "1.1.1", "1.1.2", "1.2", "1.2.1"]


def test_lampiran_has_a_letter():
    p = Penomoran()
    p.bab("SATU")
    p.lampiran("LAMPIRAN")
    assert p.subjudul("Perjanjian").nomor == "L.1"
    assert p.tabel("Butir").nomor == "Tabel L.1"


def test_lists_keep_the_order_and_every_id_is_new():
    p = Penomoran()
    p.depan("KATA PENGANTAR")
    p.bab("SATU")
    p.subjudul("a")
    p.tabel("t")
    p.tabel("t")
    semua = [e.id for e in p.isi + p.daftar_tabel]
    assert [e.judul for e in p.isi] == ["KATA PENGANTAR", "SATU", "a"]
    assert len(set(semua)) == len(semua)
    assert [e.romawi for e in p.isi] == [True, False, False]


def test_a_reference_may_come_before_its_table():
    p = Penomoran()
    p.bab("SATU")
    kalimat = f"lihat {p.rujuk('pk')}"
    p.tabel("lain")
    p.tabel("Target", "pk")
    assert p.isi_rujukan(kalimat) == "lihat Tabel 1.2"


def test_a_reference_to_nothing_is_an_error():
    p = Penomoran()
    with pytest.raises(KeyError):
        p.isi_rujukan(p.rujuk("tidak-ada"))


def test_a_key_is_used_once():
    p = Penomoran()
    p.tabel("a", "k")
    with pytest.raises(ValueError, match="dua kali"):
        p.gambar("b", "k")


def test_deeper_headings_have_no_number():
    with pytest.raises(ValueError, match="tingkat 2 dan 3"):
        Penomoran().subjudul("x", 4)

import pytest

from tests.pabrik import make_instansi, make_petugas


@pytest.fixture
def petugas(db, client):
    petugas = make_petugas("operator", make_instansi())
    petugas.set_password("sandi-lama-1")
    petugas.save()
    client.force_login(petugas)
    return petugas


def test_stranger_must_log_in(client, db):
    assert client.get("/sandi/").headers["Location"].startswith("/masuk/")


def test_own_password_can_be_changed(client, petugas):
    isi = {"old_password": "sandi-lama-1"} | dict.fromkeys(
        ("new_password1", "new_password2"), "kunci-gudang-77"
    )
    assert client.post("/sandi/", isi).headers["Location"] == "/"
    petugas.refresh_from_db()
    assert petugas.check_password("kunci-gudang-77")


def test_wrong_old_password_is_said_beside_the_field(client, petugas):
    isi = {"old_password": "salah"} | dict.fromkeys(
        ("new_password1", "new_password2"), "kunci-gudang-77"
    )
    halaman = client.post("/sandi/", isi).content.decode()
    assert "galat-ringkasan" in halaman
    petugas.refresh_from_db()
    assert petugas.check_password("sandi-lama-1")

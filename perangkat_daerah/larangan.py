"""Rules over several rows that a CHECK constraint cannot express, kept by triggers.

A model lists them as `larangan`; after every migrate they are (re)installed on SQLite and
PostgreSQL alike, so a table that Django rebuilt never loses one. Breaking one raises
`IntegrityError` with `pesan`.
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import connections

_SQLITE = """
CREATE TRIGGER "{nama}_{saat}" BEFORE {saat} ON "{tabel}" FOR EACH ROW
BEGIN SELECT RAISE(ABORT, '{pesan}') WHERE {bila}; END
"""
_POSTGRES = """
CREATE OR REPLACE FUNCTION "{nama}"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF {bila} THEN RAISE EXCEPTION '{pesan}' USING ERRCODE = 'check_violation'; END IF;
  RETURN NEW;
END $$
"""


@dataclass(frozen=True)
class Larangan:
    """Refuse a row of the model's table while `bila` (SQL over NEW, portable) is true."""

    nama: str
    bila: str
    pesan: str

    def pasang(self, connection, tabel: str) -> None:
        isi = {"nama": self.nama, "tabel": tabel, "bila": self.bila, "pesan": self.pesan}
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                for saat in ("INSERT", "UPDATE"):
                    cursor.execute(_SQLITE.format(saat=saat, **isi))
            else:
                cursor.execute(_POSTGRES.format(**isi))
                cursor.execute(
                    f'CREATE TRIGGER "{self.nama}" BEFORE INSERT OR UPDATE ON "{tabel}" '
                    f'FOR EACH ROW EXECUTE FUNCTION "{self.nama}"()'
                )

    def lepas(self, connection, tabel: str) -> None:
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                for saat in ("INSERT", "UPDATE"):
                    cursor.execute(f'DROP TRIGGER IF EXISTS "{self.nama}_{saat}"')
            else:
                cursor.execute(f'DROP TRIGGER IF EXISTS "{self.nama}" ON "{tabel}"')


def tanpa_siklus(tabel: str) -> Larangan:
    """No node of the tree `tabel` (id, induk_id) may be its own ancestor."""
    return Larangan(
        nama=f"{tabel}_tanpa_siklus",
        bila=f"""NEW.induk_id IS NOT NULL AND EXISTS (
            WITH RECURSIVE leluhur(id) AS (
                SELECT NEW.induk_id
                UNION SELECT t.induk_id FROM {tabel} t JOIN leluhur ON t.id = leluhur.id
                WHERE t.induk_id IS NOT NULL
            ) SELECT 1 FROM leluhur WHERE id = NEW.id)""",
        pesan="Induk tidak boleh turunan dari simpulnya sendiri.",
    )


def periksa_induk(simpul, paling_dalam: int | None = None) -> None:
    """The same rule for a form: ValidationError beside `induk` instead of an IntegrityError."""
    jalur, leluhur = [simpul.pk], simpul.induk
    while leluhur is not None:
        if leluhur.pk in jalur:
            raise ValidationError({"induk": "Pilih induk lain: yang ini turunannya sendiri."})
        jalur.append(leluhur.pk)
        leluhur = leluhur.induk
    if paling_dalam is not None and len(jalur) > paling_dalam:
        raise ValidationError({"induk": f"Pohon paling dalam {paling_dalam} tingkat."})


def lepas_larangan(sender, using, **kwargs) -> None:
    """Take the triggers off before a migrate: SQLite refuses to rename a table they read."""
    for larangan, tabel in _larangan_terpasang(sender, using):
        larangan.lepas(connections[using], tabel)


def pasang_larangan(sender, using, **kwargs) -> None:
    """Put every `larangan` of the app's models on its table, as it reads today."""
    for larangan, tabel in _larangan_terpasang(sender, using):
        larangan.lepas(connections[using], tabel)
        larangan.pasang(connections[using], tabel)


def _larangan_terpasang(app_config, using) -> list[tuple[Larangan, str]]:
    ada = set(connections[using].introspection.table_names())
    return [
        (larangan, model._meta.db_table)
        for model in app_config.get_models()
        if model._meta.db_table in ada
        for larangan in getattr(model, "larangan", ())
    ]

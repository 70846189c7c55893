"""What every import shares, whether a page of the admin site or a command asks for it."""

from collections.abc import Iterator

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, transaction
from import_export.resources import Diff, ModelResource
from import_export.results import Result

from perangkat_daerah.resources.kolom import Acuan, Angka, Bilangan, Komponen, Tanggal, YaTidak


class _TanpaBanding(Diff):
    """Stands in for the comparison that only a preview page shows."""

    def __init__(self, resource, instance, new):
        pass

    def compare_with(self, resource, instance):
        pass

    def as_html(self):
        return []


class BerkasResource(ModelResource):
    """Rows named by their natural key: importing the same file twice changes nothing.

    `kunci` maps the lookups of that key to its columns. With `jaga_isian`, rows that
    are already there stay as people may have made them since.
    """

    WIDGETS_MAP = ModelResource.WIDGETS_MAP | {
        "BooleanField": YaTidak,
        "DateField": Tanggal,
        "DecimalField": Angka,
        "JSONField": Komponen,
        "PositiveIntegerField": Bilangan,
        "PositiveSmallIntegerField": Bilangan,
    }
    kunci: dict[str, str] = {}

    class Meta:
        skip_unchanged = True
        report_skipped = False
        use_transactions = True

    def __init__(self, jaga_isian: bool = False, pratinjau: bool = True, **kwargs):
        super().__init__(**kwargs)
        self.jaga_isian, self.pratinjau = jaga_isian, pratinjau
        self._kunci_terbaca: set[tuple] = set()
        self._tabel_kosong = False

    def get_import_id_fields(self):
        kolom = self.kunci.values()
        return [nama for nama, field in self.fields.items() if field.column_name in kolom]

    def get_diff_class(self):
        return super().get_diff_class() if self.pratinjau else _TanpaBanding

    def get_queryset(self):
        terkait = [f.attribute for f in self.fields.values() if isinstance(f.widget, Acuan)]
        terkait += [lookup.rpartition("__")[0] for lookup in self.kunci if "__" in lookup]
        return super().get_queryset().select_related(*terkait)

    def before_import(self, dataset, **kwargs):
        kolom = set(dataset.headers or ())
        dikenal = {field.column_name for field in self.fields.values()}
        if asing := sorted(map(str, kolom - dikenal)):
            raise ValidationError(f"Kolom tidak dikenal: {', '.join(asing)}.")
        if kurang := [nama for nama in self.kunci.values() if nama not in kolom]:
            raise ValidationError(f"Kolom tidak ada: {', '.join(kurang)}.")
        self._kunci_terbaca.clear()
        self._tabel_kosong = not self._meta.model.objects.exists()

    def before_import_row(self, row, **kwargs):
        for kolom, nilai in row.items():
            row[kolom] = nilai.strip() if isinstance(nilai, str) else "" if nilai is None else nilai
        kunci = tuple(str(row[kolom]) for kolom in self.kunci.values())
        if kunci in self._kunci_terbaca:
            *_, kolom = self.kunci.values()
            raise ValidationError({kolom: f"Kunci {', '.join(kunci)} sudah ada di baris lain."})
        self._kunci_terbaca.add(kunci)

    def get_instance(self, instance_loader, row):
        if self._tabel_kosong:  # no row of a first load can be there yet
            return None
        cari = {lookup: row[kolom] for lookup, kolom in self.kunci.items()}
        try:
            return self.get_queryset().order_by().filter(**cari).first()
        except ValueError:  # a word where the key is a number: its column will be refused
            return None

    def skip_row(self, instance, original, row, import_validation_errors=None):
        if self.jaga_isian and original.pk is not None:
            return True
        return super().skip_row(instance, original, row, import_validation_errors)

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        """Cells first: one that could not be read is not asked what its row means."""
        if import_validation_errors:
            raise ValidationError(import_validation_errors)
        instance.clean_fields()
        instance.clean()

    def do_instance_save(self, instance, is_create):
        """Constraints are the database's to check; only a broken one is asked for its sentence."""
        try:
            with transaction.atomic():
                super().do_instance_save(instance, is_create)
        except IntegrityError:
            instance.full_clean()
            raise

    def penolakan(self, hasil: Result) -> Iterator[tuple[int, str, str]]:
        """Every refusal as (row number, column, sentence); row 0 is the file itself."""
        if hasil.base_errors:  # the rows below were read without a head
            for galat in hasil.base_errors:
                yield 0, "", _kalimat(galat.error)
            return
        kolom = {f.attribute: f.column_name for f in self.fields.values()}
        for baris in hasil.invalid_rows:
            for nama, pesan in baris.error_dict.items():
                nama = "" if nama == NON_FIELD_ERRORS else kolom.get(nama, nama)
                yield baris.number, nama, " ".join(pesan)
        for baris in hasil.error_rows:
            yield baris.number, "", " ".join(_kalimat(galat.error) for galat in baris.errors)


def _kalimat(galat: Exception) -> str:
    """The sentence of an error; PostgreSQL adds lines that help nobody."""
    if isinstance(galat, ValidationError):
        return " ".join(galat.messages)
    return (str(galat).splitlines() or [type(galat).__name__])[0]

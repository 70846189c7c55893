from django.db import models

from perangkat_daerah.models.instansi import Instansi


class RekapPegawai(models.Model):
    """How many pegawai an instansi had in a year, by one `kategori` (and `kelompok`) at a time."""

    class Kategori(models.TextChoices):
        TOTAL = "total", "Jumlah pegawai"
        STATUS = "status_kepegawaian", "Status kepegawaian"
        JENIS_KELAMIN = "jenis_kelamin", "Jenis kelamin"
        PENDIDIKAN = "pendidikan", "Pendidikan"
        ESELON = "eselon", "Eselon"

    instansi = models.ForeignKey(Instansi, models.CASCADE, related_name="rekap_pegawai")
    tahun = models.PositiveSmallIntegerField()
    kategori = models.CharField(max_length=20, choices=Kategori)
    kelompok = models.CharField(max_length=60, blank=True)
    rincian = models.CharField(max_length=60, blank=True)
    jumlah = models.PositiveIntegerField()
    urut = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["instansi", "tahun", "urut"]
        verbose_name = verbose_name_plural = "rekap pegawai"
        constraints = [
            models.UniqueConstraint(
                name="rekap_pegawai_unik",
                fields=["instansi", "tahun", "kategori", "kelompok", "rincian"],
            )
        ]

    def __str__(self):
        return f"{self.get_kategori_display()} {self.kelompok} {self.rincian}: {self.jumlah}"

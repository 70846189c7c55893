from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from perangkat_daerah.models.instansi import Instansi


class JejakAudit(models.Model):
    """Who changed what, when, from what to what, and why. Written once, never changed."""

    waktu = models.DateTimeField(auto_now_add=True)
    pelaku = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="jejak"
    )
    sumber = models.CharField(max_length=40)
    instansi = models.ForeignKey(Instansi, models.PROTECT, null=True, related_name="jejak")
    aksi = models.CharField(max_length=40)
    objek = models.CharField(max_length=60)
    objek_id = models.BigIntegerField()
    lama = models.JSONField(encoder=DjangoJSONEncoder, default=dict)
    baru = models.JSONField(encoder=DjangoJSONEncoder, default=dict)
    alasan = models.TextField(blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = verbose_name_plural = "jejak audit"
        indexes = [models.Index(fields=["objek", "objek_id"])]

    def __str__(self):
        return f"{self.aksi} {self.objek} {self.objek_id}"

    def save(self, *args, **kwargs):
        if self.pk:
            raise TypeError("Jejak audit tidak dapat diubah.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("Jejak audit tidak dapat dihapus.")

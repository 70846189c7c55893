from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class PerangkatDaerahConfig(AppConfig):
    name = "perangkat_daerah"
    verbose_name = "Perangkat daerah"

    def ready(self) -> None:
        from perangkat_daerah.larangan import lepas_larangan, pasang_larangan

        pre_migrate.connect(lepas_larangan)
        post_migrate.connect(pasang_larangan)

from django.db.models import Q, QuerySet

from indikator.models import Indikator, Realisasi
from perangkat_daerah.models import Instansi


def instansi_melapor(tahun: int) -> QuerySet[Instansi]:
    """The city and the perangkat daerah with a target or a realisasi in that year.

    What a unit has counts for its perangkat daerah; what an OPD has does not count for the city.
    """
    terisi = Realisasi.objects.terisi().filter(tahun=tahun).values("indikator")
    berdata = Indikator.objects.bertarget(tahun) | Indikator.objects.filter(pk__in=terisi)
    pemilik = Instansi.objects.filter(kinerja__indikator__in=berdata.order_by())
    atasan = {pk for baris in pemilik.values_list("induk", "induk__induk") for pk in baris}
    perangkat_daerah = Q(jenis__in=Instansi.JENIS_PERANGKAT_DAERAH)
    return Instansi.objects.filter(
        (Q(pk__in=pemilik.order_by().values("pk")) & (perangkat_daerah | Q(jenis="kota")))
        | (Q(pk__in=atasan - {None}) & perangkat_daerah)
    )

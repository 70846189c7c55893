"""`manage.py check --deploy`: is this machine able to print?"""

from django.core import checks

from laporan.pdf import kekurangan


@checks.register("pdf", deploy=True)
def periksa_pdf(app_configs, **kwargs):
    """The libraries and fonts of the PDF; not on every start, only when asked or printing."""
    return [checks.Error(kalimat, id="laporan.E001") for kalimat in kekurangan()]

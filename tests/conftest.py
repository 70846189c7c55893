from io import StringIO

import pytest
from django.core.management import call_command


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Every test that uses the database finds the sample data of Kota Bekasi in it."""
    with django_db_blocker.unblock():
        call_command("muat_contoh", stdout=StringIO())


@pytest.fixture
def contoh(db):
    """Says that a test reads the sample data."""

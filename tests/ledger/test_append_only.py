"""What was read and what was decided is never changed or deleted: the database itself refuses."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from leaderboard.models import Act, Anchor, Change, Claim, ImportedRow, Text, append_only
from leaderboard.services import acts
from tests import factories

pytestmark = pytest.mark.django_db

TABLES = {
    Text: {"body": "Another text."},
    Anchor: {"start": 0},
    Claim: {"rule": "another"},
    ImportedRow: {"printed": "99"},
    Act: {"reason": "Another reason"},
    Change: {"new": "99"},
}


@pytest.fixture
def _rows() -> None:
    """One row in every append-only table."""
    person = factories.make_person()
    from_text = factories.make_result(from_text=True)
    acts.correct(from_text, person=person, changes={"split": "test"}, reason="Table 3")
    factories.make_result()


@pytest.mark.usefixtures("_rows")
@pytest.mark.parametrize(("model", "change"), TABLES.items(), ids=lambda item: getattr(item, "__name__", ""))
class TestRefused:
    def test_changing_a_row(self, model, change) -> None:
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            model.objects.update(**change)

    def test_deleting_a_row(self, model, change) -> None:
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            model.objects.all()._raw_delete(using="default")

    def test_saving_a_row_unchanged_is_allowed(self, model, change) -> None:
        model.objects.first().save()


def test_the_list_of_append_only_tables_is_the_designs() -> None:
    assert {model.__name__ for model in TABLES} == set(append_only.MODELS)


def test_laying_the_triggers_again_changes_nothing() -> None:
    before = _triggers()
    append_only.install(connection)
    assert _triggers() == before
    assert len(before) == 2 * len(append_only.MODELS)


@pytest.mark.django_db(transaction=True)
def test_migrating_lays_triggers_that_were_lost() -> None:
    append_only.remove(connection)
    assert not _triggers()
    call_command("migrate", verbosity=0)
    assert len(_triggers()) == 2 * len(append_only.MODELS)


def _triggers() -> set[str]:
    table, column = ("pg_trigger", "tgname") if connection.vendor == "postgresql" else ("sqlite_master", "name")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table} WHERE {column} LIKE 'append_only_%'")
        return {row[0] for row in cursor.fetchall()}

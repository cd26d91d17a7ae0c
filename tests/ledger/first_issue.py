"""A database as the first release left it: its tables, and the rows that its own code wrote (files/first_issue.json).

`python -m tests.ledger.first_issue fill` makes it in an empty database, `look` says what is there after an upgrade.
"""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

ROWS = Path(__file__).resolve().parents[1] / "files" / "first_issue.json"
LAST_MIGRATION = "0001_ledger_and_catalogue"
KEPT = (
    *("kind", "benchmark_id", "metric_id", "system_id", "printed", "value", "split", "group", "standing", "reason"),
    *("checked", "checked_by", "checked_at", "review", "date_end", "rank_key"),
)


def rows() -> dict[str, list[dict[str, Any]]]:
    """Every row by model, columns by name."""
    found: dict[str, list[dict[str, Any]]] = json.loads(ROWS.read_text(encoding="utf-8"))
    return found


def fill() -> None:
    """Migrate an empty database to the first release's tables, and put its rows there."""
    from django.core.management import call_command
    from django.core.management.color import no_style
    from django.db import connection, transaction
    from django.db.migrations.executor import MigrationExecutor

    call_command("migrate", "leaderboard", LAST_MIGRATION, verbosity=0)
    for app in ("auth", "contenttypes", "admin", "sessions", "axes"):
        call_command("migrate", app, verbosity=0)
    apps = MigrationExecutor(connection).loader.project_state(("leaderboard", LAST_MIGRATION)).apps
    models = {label: apps.get_model(label) for label in rows()}
    with transaction.atomic():
        for label, found in rows().items():
            for row in found:
                models[label](**row).save_base(raw=True, force_insert=True)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models.values())):
            cursor.execute(statement)


def look() -> dict[str, Any]:
    """What the upgraded site says, and whether it still works: decisions, logs, pages, a further mining."""
    from django.conf import settings
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from django.core.serializers.json import DjangoJSONEncoder
    from django.db import DatabaseError, transaction
    from django.test import Client, override_settings

    from leaderboard.models import Act, BoardChange, Result
    from leaderboard.services import acts

    before = json.loads(json.dumps(list(Result.objects.order_by("pk").values("pk", *KEPT)), cls=DjangoJSONEncoder))
    decided = {row.pk: [act.verb for act in acts.history(row)] for row in Result.objects.order_by("pk")}
    try:
        with transaction.atomic():
            Act.objects.update(reason="other")
        guarded = False
    except DatabaseError:
        guarded = True
    addresses = [
        "/",
        "/benchmarks/ocrbench/",
        "/changes/",
        "/benchmarks/ocrbench/changes/?from=2020-01-01&to=2026-01-01",
    ]
    addresses += [row.get_absolute_url() for row in Result.objects.all()]
    client = Client(headers={"host": "localhost"})
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # no files were laid out here
    with override_settings(ALLOWED_HOSTS=["localhost"], STORAGES={**settings.STORAGES, "staticfiles": plain}):
        pages = {address: client.get(address, secure=True).status_code for address in addresses}
    mined = io.StringIO()
    call_command("mine", stdout=mined)
    states = {row.pk: [row.checked, row.checked_by] for row in Result.objects.filter(pk__in=decided) if decided[row.pk]}
    person = User.objects.get()
    acts.accept(Result.objects.filter(checked="read").earliest("pk"), person=person, reason="After the upgrade")
    return {
        "results": before,
        "acts": decided,
        "guarded": guarded,
        "pages": pages,
        "lines without a number": BoardChange.objects.filter(line=None, result__isnull=False).count(),
        "decided after mining": states,
        "accepted": Act.objects.filter(reason="After the upgrade", verb="accept").count(),
    }


if __name__ == "__main__":
    import django

    django.setup()
    if sys.argv[1] == "fill":
        fill()
    else:
        print(json.dumps(look()))

"""Boards: an index that holds all that ordering one needs; metrics say whether their numbers are shares of items."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar[list[Any]] = [("leaderboard", "0008_benchmark_summaries")]

    operations: ClassVar[list[Any]] = [
        migrations.AddField(
            model_name="metric",
            name="share_of_items",
            field=models.BooleanField(
                default=False,
                help_text="Each number is a count out of the test set's items, as accuracy is and F1 is not: so a board can "
                "say which leads the size of a test set cannot tell from chance.",
            ),
        ),
        migrations.RemoveIndex(model_name="result", name="result_board"),
        migrations.AddIndex(
            model_name="result",
            index=models.Index(
                fields=["benchmark", "standing", "metric", "group", "rank_key", "system", "date_end", "id"],
                name="result_board",
            ),
        ),
    ]

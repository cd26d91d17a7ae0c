"""Rows out of the database as instances, quickly: a page has hundreds of them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Self

from django.db import models
from django.db.models.base import ModelState


class Loaded(models.Model):
    """A model whose rows are loaded column by column into the instance, and nothing more.

    Django would go through all fields of each row and tell its signals (`pre_init`, `post_init`), to which nobody here
    listens. What was not asked for is deferred as ever: fetched when it is first looked at.
    """

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any], **state_of: Any) -> Self:
        """The hook that Django documents for this; newer versions say more of the row's state."""
        row = cls.__new__(cls)
        state = ModelState()
        vars(state).update(adding=False, db=db, **state_of)
        vars(row).update(zip(field_names, values, strict=True), _state=state)
        return row

"""What people decided: acts, each with its changes field by field. Append-only, undone only by a further act."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from leaderboard.models.catalogue import Benchmark, Metric, System, Task
from leaderboard.models.claims import Anchor, Claim, ImportedRow
from leaderboard.models.loading import Loaded
from leaderboard.models.papers import Paper

SUBJECTS = ("anchor", "imported_row", "benchmark", "metric", "system", "task", "paper")


def _exactly_one_subject() -> Q:
    condition = Q()
    for chosen in SUBJECTS:
        condition |= Q(**{f"{subject}__isnull": subject != chosen for subject in SUBJECTS})
    return condition


class Act(Loaded):
    """One act of a person on one number or one entry of the catalogue."""

    class Verb(models.TextChoices):
        ACCEPT = "accept", "accepted"
        REJECT = "reject", "rejected"
        CORRECT = "correct", "corrected"
        DISPUTE = "dispute", "disputed"
        UNDO = "undo", "undid"
        CREATE = "create", "created"
        EDIT = "edit", "edited"
        CONFIRM = "confirm", "confirmed"
        HEAD = "head", "chosen to head"
        MERGE = "merge", "merged"
        PART = "part", "kept apart"

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="acts")
    shown_name = models.CharField(max_length=150, help_text="The name that pages show for the person.")
    at = models.DateTimeField(auto_now_add=True)
    verb = models.CharField(max_length=8, choices=Verb)
    reason = models.CharField(max_length=500, blank=True)
    bulk = models.BooleanField(default=False, help_text="Decided together with others, never read one by one.")
    batch = models.UUIDField(null=True, blank=True, help_text="The same for all acts that were done in one step.")
    undoes = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="undone_by")

    anchor = models.ForeignKey(Anchor, models.PROTECT, null=True, blank=True, related_name="acts")
    claim = models.ForeignKey(
        Claim,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The reading that was decided on; a later one does not change what was decided.",
    )
    imported_row = models.ForeignKey(ImportedRow, models.PROTECT, null=True, blank=True, related_name="acts")
    benchmark = models.ForeignKey(Benchmark, models.PROTECT, null=True, blank=True, related_name="acts")
    metric = models.ForeignKey(Metric, models.PROTECT, null=True, blank=True, related_name="acts")
    system = models.ForeignKey(System, models.PROTECT, null=True, blank=True, related_name="acts")
    task = models.ForeignKey(Task, models.PROTECT, null=True, blank=True, related_name="acts")
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="acts")

    class Meta:
        ordering: ClassVar = ["id"]
        permissions: ClassVar = [("merge", "Can merge entries of the catalogue, and papers")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=_exactly_one_subject(), name="act_has_one_subject"),
            models.CheckConstraint(
                condition=Q(verb="undo", undoes__isnull=False) | (~Q(verb="undo") & Q(undoes__isnull=True)),
                name="act_undo_names_what",
            ),
            models.CheckConstraint(condition=~Q(verb="reject") | ~Q(reason=""), name="act_reject_has_reason"),
        ]
        indexes: ClassVar = [
            # Home and the change log, newest first.
            models.Index(fields=["-at"], name="act_newest"),
            # What was done in one step is undone in one.
            models.Index(fields=["batch"], name="act_batch", condition=Q(batch__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.shown_name} {self.get_verb_display()}"

    @property
    def subject(self) -> models.Model:
        """The number or entry that was decided on."""
        for name in SUBJECTS:
            if getattr(self, f"{name}_id") is not None:
                found: models.Model = getattr(self, name)
                return found
        raise AssertionError("the database holds exactly one subject")


class Change(models.Model):
    """One field that an act changed: what it was, what it is."""

    act = models.ForeignKey(Act, models.PROTECT, related_name="changes")
    field = models.CharField(max_length=40)
    old = models.TextField(blank=True)
    new = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["act", "field"], name="change_once_per_field")]

    def __str__(self) -> str:
        return f"{self.field}: {self.old or 'none'} → {self.new or 'none'}"


class Profile(models.Model):
    """The name that pages show for a person who decides."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="profile")
    shown_name = models.CharField(max_length=150, help_text="Stands under your decisions, in public.")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(shown_name=""), name="profile_has_name"),
        ]

    def __str__(self) -> str:
        return self.shown_name


class Suggestion(models.Model):
    """What a visitor suggests: a correction, or a result that is missing. Kept apart until a curator takes it up."""

    class State(models.TextChoices):
        OPEN = "open", "open"
        TAKEN = "taken", "taken up"
        DECLINED = "declined", "declined"

    at = models.DateTimeField(auto_now_add=True)
    benchmark = models.ForeignKey(Benchmark, models.CASCADE, null=True, blank=True, related_name="suggestions")
    anchor = models.ForeignKey(Anchor, models.PROTECT, null=True, blank=True, related_name="suggestions")
    imported_row = models.ForeignKey(ImportedRow, models.PROTECT, null=True, blank=True, related_name="suggestions")
    text = models.TextField(help_text="What is wrong or missing, in the visitor's words.")
    link = models.CharField(max_length=500, help_text="Where it can be checked.")
    sender = models.CharField(max_length=64, help_text="A keyed digest of the sender's address, for the limit only.")
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="settled_suggestions"
    )
    settled_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="suggestion_says_something"),
        ]
        indexes: ClassVar = [
            # The limit: what one sender sent of late.
            models.Index(fields=["sender", "-at"], name="suggestion_sender"),
        ]

    def __str__(self) -> str:
        return self.text[:60]

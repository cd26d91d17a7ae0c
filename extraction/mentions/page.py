"""One field of a paper while its mentions are found: the text, what is known about it, and who took which stretch."""

from __future__ import annotations

from extraction import shapes
from extraction.claims import Field
from extraction.paper import Paper
from extraction.scene import Mention, Role, Scene
from extraction.vocabulary import Vocabulary
from extraction.vocabulary.matching import Found

#: How far before a name the words are looked at that give its role away.
LEFT = 100


class Page:
    """The first mention to claim a stretch of text keeps it."""

    def __init__(self, field: Field, text: str, vocabulary: Vocabulary) -> None:
        self.field: Field = field
        self.text = text
        self.vocabulary = vocabulary
        self.paper = Paper()  # until it is read
        self.taken = bytearray(len(text))
        self._found: dict[int, list[Found]] = {}

    def add(
        self, scene: Scene, role: Role, start: int, end: int, outer: tuple[int, int] | None = None, **more: object
    ) -> Mention | None:
        """A new mention at ``start:end`` whose mask covers ``outer``; ``None`` where another has taken the place."""
        first, last = outer or (start, end)
        if self.is_taken(first, last):
            if self.is_taken(start, end):
                return None
            first, last = start, end
        self.taken[first:last] = b"\1" * (last - first)
        mention = Mention(role, start, end, first, last, self.text[start:end], field=self.field, **more)  # type: ignore[arg-type]
        scene.mentions.append(mention)
        return mention

    def is_taken(self, start: int, end: int) -> bool:
        """Whether a mention has taken some of a stretch."""
        return self.taken.find(1, start, end) >= 0

    def known(self, scene: Scene, kind: str) -> list[Found]:
        """The vocabulary's names of a kind in a sentence, in order."""
        found = self._found.get(scene.start)
        if found is None:
            found = self._found[scene.start] = self.vocabulary.matcher.find(self.text, scene.start, scene.end)
        return [one for one in found if one.entry.kind == kind]

    def before(self, scene: Scene, start: int) -> str:
        """The words of the sentence before a place, as far as roles are read from them."""
        return self.text[max(scene.start, start - LEFT) : start]

    def is_training(self, scene: Scene, start: int) -> bool:
        """Whether what is named at ``start`` is what something was trained on or built from."""
        before = self.before(scene, start)
        return shapes.TRAIN_BEFORE.search(before) is not None and shapes.TAKEN_FROM.search(before) is None

"""An editor merges two models in a real Chromium: the list, the preview, the merge and its undoing."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from leaderboard.models import Act, Result
from tests import factories
from tests.browser.conftest import Open, faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("context", [{}, {"viewport": {"width": 320, "height": 640}, "color_scheme": "dark"}])
def test_two_spellings_are_merged_after_a_preview_and_split_again(
    opened: Open, transactional_db: None, context: dict[str, Any]
) -> None:
    one, other = factories.make_system("TextHawks 2"), factories.make_system("TextHawk 2")
    for system, value in ((one, "71.1"), (other, "72.2"), (other, "73.3")):
        factories.make_result(system=system, from_text=True, value=value)
    page = opened(address="/curate/merge/", **context)
    assert faults(page) == []
    page.get_by_role("link", name="Preview of merging TextHawks 2 into TextHawk 2").click()
    expect(page.locator("h1")).to_have_text("Merge model “TextHawks 2” into “TextHawk 2”?")
    expect(page.locator(".log")).to_contain_text("model TextHawks 2 → TextHawk 2")
    assert faults(page) == []
    page.get_by_label("Why are they one?").fill("One spelling too many")
    page.get_by_role("button", name="Merge", exact=True).click()
    expect(page.locator("h1")).to_have_text("TextHawk 2")
    expect(page.locator(".messages")).to_contain_text("Merged “TextHawks 2” into “TextHawk 2”.")
    assert set(Result.objects.values_list("system", flat=True)) == {other.pk}
    assert faults(page) == []
    page.get_by_role("button", name="Undo the merge of TextHawks 2").click()
    expect(page.locator(".messages")).to_contain_text("“TextHawks 2” stands for itself again.")
    assert Result.objects.filter(system=one).count() == 1
    assert list(Act.objects.order_by("id").values_list("verb", flat=True)) == ["merge", "undo"]

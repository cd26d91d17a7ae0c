"""Numbers as papers print them: a table of spellings, and a grid of units against hedges."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extraction.clean import clean
from extraction.values import Quantity, quantities, to_decimal


def read(text: str) -> list[Quantity]:
    return quantities(clean(text).text)


def one(text: str) -> Quantity:
    (quantity,) = read(text)
    return quantity


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("78.4", "78.4"),
        ("78.40", "78.40"),
        ("10,296", "10296"),
        ("1,024.5", "1024.5"),
        (".84", "0.84"),
        ("78,4", "78.4"),
        ("7", "7"),
    ],
)
def test_reads_the_number_that_is_printed(printed: str, value: str):
    assert to_decimal(printed) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "unit", "sign"),
    [
        ("78.4%", "%", ""),
        ("78.4 %", "%", ""),
        (r"78.4\%", "%", ""),
        ("78.4 percent", "%", ""),
        ("78.4 per cent", "%", ""),
        ("78.4 percentage points", "points", ""),
        ("78.4 points", "points", ""),
        ("78.4pp", "points", ""),
        ("78.4% points", "points", ""),
        ("78.4", "", ""),
        ("+78.4%", "%", "+"),
        ("-78.4%", "%", "-"),
        ("−78.4%", "%", "-"),
    ],
)
def test_reads_unit_and_sign(text: str, unit: str, sign: str):
    quantity = one(text)
    assert (quantity.value, quantity.unit, quantity.sign) == (Decimal("78.4"), unit, sign)


@pytest.mark.parametrize("number", ["12%", "12.5%", "0.65", "3.1 points"])
@pytest.mark.parametrize(
    ("hedge", "qualifier"),
    [
        ("up to", "up_to"),
        ("as much as", "up_to"),
        ("below", "up_to"),
        ("less than", "up_to"),
        ("over", "at_least"),
        ("more than", "at_least"),
        ("at least", "at_least"),
        ("exceeding", "at_least"),
        (">", "at_least"),
        ("≥", "at_least"),
        ("about", "about"),
        ("around", "about"),
        ("nearly", "about"),
        ("~", "about"),
        ("a level of", "exact"),
    ],
)
def test_reads_the_hedge(hedge: str, qualifier: str, number: str):
    assert one(f"with {hedge} {number}").qualifier == qualifier


def test_over_compares_behind_a_noun_of_gain():
    assert one("an improvement over 83.3%").qualifier == "exact"


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("5.6 ~ 35.0%", "5.6", "35.0"),
        ("5-10%", "5", "10"),
        ("27--48%", "27", "48"),
        ("6%-18%", "6", "18"),
        ("+4.8% - 7.1%", "4.8", "7.1"),
        ("between 28.5% and 55.3%", "28.5", "55.3"),
        ("ranging from 7.67% to 45.87%", "7.67", "45.87"),
        ("varied from 0.74 to 0.80", "0.74", "0.80"),
        ("gains of 1.2 to 7.0", "1.2", "7.0"),
        ("1.5times-4times", "1.5", "4"),
        ("stable (0.378 to 0.785)", "0.378", "0.785"),
        ("ranging from 0.79 to 0.76", "0.76", "0.79"),
        ("0.951--0.853", "0.853", "0.951"),
    ],
)
def test_reads_a_range(text: str, low: str, high: str):
    quantity = one(text)
    assert (quantity.value, quantity.high, quantity.qualifier) == (Decimal(low), Decimal(high), "range")


@pytest.mark.parametrize("text", ["from 36.2% to 39.0%", "raised it (0.378 to 0.785)", "28.5% and 55.3%", "9% - 4%"])
def test_two_levels_are_no_range(text: str):
    assert [quantity.high for quantity in read(text)] == [None, None]


@pytest.mark.parametrize(
    "text", ["GPT-4", "CIFAR-10", "ViT-L/16", "F1", "WMT'14", "v2.1", "ResNet50", "R@1", "x_3", "conv2d", "Qwen2.5-7B"]
)
def test_a_number_inside_a_name_is_none(text: str):
    assert [quantity for quantity in read(text) if not quantity.glued] == []


def test_the_uncertainty_is_dropped():
    quantity = one("87.5 ± 0.3%")
    assert (quantity.value, quantity.unit, quantity.end - quantity.start) == (Decimal("87.5"), "%", 4)


@pytest.mark.parametrize(("text", "value"), [("fifty percent", 50), ("ninety-five percent", 95), ("ten per cent", 10)])
def test_reads_plain_number_words(text: str, value: int):
    quantity = one(text)
    assert (quantity.value, quantity.unit) == (value, "%")


@pytest.mark.parametrize("text", ["half of it", "it doubles", "one of them"])
def test_other_number_words_do_not_count(text: str):
    assert read(text) == []


@pytest.mark.parametrize("text", ["3.1x", "3.1×", "3.1 times", r"$3.1\times$"])
def test_a_multiple_is_marked(text: str):
    assert one(text).factor


def test_a_size_keeps_the_letters_behind_it():
    assert one("7.5B parameters").glued == "B"


def test_digits_that_python_does_not_know_are_no_number():
    assert [quantity.value for quantity in read("reaches 5 and \U000116d0")] == [Decimal(5)]

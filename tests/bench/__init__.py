"""Measurements of speed, run by hand: no part of the tests."""

"""Bind each number to what it was measured in, on and by. One module per part; none looks into another."""

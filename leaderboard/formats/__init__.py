"""Readers of other people's files: no database, no Django, one module per format."""

#!/usr/bin/env python3
"""Tidemark's command line: `manage.py help` lists the commands."""

import os
import sys


def main() -> None:
    """Run one management command with Tidemark's settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leaderboard.settings")
    try:
        from django.core.management import execute_from_command_line
    except ImportError as error:
        raise SystemExit(
            "Django is not installed for this Python. Run `make demo` once, then use .venv/bin/python manage.py ..."
        ) from error
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()

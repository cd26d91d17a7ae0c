"""The API for programs: reads everything public, as JSON, over the same queries and filters as the pages.

`v1` is the operations, `schemas` what they answer, `parameters` how filters stand in the OpenAPI description, `answers`
how an answer is written, `middleware` what holds for every address under /api/, `guide` the page for people.
"""

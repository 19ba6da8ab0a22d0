"""Every parser that takes bytes from a card, a code or a camera, and what may come out of it.

The table in `targets` serves twice: `python -m tests.fuzz` feeds it from a coverage-guided fuzzer for a bounded time,
and the property tests feed it from hypothesis.
"""

"""The counter's window: a member of staff at a keyboard, the person at the left, the work at the right."""

"""The check-in as a pure state machine, and the view of each state."""

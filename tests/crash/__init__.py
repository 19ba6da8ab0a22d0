"""A kiosk that is killed with SIGKILL at every place of a check-in, and started again."""

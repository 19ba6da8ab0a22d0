"""What a check-in is: domain, session, gateway, store, printing, devices, and the one place that puts them together."""

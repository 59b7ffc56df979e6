"""The wiring: settings, addresses, schedule and the one command."""

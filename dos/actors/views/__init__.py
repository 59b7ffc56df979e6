"""The web door of organisations and of the network."""

"""The product against the checks of the standards that it follows."""

"""DOS 2030: the digital operating system of a smart-city programme."""

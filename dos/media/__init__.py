"""Pictures and documents with alternative text, licence and source."""

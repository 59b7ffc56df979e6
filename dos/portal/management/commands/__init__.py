"""Commands of the portal, each the door to one deed."""

"""The nouns of the network: organisations."""

from dos.actors.models.organisation import Organisation, OrganisationQuerySet

__all__ = ["Organisation", "OrganisationQuerySet"]

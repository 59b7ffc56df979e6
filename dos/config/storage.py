"""Static files under hashed names; one that set-up could not fetch keeps its plain name and breaks no page."""

from urllib.parse import urlsplit

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Gives each file the hash of its content as part of its name, so that browsers may keep it for ever."""

    manifest_strict = False

    def hashed_name(self, name: str, content: object = None, filename: str | None = None) -> str:
        """Return the hashed name, or the plain one of a file that is not there."""
        try:
            return str(super().hashed_name(name, content, filename))
        except ValueError:
            return urlsplit(name).path

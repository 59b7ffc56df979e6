"""One person who signs in, known by the e-mail address alone."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dos.core.text import refuse_hidden_characters


class UserManager(BaseUserManager["User"]):
    """Makes accounts; addresses are stored in lower case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make an account; without password nobody can sign in with it."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make an administrator of the whole programme."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A person with an account, staff or citizen. Retention: until erased on request, or 24 months unused."""

    email = models.EmailField(_("E-Mail-Adresse"), unique=True, max_length=200)
    name = models.CharField(_("Name"), max_length=120, blank=True, validators=[refuse_hidden_characters])
    is_staff = models.BooleanField(_("gehört zum Projektteam"), default=False)
    is_active = models.BooleanField(_("aktiv"), default=True)
    # Asked to be erased: until then the person can change their mind (P11).
    erase_on = models.DateField(_("wird gelöscht am"), null=True, blank=True)
    warnings = models.PositiveSmallIntegerField(_("Hinweise auf die Löschung"), default=0)
    joined_at = models.DateTimeField(_("dabei seit"), default=timezone.now)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("Konto")
        verbose_name_plural = _("Konten")

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        """Return the name shown at the desk."""
        return str(self)

    def get_short_name(self) -> str:
        """Return the name shown at the desk."""
        return str(self)

    @property
    def first_name(self) -> str:
        """The desk's templates ask for a first name; people here have one name."""
        return self.name

    @property
    def last_name(self) -> str:
        """See `first_name`."""
        return ""

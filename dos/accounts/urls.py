"""The addresses of signing up and in, and of the own account.

The way back from an identity provider is a machine door: its address is registered there and knows no language.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path, re_path

from dos.accounts import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("anmelden/", views.LoginView.as_view(), name="account_login"),
    path("anmelden/code/", mfa.authenticate, name="mfa_authenticate"),
    path("anmelden/gesperrt/", account.account_inactive, name="account_inactive"),
    path("registrieren/", views.SignUpView.as_view(), name="account_signup"),
    path("registrieren/post/", account.email_verification_sent, name="account_email_verification_sent"),
    path("registrieren/bestaetigen/<str:key>/", views.ConfirmView.as_view(), name="account_confirm_email"),
    path("passwort/", views.ResetView.as_view(), name="account_reset_password"),
    path("passwort/post/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^passwort/neu/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[-\w]+)/$",
        views.NewPasswordView.as_view(),
        name="account_reset_password_from_key",
    ),
    path("passwort/fertig/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("konto/", views.account_overview, name="account_overview"),
    path("konto/e-mail/", views.account_email, name="account_email"),
    path("konto/behalten/", views.account_keep, name="account_keep"),
    path("konto/abmelden/", account.logout, name="account_logout"),
    path("konto/passwort/", account.password_change, name="account_change_password"),
    path("konto/passwort/festlegen/", account.password_set, name="account_set_password"),
    path("konto/bestaetigen/", account.reauthenticate, name="account_reauthenticate"),
    path("konto/bestaetigen/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("konto/daten/", views.account_data, name="account_data"),
    path("konto/loeschen/", views.account_erase, name="account_erase"),
    path("konto/zweiter-faktor/", views.second_factor, name="mfa_index"),
    path("konto/zweiter-faktor/einrichten/", totp.activate_totp, name="mfa_activate_totp"),
    path(
        "konto/zweiter-faktor/abschalten/", views.with_second_factor(totp.deactivate_totp), name="mfa_deactivate_totp"
    ),
    path(
        "konto/zweiter-faktor/notfallcodes/",
        views.with_second_factor(codes.view_recovery_codes),
        name="mfa_view_recovery_codes",
    ),
    path(
        "konto/zweiter-faktor/notfallcodes/neu/",
        views.with_second_factor(codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "konto/zweiter-faktor/notfallcodes/datei/",
        views.with_second_factor(codes.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
]

machine_doors: list[URLPattern | URLResolver] = []
if settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]:
    machine_doors = [
        path("anmelden/", include("allauth.socialaccount.providers.openid_connect.urls")),
        path("anmelden/extern/", include("allauth.socialaccount.urls")),
    ]

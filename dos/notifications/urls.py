"""The addresses of following and mail."""

from django.urls import path

from dos.notifications.views import following, mailbox, subscriptions

app_name = "notifications"

urlpatterns = [
    path("folgen/bestaetigen/<str:code>/", following.confirm, name="confirm"),
    path("folgen/postfach/", following.look_into_mails, name="look_into_mails"),
    path("folgen/<slug:word>/<str:key>/", following.follow, name="follow"),
    path("abo/", subscriptions.own_subscription, name="own_subscription"),
    path("abo/<str:token>/", subscriptions.subscription, name="subscription"),
    path("abo/<str:token>/beenden/", subscriptions.stop, name="stop"),
    path("postfach/", mailbox.mailbox, name="mailbox"),
    path("postfach/<slug:name>/", mailbox.mail, name="mail"),
]

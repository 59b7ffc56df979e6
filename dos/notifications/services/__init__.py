"""The deeds of following and mail; other rooms call these names."""

from dos.notifications.services.follows import (
    confirm_follow,
    follow,
    has_enough_mail,
    move_topic,
    request_follow,
    unfollow,
    unfollow_all,
)
from dos.notifications.services.notices import announce, call_back, fan_out_waiting, spare, widen, write_digests
from dos.notifications.services.outbox import record_bounce, record_hard_failure, send_mail, send_waiting
from dos.notifications.services.persons import erase_address, erase_person, forget_old

__all__ = [
    "announce",
    "call_back",
    "confirm_follow",
    "erase_address",
    "erase_person",
    "fan_out_waiting",
    "follow",
    "forget_old",
    "has_enough_mail",
    "move_topic",
    "record_bounce",
    "record_hard_failure",
    "request_follow",
    "send_mail",
    "send_waiting",
    "spare",
    "unfollow",
    "unfollow_all",
    "widen",
    "write_digests",
]

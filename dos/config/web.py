"""How gunicorn serves: the embedded start and production read the same file, the environment says how many."""

import gc
import os
from typing import Any

wsgi_app = "dos.config.wsgi:application"
bind = os.environ.get("DOS_BIND", "127.0.0.1:8000")
worker_class = "gthread"
workers = int(os.environ.get("DOS_WEB_WORKERS", "1"))
threads = int(os.environ.get("DOS_WEB_THREADS", "8"))
timeout = 30
graceful_timeout = 10
keepalive = 5
backlog = 512

limit_request_line = 8190
limit_request_fields = 60
limit_request_field_size = 8190
# No header may change scheme or path here; whether a proxy speaks https for us is a setting of Django.
forwarded_allow_ips = ""
secure_scheme_headers: dict[str, str] = {}

control_socket_disable = True
accesslog = None
loglevel = "warning"
proc_name = "dos2030-web"


def post_worker_init(worker: Any) -> None:
    """Let the collector of garbage leave alone what stays, and come less often: a long list makes many objects."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)

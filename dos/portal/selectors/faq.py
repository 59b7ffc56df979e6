"""The questions of the FAQ in the form that search engines read."""

import json
from collections.abc import Iterable

from django.utils.safestring import SafeString, mark_safe

from dos.core.text import plain_text, translated
from dos.portal.models import Question

_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def json_ld(questions: Iterable[Question]) -> SafeString:
    """Return the questions as schema.org's FAQPage, safe inside a page."""
    data = {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "mainEntity": [
            {
                "@type": "Question",
                "name": translated(question, "question").text,
                "acceptedAnswer": {"@type": "Answer", "text": plain_text(translated(question, "answer").text)},
            }
            for question in questions
        ],
    }
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(_ESCAPES))  # noqa: S308  # no "<" is left  # no "<" is left

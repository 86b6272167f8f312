"""The coach's queue as a page: its lines, what stands beside them, and the forms of either."""

import re
from html.parser import HTMLParser

from django.urls import reverse


class Forms(HTMLParser):
    """Collects each form of a page with its fields and buttons, and boxes outside forms."""

    def __init__(self, text):
        super().__init__()
        self.forms, self.loose, self._open = [], [], None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        facts = dict(attrs)
        if tag == "form":
            self._open = {"action": facts.get("action", ""), "fields": [], "buttons": []}
            self.forms.append(self._open)
        elif tag in {"input", "select", "textarea"}:
            (self._open["fields"] if self._open else self.loose).append(facts)
        elif tag == "button" and self._open:
            self._open["buttons"].append(facts)

    def handle_endtag(self, tag):
        if tag == "form":
            self._open = None


def text_of(answer):
    return answer.content.decode()


def rows_of(text):
    """The lines of the list, in order."""
    return re.findall(r"<li><a href=\"[^\"]*item=.*?</li>", text, re.DOTALL)


def item_of(text):
    """What is decided now."""
    (item,) = re.findall(r"<article class=\"queue-item.*?</article>", text, re.DOTALL)
    return item


def beside(client, kind, obj):
    """What a coach sees beside the list when she opens one thing."""
    return item_of(text_of(client.get(reverse("reviews:queue"), {"item": f"{kind}-{obj.pk}"})))

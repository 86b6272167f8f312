"""A plain verb is a row of its feature's ``verbs.py``; a class stands only where it adds something."""

import ast
import re

from accounts.access.rules import anyone
from accounts.access.verbs import Verb
from accounts.access.views import ActPage, verb_page
from tests.architecture.source import python_files, short, tree_of

IN_A_ROW = {
    "rule",
    "question",
    "explanation",
    "submit_label",
    "success_message",
    "danger",
    "form_class",
    "template_name",
}
PLAIN_ACT = re.compile(r"(return )?actions\.\w+\(self\.obj, by=self\.request\.user(, \*\*form\.cleaned_data)?\)")
# Pages that are rows but for this: what they share is more than a model, or their address is not their name.
MORE_THAN_A_ROW = {
    "marketplace/work/agreements/views.py Amend",  # shown with the draft, as the page on which it is written
    "marketplace/services/dropins/views.py OpenDesk",  # …/open/
    "marketplace/services/dropins/views.py CloseDesk",
}


def statements(function):
    """What a function does, without its docstring."""
    return [node for node in function.body if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))]


def is_plain(page):
    """Whether a class of a page says and does nothing that a row could not."""
    functions = [node for node in page.body if isinstance(node, ast.FunctionDef)]
    said = {ast.unparse(node.targets[0]) for node in page.body if isinstance(node, ast.Assign)}
    if [one.name for one in functions] != ["act"] or not said <= IN_A_ROW:
        return False
    done = statements(functions[0])
    return len(done) == 1 and bool(PLAIN_ACT.fullmatch(ast.unparse(done[0])))


def test_no_class_wraps_one_action():
    plain = {
        f"{short(path)} {node.name}"
        for path in python_files()
        for node in tree_of(path).body
        if isinstance(node, ast.ClassDef) and is_plain(node)
    }
    assert plain == MORE_THAN_A_ROW


def test_a_wrapper_is_seen():
    [page] = ast.parse(
        "class Hide(CardPage):\n    rule = rules.can_hide\n"
        "    def act(self, form):\n        return actions.hide(self.obj, by=self.request.user)"
    ).body
    assert is_plain(page)


def test_a_page_keeps_what_its_base_says_where_the_row_is_silent():
    class CardPage(ActPage):
        success_message = "Saved."

    def hide(card, *, by):
        """Hide."""

    page = verb_page(Verb(hide, anyone, question="Hide it?"), CardPage)
    assert (page.question, page.success_message, page.rule) == ("Hide it?", "Saved.", anyone)

"""Who may, with notices: everybody reads the own ones."""

from accounts.access.rules import signed_in

can_list = signed_in
can_read_all = signed_in

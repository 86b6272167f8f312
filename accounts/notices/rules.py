"""Who may, with notices: everybody reads the own ones; the administrator lets go out again what got stuck."""

from accounts.access.rules import signed_in
from accounts.people.rules import is_administrator

can_list = signed_in
can_read_all = signed_in
can_list_parked = is_administrator
can_send_again = is_administrator

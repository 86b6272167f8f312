"""How the REST API turns pages."""

from rest_framework.pagination import CursorPagination


class Pager(CursorPagination):
    """Pages by cursor, newest first: as quick on page 300 as on page 1."""

    page_size = 20
    max_page_size = 50
    page_size_query_param = "size"
    ordering = "-pk"

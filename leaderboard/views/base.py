"""What views share: reading filters, old addresses, rendering."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.views.decorators.http import require_safe

from leaderboard.filters import Filters, InvalidParameter
from leaderboard.queries.names import Moved
from leaderboard.views.errors import bad_request

F = TypeVar("F", bound=Filters)
P = ParamSpec("P")

# A page that only reads: its view, handed the filters of the request.
Reader = Callable[Concatenate[HttpRequest, F, P], HttpResponse]


def page(filters: type[F]) -> Callable[[Reader[F, P]], Callable[Concatenate[HttpRequest, P], HttpResponse]]:
    """Make a view of a function that takes checked filters: reads only, and sends old addresses on for good."""

    def decorate(view: Reader[F, P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
        @require_safe
        @wraps(view)
        def wrapped(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            try:
                return view(request, filters.read(request.GET), *args, **kwargs)
            except InvalidParameter as refused:
                return bad_request(request, refused)
            except Moved as moved:
                return HttpResponsePermanentRedirect(_moved_to(request, moved))

        return wrapped

    return decorate


def _moved_to(request: HttpRequest, moved: Moved) -> str:
    target: Any = moved.entry
    query = request.META.get("QUERY_STRING", "")
    return f"{target.get_absolute_url()}?{query}" if query else str(target.get_absolute_url())


def is_curator(request: HttpRequest) -> bool:
    """Whether the person may decide on results."""
    user = request.user
    return user.is_authenticated and user.is_staff and user.has_perm("leaderboard.change_result")

"""What views share: reading filters, old addresses, rendering."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from leaderboard.filters import Filters, InvalidParameter
from leaderboard.people import DECIDE
from leaderboard.queries.names import Missing, Moved
from leaderboard.views.errors import bad_request

F = TypeVar("F", bound=Filters)
P = ParamSpec("P")

# A page that only reads: its view, handed the filters of the request.
Reader = Callable[Concatenate[HttpRequest, F, P], HttpResponse]


def page(
    filters: type[F], *, data: bool = False
) -> Callable[[Reader[F, P]], Callable[Concatenate[HttpRequest, P], HttpResponse]]:
    """Make a view of a function that takes checked filters: reads only, and sends old addresses on for good.

    What cannot be understood or found is a page that says so; with `data`, for programs, JSON that says so.
    """

    def decorate(view: Reader[F, P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
        @require_safe
        @wraps(view)
        def wrapped(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            try:
                return view(request, filters.read(request.GET), *args, **kwargs)
            except InvalidParameter as refused:
                return _refusal(refused) if data else bad_request(request, refused)
            except Missing as missing:
                if data:
                    return JsonResponse({"error": str(missing)}, status=404)
                raise
            except Moved as moved:
                return HttpResponsePermanentRedirect(_moved_to(request, moved))

        return wrapped

    return decorate


def _refusal(refused: InvalidParameter) -> JsonResponse:
    said = {"error": refused.problem, "parameter": refused.name, "allowed": refused.allowed}
    return JsonResponse(said, status=400)


def _moved_to(request: HttpRequest, moved: Moved) -> str:
    """The same view of the entry where it is now, with the same parameters."""
    match = request.resolver_match
    assert match is not None
    target = reverse(match.view_name, args=[moved.entry.slug])
    query = request.META.get("QUERY_STRING", "")
    return f"{target}?{query}" if query else target


def may(request: HttpRequest, right: str) -> bool:
    """Whether the person has the right, and a login that is let in."""
    user = request.user
    return user.is_authenticated and user.is_staff and user.has_perm(right)


def is_curator(request: HttpRequest) -> bool:
    """Whether the person may decide on results."""
    return may(request, DECIDE)


def only_with(
    right: str,
) -> Callable[[Callable[Concatenate[HttpRequest, P], HttpResponse]], Callable[..., HttpResponse]]:
    """Let in who has the right. Others are asked to log in where a page is read, and refused where one is written."""

    def decorate(view: Callable[Concatenate[HttpRequest, P], HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not may(request, right):
                if request.method in ("GET", "HEAD") and not request.user.is_authenticated:
                    return redirect_to_login(request.get_full_path(), reverse("admin:login"))
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate


curators_only = only_with(DECIDE)

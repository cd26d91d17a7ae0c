"""What views share: reading filters, old addresses, rendering."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from itertools import chain
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.template.context import make_context
from django.template.loader import get_template
from django.urls import reverse
from django.views.decorators.http import require_safe

from leaderboard import problems
from leaderboard.filters import Filters, InvalidParameter
from leaderboard.people import DECIDE
from leaderboard.queries.names import Missing, Moved, now_called
from leaderboard.services.catalogue import normalise
from leaderboard.views.errors import bad_request

F = TypeVar("F", bound=Filters)
P = ParamSpec("P")

_PART = re.compile(r"<!--part ([a-z]+)-->")

# A view that is handed the checked filters of the request.
Reader = Callable[Concatenate[HttpRequest, F, P], HttpResponse]


def filtered(
    filters: type[F], *, data: bool = False
) -> Callable[[Reader[F, P]], Callable[Concatenate[HttpRequest, P], HttpResponse]]:
    """Make a view of a function that takes checked filters.

    Parameters that cannot be understood, there or in the function, are a page that says so; with `data`, a problem.
    """

    def decorate(view: Reader[F, P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
        @wraps(view)
        def wrapped(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            try:
                return view(request, filters.read(request.GET), *args, **kwargs)
            except InvalidParameter as refused:
                return problems.refused(refused) if data else bad_request(request, refused)

        return wrapped

    return decorate


def page(
    filters: type[F], *, data: bool = False
) -> Callable[[Reader[F, P]], Callable[Concatenate[HttpRequest, P], HttpResponse]]:
    """Make a view of a function that takes checked filters: reads only, and sends old addresses on for good.

    What cannot be understood or found is a page that says so; with `data`, for programs, problem details that do.
    """

    def decorate(view: Reader[F, P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
        @wraps(view)
        def found(request: HttpRequest, checked: F, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            try:
                return view(request, checked, *args, **kwargs)
            except InvalidParameter as refused:
                if address := _renamed(request, refused):
                    return HttpResponsePermanentRedirect(address)
                raise
            except Missing as missing:
                if data:
                    return problems.problem(404, str(missing))
                raise
            except Moved as moved:
                return HttpResponsePermanentRedirect(_moved_to(request, moved))

        return require_safe(filtered(filters, data=data)(found))

    return decorate


def assembled(
    request: HttpRequest, template: str, context: Mapping[str, Any], parts: Mapping[str, Iterable[str]]
) -> HttpResponse:
    """A page whose longest parts are written beside its template, and put where that says `<!--part NAME-->`.

    Blocks within blocks copy all that they hold at each level; what is put in at the end is joined once. Nothing from
    outside can name a part, since its signs are escaped.
    """
    filled = make_context(dict(context), request)
    said = _PART.split(cast(Any, get_template(template)).template.render(filled))
    filled.dicts.clear()  # a context names itself, and would keep hundreds of rows until garbage is looked for
    texts, names = said[::2], said[1::2]
    written = ([*parts[name], text] for name, text in zip(names, texts[1:], strict=True))
    return HttpResponse("".join([texts[0], *chain.from_iterable(written)]))


def _moved_to(request: HttpRequest, moved: Moved) -> str:
    """The same view of the entry where it is now, with the same parameters."""
    match = request.resolver_match
    assert match is not None
    target = reverse(match.view_name, kwargs={**match.kwargs, "slug": moved.entry.slug})
    query = request.META.get("QUERY_STRING", "")
    return f"{target}?{query}" if query else target


def _renamed(request: HttpRequest, refused: InvalidParameter) -> str:
    """The same address with the name that an entry has now; "" where the parameter names none by an old one."""
    slug = request.GET.get(refused.name, "")
    now = now_called(refused.name, slug, normalise(slug))
    if now is None:
        return ""
    query = request.GET.copy()
    query[refused.name] = now
    return f"{request.path}?{query.urlencode()}"


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

"""People: who may log in, and as what. Nobody is deleted, for decisions stand under their names."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.http import HttpRequest

from leaderboard.models import Profile

# What only a superuser gives: it would go past every role.
_BEYOND_ROLES = ("is_superuser", "user_permissions")

admin.site.unregister(User)


class ProfileInline(admin.StackedInline):  # type: ignore[type-arg]
    """The name that pages show under the person's decisions."""

    model = Profile
    can_delete = False
    verbose_name_plural = "name that pages show"

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever may change the person."""
        return admin.site._registry[User].has_change_permission(request, obj)


@admin.register(User)
class PersonAdmin(UserAdmin):  # type: ignore[type-arg]
    """Logins and their roles. An administrator gives roles; rights beyond them are a superuser's to give."""

    list_display = ("username", "first_name", "last_name", "is_staff", "is_active", "last_login")
    list_filter = ("is_staff", "is_active", "groups")
    inlines = (ProfileInline,)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fixed = tuple(super().get_readonly_fields(request, obj))
        return fixed if request.user.is_superuser else (*fixed, *_BEYOND_ROLES)

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        return self.inlines if obj is not None else ()

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """An administrator does not reach for a superuser's login: its password would give everything."""
        if obj is not None and obj.is_superuser and not request.user.is_superuser:
            return False
        return super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

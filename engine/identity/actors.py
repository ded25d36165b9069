"""Who acts: a person with memberships, each a role at a site for a time."""

from __future__ import annotations

from dataclasses import dataclass

EVERY_SITE = "*"


@dataclass(frozen=True, slots=True)
class Membership:
    """One role of a person at one site; the site `*` means every site."""

    role: str
    site: str


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in person or program; memberships are those in force now."""

    id: int
    username: str
    name: str
    language: str
    memberships: tuple[Membership, ...]

    def may(self, role: str, site: str) -> bool:
        """Tell whether the person holds `role` at `site`."""
        return any(m.role == role and m.site in (site, EVERY_SITE) for m in self.memberships)

    def roles_at(self, site: str) -> frozenset[str]:
        """Return the roles held at `site`."""
        return frozenset(m.role for m in self.memberships if m.site in (site, EVERY_SITE))

    def sites(self, known: tuple[str, ...]) -> tuple[str, ...]:
        """Return those of the `known` sites where the person holds any role, in their order."""
        mine = {m.site for m in self.memberships}
        return known if EVERY_SITE in mine else tuple(site for site in known if site in mine)

"""Who acts: a person with memberships, each a role at a site for a time."""

from __future__ import annotations

from dataclasses import dataclass

EVERY_SITE = "*"


@dataclass(frozen=True, slots=True)
class Membership:
    """One role of a person at one site; the site `*` means every site.

    stands_in_for: whose role it is when the person only stands in for somebody absent.
    """

    role: str
    site: str
    stands_in_for: Absent | None = None


@dataclass(frozen=True, slots=True)
class Absent:
    """Somebody absent whom another stands in for."""

    id: int
    name: str


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
        for m in self.memberships:  # noqa: SIM110 - asked for every row and step: half of what `any` takes
            if m.role == role and m.site in (site, EVERY_SITE):
                return True
        return False

    def on_behalf_of(self, role: str, site: str) -> Absent | None:
        """Return for whom the person acts as `role` at `site`; None when the role is the person's own."""
        found: Absent | None = None
        for m in self.memberships:
            if m.role == role and m.site in (site, EVERY_SITE):
                if m.stands_in_for is None:
                    return None
                found = found or m.stands_in_for
        return found

    @property
    def absent(self) -> tuple[Absent, ...]:
        """Return all whom the person stands in for now."""
        found = {m.stands_in_for.id: m.stands_in_for for m in self.memberships if m.stands_in_for is not None}
        return tuple(found.values())

    def roles_at(self, site: str) -> frozenset[str]:
        """Return the roles held at `site`."""
        return frozenset(m.role for m in self.memberships if m.site in (site, EVERY_SITE))

    def sites(self, known: tuple[str, ...]) -> tuple[str, ...]:
        """Return those of the `known` sites where the person holds any role, in their order."""
        mine = {m.site for m in self.memberships}
        return known if EVERY_SITE in mine else tuple(site for site in known if site in mine)

"""People: who acts, in which roles, at which sites."""

from engine.identity.actors import EVERY_SITE, Absent, Actor, Membership

__all__ = ["EVERY_SITE", "Absent", "Actor", "Membership"]

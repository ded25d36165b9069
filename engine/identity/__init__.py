"""People: who acts, in which roles, at which sites."""

from engine.identity.actors import EVERY_SITE, Actor, Membership

__all__ = ["EVERY_SITE", "Actor", "Membership"]

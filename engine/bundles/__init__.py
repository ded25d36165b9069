"""A bundle: everything one procedure needs, hashed together and never changed; a case stays on its bundle."""

from engine.bundles.collecting import collect, key_of, procedures
from engine.bundles.loading import Bundle, load

__all__ = ["Bundle", "collect", "key_of", "load", "procedures"]

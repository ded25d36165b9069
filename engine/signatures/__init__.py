"""What a signature means and who may give it."""

from engine.signatures.policies import Act, four_eyes, signer_gave_the_password, signer_is_not_an_earlier_actor

__all__ = ["Act", "four_eyes", "signer_gave_the_password", "signer_is_not_an_earlier_actor"]

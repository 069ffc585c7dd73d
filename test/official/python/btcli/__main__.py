"""The walk of bittensor-cli 9.23.2. Its steps are taken in the order of these imports."""

from . import subnet, stake, weights, people, end  # noqa: F401
from .it import walk

walk.run()

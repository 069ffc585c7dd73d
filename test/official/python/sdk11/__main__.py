"""The walk of bittensor 11.3.0. Its steps are taken in the order of these imports."""

from . import subnet, stake, weights, people, end  # noqa: F401
from .it import walk

walk.run()

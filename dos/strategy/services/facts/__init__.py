"""Loading of collected facts: what sources say about a programme becomes the first content of its register.

Every row keeps its source. What the facts leave open stays open; nothing is filled in. A second load changes nothing,
and what an editor has touched is left alone.
"""

from dos.strategy.services.facts.example import load_example
from dos.strategy.services.facts.register import Facts, load_facts

__all__ = ["Facts", "load_example", "load_facts"]

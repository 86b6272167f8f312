"""Guidance: a young person and her coach.

``profiles`` is what she shows of herself, ``plans`` what the two have agreed on, ``appointments`` when they meet;
``contactnotes`` keep what was said and ``healthnotes``, encrypted, what she allowed to be known of her health.
It stands on reference and knows neither workplaces nor services.
"""

"""Reference: what everybody looks up and nobody owns.

``eligibility`` holds what the law allows, as dated limits and plain functions over plain facts; ``vocabulary`` holds
the shared words of occupations, skills, cards and languages, in three languages. Both know nobody above them.
"""

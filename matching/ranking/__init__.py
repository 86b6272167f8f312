"""The ranker as plain Python: rows in, scored and explained pairs out; no web framework, no database.

Import from the modules, not from here: rows and limits cost little, the learned parts bring scikit-learn along, and a
process that only serves pages never needs those.
"""

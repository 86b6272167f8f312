"""Work: from a place to what comes of it.

``listings`` are the places, ``introductions`` bring two sides together after both yeses, ``placements`` are the time at
the workplace with their ``agreements``, ``assessments``, ``diaries`` and ``nextsteps``; ``outcomes`` are the jobs,
apprenticeships and businesses that follow, ``messages`` the talks in between. It stands on guidance and reference,
beside services.
"""

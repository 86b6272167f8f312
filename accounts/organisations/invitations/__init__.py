"""Colleagues who are asked to act for a workplace: nobody does before she has said yes from her own mailbox."""

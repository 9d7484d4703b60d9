"""Chances and distributions: events, moments, quantiles, laws, and what follows from them."""

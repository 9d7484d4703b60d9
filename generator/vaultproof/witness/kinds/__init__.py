"""Kinds of claims that need a trial of their own."""

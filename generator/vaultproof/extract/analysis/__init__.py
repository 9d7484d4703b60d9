"""Derivatives, integrals, limits, series and differential equations, told in formulas and in words."""

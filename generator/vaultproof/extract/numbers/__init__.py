"""Statements between numbers: units, bases, congruences, complex numbers, angles, sets and solutions."""

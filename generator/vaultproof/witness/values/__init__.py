"""Terms into numbers: exact values, enclosures, limits, integrals, series and inverses."""

"""Vectors and matrices as witnesses see them: reading, evaluating and holding claims against them."""

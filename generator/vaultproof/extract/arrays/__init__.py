"""Vectors and matrices: literals, products, norms, eigenvalues and laws for all of them."""

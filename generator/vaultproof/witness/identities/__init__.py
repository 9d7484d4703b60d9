"""Claims for all values of their symbols, and whether two definitions are of one function."""

"""What can state an actual value for a claim, one module a kind; each gives a value or abstains."""

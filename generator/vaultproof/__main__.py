"""`python -m vaultproof`."""

from vaultproof.cli import main

if __name__ == "__main__":
    main()

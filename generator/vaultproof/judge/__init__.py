"""What people state about values, and how it is held against what is computed."""

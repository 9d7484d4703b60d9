"""The far side of the wall: what the fork server and its children run. Nothing here may hold or import a secret."""

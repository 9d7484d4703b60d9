"""What notes say that code gives: comments, sessions, output blocks, assertions and code spans."""

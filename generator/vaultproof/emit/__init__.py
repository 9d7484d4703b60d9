"""A judged vault into files: what templates see, where generated parts stand, what is written. Judges nothing."""

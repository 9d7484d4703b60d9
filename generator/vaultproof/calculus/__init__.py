"""A real function of one variable, taken apart for certain: where it is real, grows, bends, jumps, and what it reaches.

Nothing here is concluded from samples. Reads no notes; SymPy may take for ever, so whoever asks sets the time.
"""

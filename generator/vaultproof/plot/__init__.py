"""Figures of functions: sampled, drawn as SVG and described in words. Reads no notes and writes no files."""

"""What notes tell of a function: values in words, ranges, extreme values, slopes, zeros and other properties."""

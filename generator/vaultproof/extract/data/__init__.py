"""What notes tell of data that they list: means, quantiles, correlations, shares and scores."""

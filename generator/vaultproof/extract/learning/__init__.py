"""What notes on machine learning reckon: classifiers, impurities, convolutions, softmax, backpropagation."""

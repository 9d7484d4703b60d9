"""Loss functions of one sample or one residual. A table; computes nothing.

Books write the target first or last and halve squares or not, so most entries can confirm and never dispute.
"""

from __future__ import annotations

from vaultproof.reference.entry import Reference

LOSSES: tuple[Reference, ...] = (
    Reference(
        names=(
            "Squared Error",
            "Squared Loss",
            "Quadratic Loss",
            "L2 Loss",
            "MSE",
            "SE",
            "Quadratischer Fehler",
        ),
        parameters=("y", "p"),
        body="(y - p)^2",
        variants=("(y - p)^2/2",),
        loose=True,
        source="T. Hastie, R. Tibshirani, J. Friedman, The elements of statistical learning, 2009, section 2.4",
    ),
    Reference(
        names=("Absolute Error", "Absolute Loss", "L1 Loss", "MAE", "AE"),
        parameters=("y", "p"),
        body="abs(y - p)",
        loose=True,
        source="T. Hastie, R. Tibshirani, J. Friedman, The elements of statistical learning, 2009, section 10.6",
    ),
    Reference(
        names=("Huber", "Huber Loss"),
        parameters=("r", "delta"),
        body=r"\begin{cases} \frac{r^2}{2} & |r| \le \delta \\"
        r" \delta (|r| - \frac{\delta}{2}) & |r| > \delta \end{cases}",
        defaults=(("delta", "1"),),
        family=("min(abs(r), k)*(abs(r) - min(abs(r), k)/2)",),
        loose=True,
        source="P. Huber, Robust estimation of a location parameter, 1964",
    ),
    Reference(
        names=("Huber", "Huber Loss"),
        parameters=("y", "p", "delta"),
        body="min(abs(y - p), delta)*(abs(y - p) - min(abs(y - p), delta)/2)",
        loose=True,
        source="P. Huber, Robust estimation of a location parameter, 1964",
    ),
    Reference(
        names=("Smooth L1", "Smooth L1 Loss"),
        parameters=("r", "beta"),
        body=r"\begin{cases} \frac{r^2}{2 \beta} & |r| < \beta \\ |r| - \frac{\beta}{2} & |r| \ge \beta \end{cases}",
        defaults=(("beta", "1"),),
        loose=True,
        source="R. Girshick, Fast R-CNN, 2015; PyTorch torch.nn.SmoothL1Loss",
    ),
    Reference(
        names=("Log-Cosh", "Logcosh", "Log-Cosh Loss"),
        parameters=("r",),
        body="log((exp(r) + exp(-r))/2)",
        source="R. Saleh, A. Saleh, Statistical properties of the log-cosh loss function, 2022",
    ),
    Reference(
        names=("Log-Cosh", "Logcosh", "Log-Cosh Loss"),
        parameters=("y", "p"),
        body="log((exp(y - p) + exp(p - y))/2)",
        source="R. Saleh, A. Saleh, Statistical properties of the log-cosh loss function, 2022",
    ),
    Reference(
        names=("Hinge", "Hinge Loss"),
        parameters=("y", "s"),
        body="max(0, 1 - y*s)",
        source="C. Cortes, V. Vapnik, Support-vector networks, 1995",
        loose=True,
    ),
    Reference(
        names=("Squared Hinge", "Squared Hinge Loss"),
        parameters=("y", "s"),
        body="max(0, 1 - y*s)^2",
        variants=("max(0, 1 - y*s)^2/2",),
        loose=True,
        source="T. Hastie, R. Tibshirani, J. Friedman, The elements of statistical learning, 2009, section 12.3",
    ),
    Reference(
        names=(
            "Binary Cross-Entropy",
            "BCE",
            "Log Loss",
            "BCE Loss",
            "Binäre Kreuzentropie",
            "Entropie croisée binaire",
            "Entropía cruzada binaria",
            "二元交叉熵",
            "二値交差エントロピー",
        ),
        parameters=("y", "p"),
        body="-y*log(p) - (1 - y)*log(1 - p)",
        variants=("-p*log(y) - (1 - p)*log(1 - y)",),
        loose=True,
        source="C. Bishop, Pattern recognition and machine learning, 2006, equation 4.90",
    ),
    Reference(
        names=("Focal Loss", "FocalLoss"),
        parameters=("p", "gamma"),
        body="-(1 - p)^gamma*log(p)",
        defaults=(("gamma", "2"),),
        loose=True,
        source="T.-Y. Lin et al., Focal loss for dense object detection, 2017, equation 4",
    ),
    Reference(
        names=("Quantile Loss", "Pinball Loss", "Check Loss"),
        parameters=("r", "tau"),
        body="max(tau*r, (tau - 1)*r)",
        variants=("max(r*tau, (r - 1)*tau)",),
        loose=True,
        source="R. Koenker, G. Bassett, Regression quantiles, 1978",
    ),
    Reference(
        names=("Exponential Loss",),
        parameters=("y", "s"),
        body="exp(-y*s)",
        loose=True,
        source="T. Hastie, R. Tibshirani, J. Friedman, The elements of statistical learning, 2009, section 10.4",
    ),
    Reference(
        names=("Logistic Loss",),
        parameters=("y", "s"),
        body="log(1 + exp(-y*s))",
        variants=("log(1 + exp(-y*s))/log(2)",),
        loose=True,
        source="T. Hastie, R. Tibshirani, J. Friedman, The elements of statistical learning, 2009, section 10.6",
    ),
)

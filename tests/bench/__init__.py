"""The benchmark of matching: `python -m tests.bench`. Accuracy, robustness, speed, steadiness."""

"""Takes the README's picture: the demo's report on one project, as a small PNG.

    python -m scripts.build_pictures

It needs a Chromium browser on the machine, and `pip install pillow`.
"""

import argparse
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from PIL import Image

from screening.app.demo import demo

TARGET = Path(__file__).resolve().parents[1] / "docs" / "img" / "report.png"
PROJECT = "IP-007"
DAY = date(2026, 11, 21)
WIDTH, HEIGHT, COLOURS = 900, 1480, 48


def picture(page: Path, browser: str) -> Image.Image:
    """The top of a page as a browser draws it."""
    with tempfile.TemporaryDirectory() as folder:
        shot = Path(folder) / "shot.png"
        call = [browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                f"--window-size={WIDTH},{HEIGHT}", f"--screenshot={shot}", page.as_uri()]  # fmt: skip
        done = subprocess.run(call, capture_output=True, text=True, timeout=120, check=False)
        if not shot.is_file():
            sys.exit(f"{page}: the browser drew nothing: {done.stderr[-500:]}")
        with Image.open(shot) as drawn:
            return drawn.convert("RGB").crop((0, 0, WIDTH, HEIGHT))


def main() -> None:
    """Screen the sample, draw one report, keep it with few colours so that it stays small."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--browser", default="chromium")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        demo(Path(folder) / "demo", DAY)
        drawn = picture(Path(folder) / "demo" / "reports" / f"{PROJECT}.html", given.browser)
    TARGET.parent.mkdir(exist_ok=True)
    drawn.quantize(COLOURS).save(TARGET, optimize=True)
    print(f"written: {TARGET.name}, {TARGET.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()

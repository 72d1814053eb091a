"""Runs axe-core over HTML files in a headless browser, wide and narrow; exits 1 on any violation.

    npm install axe-core
    python scripts/check_accessibility.py --axe node_modules/axe-core/axe.min.js out/demo/index.html …

It needs a Chromium browser on the machine; nothing is loaded from the network.
"""

import argparse
import html
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

WIDTHS = (1280, 390)
RUN = """
axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
  .then(function (found) {
    var kept = found.violations.map(function (one) {
      return {id: one.id, impact: one.impact, help: one.help,
              nodes: one.nodes.slice(0, 5).map(function (node) { return node.html.slice(0, 200); })};
    });
    document.documentElement.innerHTML = "<body><pre id='axe'></pre></body>";
    var answer = {violations: kept, passes: found.passes.length};
    document.getElementById("axe").textContent = JSON.stringify(answer);
  });
"""


def violations(page: Path, axe: str, browser: str, wide: int) -> dict[str, Any]:
    """What axe finds on one page at one width."""
    text = page.read_text(encoding="utf-8")
    probe = text.replace("</body>", f"<script>{axe}</script><script>{RUN}</script></body>")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "page.html"
        copy.write_text(probe, encoding="utf-8")
        call = [browser, "--headless=new", "--no-sandbox", "--disable-gpu", f"--window-size={wide},900",
                "--virtual-time-budget=20000", "--dump-dom", copy.as_uri()]  # fmt: skip
        done = subprocess.run(call, capture_output=True, text=True, timeout=120, check=False)
    answer = re.search(r'<pre id="axe">(.*?)</pre>', done.stdout, re.DOTALL)
    if answer is None:
        sys.exit(f"{page}: the browser gave no answer: {done.stderr[-500:]}")
    found: dict[str, Any] = json.loads(html.unescape(answer.group(1)))
    return found


def main() -> None:
    """Check every file named."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("pages", nargs="+", type=Path)
    options.add_argument("--axe", type=Path, required=True, help="axe.min.js of the npm package axe-core")
    options.add_argument("--browser", default="chromium")
    given = options.parse_args()
    axe = given.axe.read_text(encoding="utf-8").replace("</script>", "<\\/script>")
    wrong = 0
    for page in given.pages:
        for wide in WIDTHS:
            found = violations(page, axe, given.browser, wide)
            wrong += len(found["violations"])
            print(f"{page.name} at {wide}: {len(found['violations'])} violations, {found['passes']} passes")
            for one in found["violations"]:
                print(f"  {one['impact']}: {one['id']} – {one['help']}", *one["nodes"], sep="\n    ")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()

"""The wheel works where nothing of the development environment is: only its declared dependencies."""

import os
import re
import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import screening

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "reports" / "examples" / "sample_register.xlsx"
BIN = "Scripts" if os.name == "nt" else "bin"


def needed(name: str, extras: frozenset[str] = frozenset()) -> Iterator[tuple[str, frozenset[str]]]:
    """What a distribution needs to run here, with the extras asked for."""
    for text in metadata.requires(name) or ():
        one = Requirement(text)
        if one.marker is None or any(one.marker.evaluate({"extra": extra}) for extra in (*extras, "")):
            yield one.name, frozenset(one.extras)


def closure(name: str) -> set[str]:
    """Every distribution that the core needs, through all levels."""
    seen: set[tuple[str, frozenset[str]]] = set()
    waiting = list(needed(name))
    while waiting:
        one = waiting.pop()
        if one not in seen:
            seen.add(one)
            waiting.extend(needed(*one))
    return {re.sub(r"[-_.]+", "-", one).lower() for one, _ in seen}


def link_distribution(name: str, target: Path) -> None:
    """Make the top-level files and folders of an installed distribution visible in another environment."""
    found = metadata.distribution(name)
    for file in found.files or ():
        top = file.parts[0]
        source = Path(str(found.locate_file(top))).resolve()
        if top not in ("..", "__pycache__") and source.exists() and not (target / top).exists():
            (target / top).symlink_to(source)


def call(*line: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A finished command, away from the checkout, with data and cache of its own."""
    own = {"SCREENING_DATA": str(cwd / "own"), "SCREENING_CACHE": str(cwd / "cache")}
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return subprocess.run(
        [str(one) for one in line], cwd=cwd, env={**kept, **own}, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source archive, as a package registry would do it."""
    out = tmp_path_factory.mktemp("dist")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def clean(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with the wheel and what it declares, and nothing else."""
    home = tmp_path_factory.mktemp("clean") / "env"
    venv.create(home, with_pip=False, symlinks=os.name != "nt")
    python = home / BIN / "python"
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(call(python, "-c", where, cwd=home.parent).stdout.strip())
    for name in sorted(closure("screening")):
        link_distribution(name, packages)
    install = ("-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel)
    done = call(sys.executable, *install, cwd=home.parent)
    assert done.returncode == 0, done.stderr
    return home


@pytest.mark.slow
def test_wheel_carries_what_the_passports_allow_and_nothing_else(wheel: Path) -> None:
    inside = zipfile.ZipFile(wheel)
    names = [one for one in inside.namelist() if "/reference_lists/" in one]
    entries = {one.split("/")[-2] for one in names if one.endswith("/entries.csv")}
    assert "us_bis_el" in entries
    for one in sorted(entries):
        passport = next(name for name in names if name.endswith(f"/{one}/list.yml"))
        assert "\nredistributable: true\n" in inside.read(passport).decode("utf-8"), one
    outside = [one for one in inside.namelist() if not one.startswith("screening")]
    assert not outside
    assert {Path(one).suffix for one in names if not one.endswith("/")} <= {".csv", ".yml"}


@pytest.mark.slow
def test_installed_command_tells_its_version(clean: Path, tmp_path: Path) -> None:
    done = call(clean / BIN / "screening", "--version", cwd=tmp_path)
    assert (done.returncode, done.stdout.strip()) == (0, f"screening {screening.__version__}")


@pytest.mark.slow
def test_nothing_of_the_development_environment_is_there(clean: Path, tmp_path: Path) -> None:
    names = ("pytest", "mypy", "hypothesis", "typst", "docx")
    look = f"import importlib.util as u; print([one for one in {names} if u.find_spec(one)])"
    assert call(clean / BIN / "python", "-c", look, cwd=tmp_path).stdout.strip() == "[]"


@pytest.mark.slow
def test_installed_command_looks_up_screens_and_names_what_is_missing(clean: Path, tmp_path: Path) -> None:
    command = clean / BIN / "screening"
    looked = call(command, "check", "School of Astronautics, Beihang Univ., Beijing", cwd=tmp_path)
    assert looked.returncode == 0, looked.stderr
    assert "Beihang University" in looked.stdout
    ran = call(command, "run", SAMPLE, "-o", "out", cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr
    assert len(list((tmp_path / "out" / "reports").glob("*.html"))) == 40
    assert (tmp_path / "out" / "index.html").is_file()
    no_pdf = call(command, "report", "out", "-o", "one.pdf", "--project", "IP-001", cwd=tmp_path)
    assert no_pdf.returncode == 2
    assert "pip install" in no_pdf.stderr
    assert "Traceback" not in no_pdf.stderr

"""The files in samples/ (true layout and field names, invented values) and three ways to damage each."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook

FOLDER = Path(__file__).with_name("samples")
METI_HEAD = [
    "No.",
    "国名、地域名\nCountry or Region",
    "企業名､組織名\nCompany or Organization",
    "別名\nAlso Known As",
    "懸念区分\nType of WMD",
    "通常兵器\nConventional Weapons",
]
METI_ROW = [
    "=ROW()-1",
    "イラン\nIslamic Republic of Iran",
    "Sample Institute of Rocketry（架空物理研究所）",
    "・SIR\n・Sample Rocketry Academy",
    "ミサイル、核\nM,N",
    "通常兵器\nCW",
]
Change = Callable[[bytes], bytes]


def workbook(*rows: list[str], title: str = "ユーザーリスト") -> bytes:
    """A workbook with one sheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def content(file: str) -> bytes:
    """A good file; the workbook is written here because it is binary."""
    return workbook(METI_HEAD, METI_ROW) if file.endswith(".xlsx") else (FOLDER / file).read_bytes()


def cut(share: float = 0.6) -> Change:
    """An interrupted download."""
    return lambda given: given[: int(len(given) * share)]


def swap(old: str, new: str) -> Change:
    """Another text in the same file."""

    def changed(given: bytes) -> bytes:
        assert old.encode() in given, f"{old!r} is not in the sample"
        return given.replace(old.encode(), new.encode())

    return changed


def plus(more: str) -> Change:
    """A row more."""
    return lambda given: given + more.encode()


def becomes(other: bytes) -> Change:
    """Another file altogether."""
    return lambda given: other


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A good file with a body, one alias and the country it must give; damages with words of the refusal."""

    file: str
    list_id: str
    body: str
    alias: str
    country: str
    damages: tuple[tuple[Change, str], ...]


SAMPLES = (
    Sample(
        file="consolidated.csv",
        list_id="us_bis_el",
        body="Example Polytechnic Institute",
        alias="Example Poly Research Institute",
        country="CN",
        damages=(
            (swap(",name,", ",nom,"), "'name' is missing"),
            (plus('"0a","Entity List (EL)","cut'), "expected 29"),
            (swap("(EL)", "(UVL)"), "no entry of us_bis_el"),
        ),
    ),
    Sample(
        file="consolidated.json",
        list_id="us_bis_el",
        body="Example Polytechnic Institute",
        alias="Example Poly",
        country="CN",
        damages=(
            (cut(), "no valid JSON"),
            (swap('"name": "Sample Trading Company", ', ""), "results[1] has no 'name'"),
            (becomes(b'{"results": {"source": "x"}}'), "not a list of entries"),
        ),
    ),
    Sample(
        file="SDN.CSV",
        list_id="us_ofac_sdn",
        body="EXAMPLE ROCKET RESEARCH CENTRE",
        alias="ERRC",
        country="",
        damages=(
            (swap('"individual","NPWMD",', '"individual"\r\n'), "expected 12"),
            (plus("\x00\x00"), "binary data"),
            (swap("-0-", "null"), "the layout is not known"),
        ),
    ),
    Sample(
        file="sdn.xml",
        list_id="us_ofac_sdn",
        body="EXAMPLE MISSILE INSTITUTE",
        alias="SAMPLE MISSILE ACADEMY",
        country="IR",
        damages=(
            (cut(), "no well-formed XML"),
            (swap("<sdnList ", "<!DOCTYPE a [<!ENTITY b 'c'>]><sdnList "), "document type"),
            (swap("<uid>9</uid>", ""), "no uid"),
        ),
    ),
    Sample(
        file="fsf.csv",
        list_id="eu_sanctions",
        body="Example Design Bureau",
        alias="Sample Design Bureau",
        country="RU",
        damages=(
            (becomes(b"Naal_wholename;Entity_Logical\n"), "older CSV 1.0"),
            (swap("NameAlias_WholeName", "WholeName"), "'NameAlias_WholeName' is missing"),
            (plus("2026-01-05;3;EU"), "cells; expected"),
        ),
    ),
    Sample(
        file="fsf.xml",
        list_id="eu_sanctions",
        body="Example Design Bureau",
        alias="Sample Design Bureau",
        country="RU",
        damages=(
            (cut(), "no well-formed XML"),
            (swap(' logicalId="1"', ""), "no logicalId"),
            (swap("sanctionEntity", "sanctionsEntity"), "no sanctionEntity"),
        ),
    ),
    Sample(
        file="UK-Sanctions-List.csv",
        list_id="uk_sanctions",
        body="EXAMPLE RESEARCH INSTITUTE",
        alias="SAMPLE RESEARCH INSTITUTE",
        country="RU",
        damages=(
            (swap("Designation Type", "Kind"), "'Designation Type' is missing"),
            (swap("RUS9999,", ","), "no Unique ID"),
            (cut(0.7), "cells; expected"),
        ),
    ),
    Sample(
        file="20250929_4.xlsx",
        list_id="jp_meti_eul",
        body="Sample Institute of Rocketry",
        alias="Sample Rocketry Academy",
        country="IR",
        damages=(
            (cut(), "cannot be read as a workbook"),
            (becomes(workbook(METI_HEAD, [*METI_ROW[:2], "", *METI_ROW[3:]])), "row 2 has no name"),
            (becomes(workbook([*METI_HEAD[:3], "x", *METI_HEAD[4:]], METI_ROW)), "別名 is missing"),
        ),
    ),
    Sample(
        file="section_1286.csv",
        list_id="us_1286",
        body="Example Aeronautics University",
        alias="Example Aero University",
        country="CN",
        damages=(
            (swap(",country,", ",land,"), "'country' is missing"),
            (swap("FY202", ""), "is no fiscal year"),
            (cut(), "cells; expected 13"),
        ),
    ),
    Sample(
        file="sanctions.csv",
        list_id="us_1260h",
        body="Example Heavy Industries",
        alias="Example Heavy",
        country="CN",
        damages=(
            (swap("End date", "Until"), "'End date' is missing"),
            (swap("Example Heavy Industries Co.,Example Heavy Industries,", ",,"), "has no name"),
            (cut(0.7), "cells; expected 9"),
        ),
    ),
    Sample(
        file="nro.html",
        list_id="ca_nro",
        body="Sample Academy of Rocketry",
        alias="Academy of Sample Rockets",
        country="IR",
        damages=(
            (swap("(Iran)", ""), "NAME (COUNTRY)"),
            (becomes(b"<html><body>Access denied</body></html>"), "the layout is not known"),
            (becomes(b""), "the file is empty"),
        ),
    ),
    Sample(
        file="targets.simple.csv",
        list_id="eu_sanctions",
        body="Example Institute of Waves",
        alias="Sample Wave Institute",
        country="RU",
        damages=(
            (swap("sanctions", "measures"), "'sanctions' is missing"),
            (swap('"Example Institute of Waves"', '""'), "'os-1' has no name"),
            (plus('"os-3","Organization","X'), "cells; expected 16"),
        ),
    ),
    Sample(
        file="entities.ftm.json",
        list_id="eu_sanctions",
        body="Example Institute of Waves",
        alias="Sample Wave Institute",
        country="RU",
        damages=(
            (cut(0.95), "no valid JSON"),
            (swap('"id": "os-1", ', ""), "expected an object with id"),
            (swap('"properties": {', '"properties": [], "x": {'), "expected an object with id"),
        ),
    ),
    Sample(
        file="china-defence-universities.json",
        list_id="aspi_tracker",
        body="Example Aerospace University",
        alias="Sample Aerospace University",
        country="CN",
        damages=(
            (cut(0.9), "no valid JSON"),
            (swap('"value": "Example Aerospace University (样本航空大学)", ', ""), "has no 'value'"),
            (swap('"values": [', '"uuid": "u", "values": "none", "x": ['), "not a list of entries"),
        ),
    ),
)

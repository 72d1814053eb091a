"""Headings as registers of many countries write them, and personal columns, dropped in each of them."""

from pathlib import Path

import pytest

from screening.intake.columns import known_heading
from screening.intake.register import read_register
from screening.intake.vocabulary import is_protected

from . import files

FIELDS = ["id", "title", "partner", "partner_country", "starts", "ends", "protected"]


@pytest.mark.parametrize(
    "headings",
    [
        pytest.param(
            "Projekt-Nr.|Bezeichnung des Projekts|Name der Kooperationseinrichtung|Land der Einrichtung|"
            "Startdatum|Enddatum|Geburtsdatum",
            id="german",
        ),
        pytest.param(
            "N° de convention|Intitulé|Organisme étranger|Pays de l'organisme|Début|Fin|"
            "Date et lieu de naissance",
            id="french",
        ),
        pytest.param(
            "Nº de convenio|Nombre del proyecto|Institución extranjera|País de la institución|Fecha inicio|"
            "Fecha final|Nacionalidad del investigador",
            id="spanish",
        ),
        pytest.param(
            "N. progetto|Titolo|Ente straniero|Nazione|Data inizio|Data fine|Luogo e data di nascita",
            id="italian",
        ),
        pytest.param(
            "Dossiernr.|Titel van het project|Naam van de partner|Land van de partner|Startdatum|Einddatum|"
            "Geboortedatum aanvrager",
            id="dutch",
        ),
        pytest.param(
            "Nr umowy|Nazwa projektu|Nazwa instytucji zagranicznej|Państwo|Początek|Koniec|"
            "Obywatelstwo kierownika",
            id="polish",
        ),
        pytest.param(
            "Kód projektu|Název|Zahraniční partner|Stát|Začátek|Konec|Datum narození řešitele", id="czech"
        ),
        pytest.param(
            "Diarienummer|Projektets titel|Samverkanspartner|Partnerland|Start|Slut|Födelsedatum",
            id="swedish",
        ),
        pytest.param(
            "Hankenumero|Hankkeen nimi|Yhteistyökumppani|Maa|Alkaa|Päättyy|Kansalaisuus", id="finnish"
        ),
        pytest.param(
            "立项编号|课题名称|合作单位名称|所在国家|项目开始时间|项目结束时间|负责人民族", id="chinese"
        ),
        pytest.param("整理番号|共同研究題目|相手国機関名|国・地域|研究開始日|研究終了日|性別", id="japanese"),
        pytest.param(
            "№ договора|Наименование проекта|Зарубежный партнер|Страна партнера|Начало|Окончание|"
            "Дата рождения руководителя",
            id="russian",
        ),
        pytest.param("과제번호|과제명|해외기관명|국가|시작일|종료일|국적", id="korean"),
        pytest.param(
            "Număr proiect|Titlul proiectului|Instituția parteneră|Țara|Data început|Data sfârșit|Cetățenie",
            id="romanian",
        ),
    ],
)
def test_a_register_in_the_language_of_its_office(tmp_path: Path, headings: str) -> None:
    row = ["P-1", "Quiet fans", "Invented University of Oslo", "NO", "2026-01-01", "2028-12-31", "secret"]
    reading = read_register(files.xlsx(tmp_path / "a.xlsx", [headings.split("|"), row]))
    assert [one.field for one in reading.tables[0].columns] == FIELDS
    assert reading.dropped == (headings.split("|")[-1],)


@pytest.mark.parametrize(
    "heading",
    [
        "Staatsbürgerschaft der Antragstellerin", "Nationalité du demandeur", "Nacionalidad del solicitante",
        "Cittadinanza del responsabile", "Nationaliteit van de aanvrager", "Płeć kierownika",
        "Státní příslušnost žadatele", "Medborgarskap (huvudsökande)", "Гражданство руководителя",
        "Geb.-Datum", "Staatsangeh.", "Reisepass-Nr.", "Né(e) le", "Situation familiale", "Nato il",
        "Estado civil", "PESEL", "Rodné číslo", "Personnummer", "Паспорт", "身份证号码", "旅券番号",
        "여권번호", "Title (Mr/Ms)",
        "申请人国籍", "研究代表者の国籍", "책임자 국적",
    ],
)  # fmt: skip
def test_a_personal_column_is_known_whoever_it_is_about(heading: str) -> None:
    assert is_protected(heading)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        pytest.param("负责人单位", "", id="the unit of a person"),
        pytest.param("合作单位联系人", "person", id="the contact of a partner"),
        pytest.param("Land der Einrichtung", "partner_country", id="a land and a body"),
        pytest.param("State of research organization", "", id="a state is no name"),
        pytest.param("Collaborating organisations", "partner", id="several"),
    ],
)
def test_headings_of_several_words(heading: str, field: str) -> None:
    assert known_heading(heading)[0] == field

"""Institutions as other languages of Europe name them, and as they stand in sentences of letters."""

import pytest

from screening.app.screener import Screener


@pytest.mark.parametrize(
    ("text", "entity_id"),
    [
        pytest.param(
            "Nationale Universität für Verteidigungstechnologie, Changsha",
            "national-university-of-defense-technology",
            id="a German word of several",
        ),
        pytest.param(
            "aan de Nationale Universiteit voor Defensietechnologie in Changsha",
            "national-university-of-defense-technology",
            id="a Dutch one, in a sentence",
        ),
        pytest.param(
            "Chinesische Akademie für Ingenieurphysik", "china-academy-of-engineering-physics", id="German"
        ),
        pytest.param(
            "Kurtschatow-Institut, Moskau",
            "national-research-centre-kurchatov-institute",
            id="a scholar whom the Russian name has as an adjective",
        ),
        pytest.param(
            "Keldysch-Institut für Angewandte Mathematik",
            "keldysh-institute-of-applied-mathematics-of-the-russian-academy-of-sciences",
            id="a scholar whom the Russian name has in the genitive",
        ),
        pytest.param(
            "Institut Budker de physique nucléaire, Novossibirsk",
            "budker-institute-of-nuclear-physics-of-siberian-branch-russian-academy-of-scienc",
            id="French, with the city as it is written there",
        ),
        pytest.param(
            "Mitarbeiter am Lebedew-Institut der Russischen Akademie der Wissenschaften, Moskau",
            "institute-of-physics-named-after-p-n-lebedev-of-the-russian-academy-of-sciences",
            id="behind the short name goes on the name in full",
        ),
        pytest.param(
            "Institut für Festkörperphysik der Russischen Akademie der Wissenschaften",
            "institute-of-solid-state-physics-of-the-russian-academy-of-sciences",
            id="one part that is two words in English",
        ),
        pytest.param(
            "Uralische Föderale Universität",
            "ural-federal-university-named-after-first-president-of-russia-b-n-yeltsin",
            id="adjectives",
        ),
        pytest.param(
            "Absolvent der Universität für Wissenschaft und Technik Chinas, Hefei",
            "university-of-science-and-technology-of-china",
            id="a genitive without of",
        ),
        pytest.param(
            "une convention avec l'Université des sciences et technologies de Nankin",
            "nanjing-university-of-science-and-technology",
            id="French, the city last",
        ),
        pytest.param(
            "estancia en la Universidad Politécnica del Noroeste (Xi'an, China), financiada",
            "northwestern-polytechnical-university",
            id="Spanish, the point of the compass last",
        ),
        pytest.param(
            "diplômée de l'Université de technologie Sharif de Téhéran",
            "sharif-university-of-technology",
            id="French, a name of one word last",
        ),
        pytest.param(
            "vid Shanghai Jiao Tong-universitetet sedan 2016", "shanghai-jiao-tong-university", id="Swedish"
        ),
        pytest.param("o mestrado na Universidade de Wuhan desde 2022", "wuhan-university", id="Portuguese"),
        pytest.param(
            "Gastonderzoeker van de Universiteit van Peking bij het instituut",
            "peking-university",
            id="a guest of it, in Dutch",
        ),
        pytest.param("Université normale de Pékin", "beijing-normal-university", id="Peking for Beijing"),
        pytest.param(
            "Universidad de Correos y Telecomunicaciones de Pekín",
            "beijing-university-of-posts-and-telecommunications",
            id="Spanish, subjects",
        ),
        pytest.param("Normale Universität Peking", "beijing-normal-university", id="German, one adjective"),
        pytest.param(
            "all'Università Statale di Mosca", "moscow-state-university", id="Italian, of the state"
        ),
        pytest.param(
            "Joffe-Institut St. Petersburg",
            "federal-state-financed-institution-of-science-physics-and-technology-institute-n",
            id="a Saint behind it is no street",
        ),
        pytest.param(
            "Changchun Institute of Optics, Fine Mechanics and Physics",
            "chinese-academy-of-sciences-changchun-institute-of-optics-fine-mechanics-and-phy",
            id="an institute without its academy is no other body",
        ),
    ],
)
def test_as_another_language_has_it(tool: Screener, text: str, entity_id: str) -> None:
    found = tool.check(text)
    assert (found.outcome.value, found.matches[0].entity_id) == ("match", entity_id)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Forschungszentrum Jülich, Institut für Kernphysik", id="a German centre"),
        pytest.param(
            "Institut für Luft- und Raumfahrt, Technische Universität Berlin", id="a German institute"
        ),
        pytest.param("Nordakademie, Elmshorn", id="a German academy called after the north"),
        pytest.param("Ostchina-Ausschuss der Wirtschaft, Hamburg", id="a word that ends otherwise"),
        pytest.param("Universidad Politécnica de Madrid", id="a Spanish university"),
        pytest.param("Université de technologie de Compiègne", id="a French one"),
        pytest.param("Politecnico di Milano", id="an Italian one"),
        pytest.param("Université de technologie de Hebei", id="an unlisted one with its head first"),
        pytest.param("Universidad de ShanghaiTech", id="a name that goes on within the word"),
        pytest.param("Departament de Ciències de la Salut, Barcelona", id="a word that a firm has as well"),
    ],
)
def test_others_of_those_languages_are_not_listed(tool: Screener, text: str) -> None:
    assert tool.check(text).outcome == "none"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Université de Suzhou", id="of two in one country"),
        pytest.param("Universität Nanhua", id="of two in different countries"),
    ],
)
def test_turned_round_a_name_of_two_is_a_question(tool: Screener, text: str) -> None:
    assert tool.check(text).outcome == "review"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        pytest.param("Bauman Technological University, Moscow", "match", id="another word for its kind"),
        pytest.param("Bauman Technical University", "review", id="fewer words, and no place"),
        pytest.param("Amirkabir Technological University", "review", id="no place"),
        pytest.param("Lomonosov University, Moscow", "match", id="without what most universities have"),
        pytest.param("Kazan National Research Technological University", "none", id="a place may have both"),
        pytest.param(
            "Nankai University of Technology, Nantou", "none", id="a kind that the listed one lacks"
        ),
    ],
)
def test_a_university_by_its_own_word_and_its_kind(tool: Screener, text: str, answer: str) -> None:
    """Of a scholar's university the kind may be said in other words; of a place's it tells two apart."""
    assert tool.check(text).outcome == answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        pytest.param(
            "member of the scientific staff of NESCOM, Islamabad", "match", id="small letters before it"
        ),
        pytest.param("the sub-supplier SUPARCO, Karachi, will deliver antennas", "match", id="a letter"),
        pytest.param("We thank UESTC for computing time.", "review", id="without a place"),
        pytest.param("the NESCOM Tidal Garden, Islamabad", "none", id="capitals behind it are a name"),
        pytest.param(
            "We thank the computing centre of Central South University for computing time.",
            "match",
            id="what it is thanked for",
        ),
        pytest.param("Central South University for Women", "none", id="what a university is for"),
        pytest.param(
            "We thank the Shirshov Institute of Oceanology for work in the Kara Sea.",
            "match",
            id="a sea is no place in Togo",
        ),
        pytest.param(
            "an agreement between Oxley-Gesellschaft and iFLYTEK Co., Ltd., Hefei",
            "match",
            id="the other party",
        ),
        pytest.param("Sharif University of Technology's laboratory", "match", id="what belongs to it"),
        pytest.param("感谢中国科学技术大学超级计算中心提供的资源。", "match", id="thanks in Chinese"),
    ],
)
def test_in_a_sentence(tool: Screener, text: str, answer: str) -> None:
    assert tool.check(text).outcome == answer


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        pytest.param(
            "He received his PhD from China Academy of Engineering Physics in 2014.", "same", id="a life"
        ),
        pytest.param("in collaboration with China Academy of Engineering Physics", "same", id="a sentence"),
        pytest.param("Prof. Wang, China Academy of Engineering Physics", "same", id="a person"),
        pytest.param(
            "Institute of Tidal Works, China Academy of Engineering Physics", "related", id="a part"
        ),
        pytest.param(
            "institute of tides at China Academy of Engineering Physics", "related", id="in a sentence"
        ),
    ],
)
def test_a_sentence_before_an_academy_is_no_institute_of_it(tool: Screener, text: str, relation: str) -> None:
    assert tool.check(text).matches[0].relation.value == relation


@pytest.mark.parametrize(
    ("text", "entity_id"),
    [
        pytest.param(
            "PAEC General Hospital, Islamabad", "pakistan-atomic-energy-commission", id="an acronym"
        ),
        pytest.param(
            "中国航天科工集团七三一医院",
            "china-aerospace-science-and-industry-corporation",
            id="a group in Chinese",
        ),
    ],
)
def test_a_hospital_of_a_commission_or_group_is_related(tool: Screener, text: str, entity_id: str) -> None:
    found = tool.check(text)
    assert (found.outcome.value, found.matches[0].entity_id) == ("related", entity_id)


@pytest.mark.parametrize(
    ("text", "band"),
    [
        pytest.param("INTEGRAL JSC, Minsk", "confirmed", id="the legal form behind"),
        pytest.param("ОАО «ИНТЕГРАЛ», Минск", "confirmed", id="in Cyrillic letters"),
        pytest.param(
            "SenseTime Group", "confirmed", id="without its legal form, where others are called SenseTime"
        ),
        pytest.param("Integral LLC", "none", id="a form of another kind"),
        pytest.param("Mikron Holding AG, Biel", "review", id="a holding with a form of other countries"),
        pytest.param("ZTE Italia S.r.l., Milano", "review", id="a form of several letters"),
        pytest.param("速腾聚创科技有限公司", "review", id="what a Chinese firm does, and its form"),
    ],
)
def test_legal_forms_of_a_firm(tool: Screener, text: str, band: str) -> None:
    found = tool.check(text).matches
    assert ([one.band.value for one in found[:1]] or ["none"]) == [band]


@pytest.mark.parametrize(
    ("text", "entity_id"),
    [
        pytest.param("Politechnika Charbińska", "harbin-institute-of-technology", id="Polish"),
        pytest.param("Fakulta fyziky, Pekingská univerzita, Peking", "peking-university", id="Czech"),
        pytest.param(
            "Kurčatovov inštitút, Moskva", "national-research-centre-kurchatov-institute", id="Slovak"
        ),
        pytest.param("a Csinghua Egyetem munkatársa", "tsinghua-university", id="Hungarian"),
        pytest.param("Kiinan tiedeakatemia, Peking, Kiina", "chinese-academy-of-sciences", id="Finnish"),
        pytest.param(
            "Moskovan ilmailuinstituutti", "moscow-aviation-institute", id="Finnish, a word of several"
        ),
        pytest.param("docent vid Moskvauniversitetet", "moscow-state-university", id="Swedish, in one word"),
        pytest.param(
            "Harbin tekniske høyskole, Kina",
            "harbin-institute-of-technology",
            id="Norwegian, with its country",
        ),
        pytest.param("Moskva Riiklik Ülikool", "moscow-state-university", id="Estonian"),
        pytest.param("Irānas Atomenerģijas organizācija", "atomic-energy-organization-of-iran", id="Latvian"),
        pytest.param("Maskvos aviacijos institutas", "moscow-aviation-institute", id="Lithuanian"),
        pytest.param("Univerza v Pekingu", "peking-university", id="Slovene, the city in its case"),
        pytest.param("Teheransko sveučilište", "university-of-tehran", id="Croatian"),
        pytest.param("Московски државни универзитет", "moscow-state-university", id="Serbian"),
        pytest.param("Academia Chineză de Științe", "chinese-academy-of-sciences", id="Romanian"),
        pytest.param("Техерански университет", "university-of-tehran", id="Bulgarian"),
        pytest.param("Московський авіаційний інститут", "moscow-aviation-institute", id="Ukrainian"),
        pytest.param(
            "Ινστιτούτο Τεχνολογίας του Χαρμπίν", "harbin-institute-of-technology", id="Greek letters"
        ),
        pytest.param("Çin Bilimler Akademisi, Pekin", "chinese-academy-of-sciences", id="Turkish"),
        pytest.param("Universidade Estatal de Moscovo", "moscow-state-university", id="Portuguese"),
        pytest.param("جامعة شريف للتكنولوجيا", "sharif-university-of-technology", id="Arabic"),
        pytest.param("אוניברסיטת צינגחואה", "tsinghua-university", id="Hebrew"),
        pytest.param("ハルビン工業大学", "harbin-institute-of-technology", id="Japanese"),
        pytest.param("모스크바 국립대학", "moscow-state-university", id="Korean"),
        pytest.param("Viện Hàn lâm Khoa học Trung Quốc", "chinese-academy-of-sciences", id="Vietnamese"),
    ],
)
def test_by_the_name_that_neighbours_have_for_it(tool: Screener, text: str, entity_id: str) -> None:
    found = tool.check(text)
    assert (found.outcome.value, found.matches[0].entity_id) == ("match", entity_id)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Pekingská univerzita cizích jazyků", id="Beijing Foreign Studies University"),
        pytest.param("Teheranski univerzitet medicinskih nauka", id="Tehran University of Medical Sciences"),
        pytest.param("Chińska Akademia Nauk Społecznych", id="Chinese Academy of Social Sciences"),
        pytest.param("Академия на науките, София", id="the Bulgarian academy, said shortly"),
        pytest.param("جامعة طهران للعلوم الطبية", id="Tehran University of Medical Sciences, in Arabic"),
        pytest.param("Čínská univerzita v Hongkongu", id="the Chinese University of Hong Kong"),
        pytest.param("Ministerstvo obrany", id="a ministry at home"),
        pytest.param("Žilinská univerzita v Žiline", id="a Slovak university of nearly the same letters"),
        pytest.param("Ústav jaderné fyziky AV ČR, Řež", id="a Czech institute of the same subject"),
        pytest.param("Budapesti Műszaki és Gazdaságtudományi Egyetem", id="a Hungarian university"),
        pytest.param("Suomen Tiedeakatemia", id="another academy"),
        pytest.param("Τεχνολογικό Ινστιτούτο Θεσσαλονίκης", id="a Greek institute of technology"),
        pytest.param("유한대학교", id="a Korean college one stroke from Wuhan"),
    ],
)
def test_others_by_their_names_there_are_not_listed(tool: Screener, text: str) -> None:
    assert tool.check(text).outcome == "none"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Masarykova univerzita, Brno, pobyt v Pekingu", id="Czech"),
        pytest.param("konferencija u Wuhanu i Nanjingu", id="Croatian"),
        pytest.param("gostovanje v Tianjinu", id="Slovene"),
        pytest.param("w prowincji i mieście Chongqingu", id="Polish"),
    ],
)
def test_a_city_in_its_case_is_no_university(tool: Screener, text: str) -> None:
    """The u is an ending; "Pekingu" is not "Peking U" whose space was lost."""
    assert tool.check(text).outcome == "none"


@pytest.mark.parametrize("country", ["Chiny", "Čína", "Kiina", "Hiina", "Κίνα", "Китай", "중국", "الصين"])
def test_china_by_its_name_elsewhere_tells_a_homonym(tool: Screener, country: str) -> None:
    assert tool.check(f"Northeastern University, {country}").outcome == "match"


@pytest.mark.parametrize(
    "country", ["Stany Zjednoczone", "Spojené státy", "Yhdysvallat", "Egyesült Államok", "ΗΠΑ"]
)
def test_and_another_country_speaks_against_it(tool: Screener, country: str) -> None:
    assert tool.check(f"Northeastern University, {country}").outcome == "none"

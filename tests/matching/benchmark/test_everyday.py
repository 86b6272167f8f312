"""The shipped words alone carry everyday titles of three languages to their group, slips and endings and all."""

import pytest

from marketplace.reference.vocabulary.loading.loader import everyday_words
from matching.ranking.titles import Title, TitleLinker

# Written by hand, none of them word for word in the vocabulary: slips, endings, compounds, spoken language.
FINNISH = {
    "siivoja": "9112", "siivoojan paikka": "9112", "koulun siivooja": "9112", "keittiö apulainen": "9412",
    "tiskarin hommia": "9412", "kokkina ravintolassa": "5120", "kookki": "5120", "pizzerian kokki": "5120",
    "tarjoilia": "5131", "kesätarjoilija": "5131", "baarimikon sijainen": "5132", "kahvilatyöntekijäksi": "5246",
    "kaupan kassalle": "5230", "kassamyyjä ruokakauppaan": "5230", "hyllytystöitä yöllä": "9334",
    "varastomiehen työ": "9333", "keräilijä varastoon": "9333", "trukin kuljettaja": "8344", "trukkikuskiksi": "8344",
    "rekka kuski": "8332", "bussin kuljettaja": "8331", "taksi kuski": "8322", "paketti auton kuljettaja": "8322",
    "rakenusapulainen": "9313", "raksalle apumieheksi": "9313", "timpurin apulainen": "7115", "maalarin töitä": "7131",
    "sähköasentajaksi": "7411", "putkimiehen hommat": "7126", "katto asentaja": "7121", "hitsari konepajaan": "7212",
    "cnc koneistaja": "7223", "automekanikko": "7231", "renkaanvaihtajaksi": "7231", "pyöränkorjaajaksi": "7234",
    "päiväkodin apulaiseksi": "5311", "lastenhoitajan sijainen": "5311", "koulunkäyntiavustajaksi": "5312",
    "henkilökohtaiseksi avustajaksi": "5322", "kotihoidon hoitaja": "5322", "lähihoitajaksi": "5321",
    "vartijaksi": "5414", "järjestyksen valvoja": "5414", "parturikampaaja": "5141", "kynsien tekijä": "5142",
    "puutarhurin apulainen": "6113", "metsurin työ": "6210", "traktorin ajaja": "8341", "lypsäjäksi navettaan": "9212",
    "tallityöntekijäksi": "5164", "koirien trimmaaja": "5164", "hotellin siivoojaksi": "9112",
    "lehden jakaja": "9621", "postin jakaja": "4412", "it-tuki henkilö": "3512", "ohjelmoijaksi": "2512",
    "valokuvaajan assari": "3431", "ikkunoiden pesijäksi": "9123", "talonmieheksi": "5153", "muuttomieheksi": "9333",
}  # fmt: skip
SWEDISH = {
    "städarna": "9112", "skolstäderska": "9112", "servitören": "5131", "sommarservitris": "5131", "köksbiträdet": "9412",
    "kocken": "5120", "pizzabagaren": "5120", "kassabiträden": "5230", "butiksbiträdet": "5223", "lagerarbetaren": "9333",
    "truckforare": "8344", "lastbilschauför": "8332", "bussförarna": "8331", "byggarbetaren": "9313",
    "målarlärling": "7131", "elektrikern": "7411", "rörmokaren": "7126", "bilmekanikern": "7231", "svetsaren": "7212",
    "barnskötaren": "5311", "skolgångsbiträdet": "5312", "personliga assistenten": "5322", "närvårdaren": "5321",
    "väktarna": "5414", "ordningsvakten": "5414", "frisören": "5141", "trädgårdsmästaren": "6113", "brevbäraren": "4412",
    "tidningsutdelaren": "9621", "fastighetsskötaren": "5153",
}  # fmt: skip
ENGLISH = {
    "office cleaners": "9112", "kitchen helpers": "9412", "line cooks": "5120", "waiters": "5131", "bar tender": "5132",
    "supermarket cashiers": "5230", "shop asistant": "5223", "shelf stackers": "9334", "wharehouse worker": "9333",
    "fork lift driver": "8344", "lorry drivers": "8332", "bus drivers": "8331", "construction labourers": "9313",
    "house painters": "7131", "electricians": "7411", "plumbers": "7126", "roofers": "7121", "welders": "7212",
    "car mechanics": "7231", "nursery assistants": "5311", "teaching assistants": "5312", "personal assistants": "5322",
    "security guards": "5414", "hairdressers": "5141", "gardeners": "6113", "dog groomers": "5164",
    "postal workers": "4412", "newspaper delivery": "9621", "programmers": "2512", "photographers": "3431",
}  # fmt: skip


@pytest.fixture(scope="module")
def linker():
    return TitleLinker().fit(Title(isco, text, language) for _address, isco, language, text in everyday_words())


@pytest.mark.parametrize("titles", [FINNISH, SWEDISH, ENGLISH], ids=["fi", "sv", "en"])
def test_nine_of_ten_everyday_titles_find_their_group_first_and_nearly_all_among_five(linker, titles):
    ranked = dict(zip(titles, linker.rank(list(titles), most=5), strict=True))
    wrong = {title: ranked[title] for title, isco in titles.items() if ranked[title][0] != isco}
    assert len(wrong) <= len(titles) / 10, wrong
    assert sum(isco in ranked[title] for title, isco in titles.items()) >= 0.96 * len(titles), wrong


def test_the_titles_are_not_in_the_vocabulary():
    known = {text.lower() for *_, text in everyday_words()}
    assert [title for title in [*FINNISH, *SWEDISH, *ENGLISH] if title.lower() in known] == []

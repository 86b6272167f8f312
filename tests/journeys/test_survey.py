"""The survey leaves out only what has been seen on another's page of the same kind."""

from tests.journeys.survey import Reader, Sight, shape, worth_a_look


def sight(who, path, html):
    page = Reader()
    page.feed(f"<body><nav><a href='/x/'>x</a></nav><main>{html}</main><footer><b>x</b></footer></body>")
    return Sight(who, path, len(html), frozenset(page.parts))


def seen(*sights):
    return [(one.who, one.path) for one in worth_a_look(sights)]


def test_a_page_that_two_have_in_common_is_looked_at_once_with_the_one_who_sees_more():
    bare, rich = "<ul><li>Leipomo</li></ul>", "<ul><li>Leipomo <b>uusi</b></li></ul>"
    assert seen(sight("aino", "/places/1/", bare), sight("mikko", "/places/2/", rich)) == [("mikko", "/places/2/")]


def test_a_field_that_only_one_of_them_has_is_looked_at_however_little_else_there_is():
    long, short = "<ul><li><i>a</i><b>b</b></li></ul>", "<ul><li><input type='date' name='day'></li></ul>"
    assert len(seen(sight("aino", "/places/1/", long), sight("mikko", "/places/2/", short))) == 2


def test_a_field_without_its_label_is_another_part_than_one_with_it():
    labelled, bare = "<label for='a'>A</label><input id='a'>", "<label>A</label><input id='a'>"
    assert len(seen(sight("aino", "/places/", labelled), sight("mikko", "/places/", bare))) == 2


def test_the_home_of_everybody_is_looked_at():
    assert seen(sight("aino", "/", "<p>Hei</p>"), sight("kaisa", "/", "<p>Hei</p>")) == [("aino", "/"), ("kaisa", "/")]


def test_words_head_and_foot_make_no_difference():
    one, two = sight("aino", "/places/1/", "<p>Hei</p>"), sight("mikko", "/places/7/", "<p>Moi</p>")
    assert one.parts == two.parts
    assert len(seen(one, two)) == 1


def test_numbers_and_secrets_make_no_new_kind_of_page():
    assert shape("/places/7/") == shape("/places/8/") != shape("/places/8/edit/")
    assert shape("/people/join/abc/") == shape("/people/join/xyz/")

"""The one gate for pictures (bars.md S19): what is let in, what is refused, what is left of it."""

import io
import resource
import time
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from marketplace.guidance.profiles import actions
from marketplace.guidance.profiles.models import Profile
from marketplace.guidance.profiles.photos import MOST_BYTES, make_photo, photo_name
from tests.factories import marketplace
from tests.marketplace.guidance.profiles import pictures

HTML = b"<!doctype html><script>alert('CanaryScript')</script>"
JAR = b"PK\x03\x04CanaryJar" + b"\0" * 40 + b"PK\x05\x06" + b"\0" * 18
SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"

REFUSED = {
    "nothing": b"",
    "one byte": b"\xff",
    "text": b"hello",
    "html named jpg": HTML,
    "svg with script": SVG,
    "pdf": b"%PDF-1.7\n1 0 obj<</JS(app.alert(1))>>",
    "zip": JAR,
    "executable": b"MZ" + b"\0" * 500,
    "bmp": pictures.encoded(pictures.photo(), "BMP"),
    "tiff": pictures.encoded(pictures.photo(), "TIFF"),
    "gif": pictures.gif(),
    "animated gif": pictures.gif(20),
    "ico": pictures.encoded(pictures.photo((128, 128)), "ICO"),
    "ppm": pictures.encoded(pictures.photo(), "PPM"),
    "gifar": pictures.gif() + JAR,
    "heic": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 200,
    "eps": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 400 400\n",
    "jpeg head only": pictures.jpeg()[:20],
    "jpeg cut in the tables": pictures.jpeg()[:300],
    "jpeg cut in half": pictures.encoded(pictures.photo((900, 900)), quality=95)[:4000],
    "png cut after the head": pictures.png()[:33],
    "png cut in the pixels": pictures.png()[:100],
    "webp cut": pictures.webp(quality=95)[:90],
    "png with a wrong checksum": pictures.wrong_checksum(),
    "png without pixels": pictures.png_of(400, 400),
    "png with junk for pixels": pictures.png_of(400, 400, packed=b"junk" * 100),
    "png of no size": pictures.png_of(0, 0),
    "png that claims 2 billion pixels": pictures.png_of(2**31 - 1, 2**31 - 1),
    "png of 20000 x 20000": pictures.png_of(20_000, 20_000),
    "png of 13000 x 10000": pictures.png_of(13_000, 10_000),
    "png of 1 x 60000": pictures.png_bomb(1, 60_000),
    "png of 11999 x 11999": pictures.png_of(11_999, 11_999),
    "png bomb of 36 million honest pixels": pictures.png_bomb(6_000, 6_000),
    "text chunk bomb": pictures.text_bomb(),
    "tiny": pictures.encoded(pictures.photo((20, 20))),
    "narrow": pictures.encoded(pictures.photo((2000, 40))),
    "html with a png behind it": HTML + pictures.png(),
}
LET_IN = {
    "jpeg": pictures.jpeg(),
    "progressive jpeg": pictures.jpeg(progressive=True),
    "grey jpeg": pictures.encoded(pictures.photo(mode="L")),
    "cmyk jpeg": pictures.encoded(pictures.photo(mode="CMYK")),
    "png": pictures.png(),
    "png with transparency": pictures.encoded(pictures.photo(mode="RGBA"), "PNG"),
    "png with a palette": pictures.encoded(pictures.photo(mode="P"), "PNG"),
    "black and white png": pictures.encoded(pictures.photo(mode="1"), "PNG"),
    "16 bit png": pictures.encoded(Image.new("I;16", (300, 300), 40_000), "PNG"),
    "webp": pictures.webp(),
    "animated png": pictures.animated_png(),
    "animated webp": pictures.animated_webp(),
    "gps": pictures.with_gps(),
    "xmp": pictures.with_xmp(),
    "comment": pictures.with_comment(),
    "text chunk": pictures.with_text_chunk(),
    "colour profile": pictures.with_colour_profile(),
    "junk colour profile": pictures.with_junk_profile(),
    "junk exif": pictures.with_junk_exif(),
    "jpeg with html behind it": pictures.jpeg() + HTML,
    "jpeg with a jar behind it": pictures.jpeg() + JAR,
    "png with html behind it": pictures.png() + HTML,
}


def upload(data, name="kuva.jpg", kind="image/jpeg"):
    return SimpleUploadedFile(name, data, content_type=kind)


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_decent_picture_is_refused_kindly_and_fast(what):
    began = time.perf_counter()
    with pytest.raises(ValidationError) as refusal:
        make_photo(upload(REFUSED[what]))
    assert time.perf_counter() - began < 2
    assert refusal.value.code in {"not_a_picture", "too_many_pixels", "too_small"}


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
@pytest.mark.parametrize("what", LET_IN)
def test_a_picture_is_drawn_anew_without_anything_that_came_along(what):
    began = time.perf_counter()
    made = make_photo(upload(LET_IN[what])).read()
    assert time.perf_counter() - began < 2
    image = Image.open(io.BytesIO(made))
    assert (image.format, image.mode) == ("JPEG", "RGB")
    assert image.width == image.height <= 600
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert not image.getexif()
    for word in (b"Canary", b"Exif", b"<script", b"PK\x03\x04", b"http"):
        assert word not in made


def test_too_many_bytes_are_refused_before_anything_is_read():
    big = upload(pictures.jpeg() + b"\0" * MOST_BYTES)
    with pytest.raises(ValidationError) as refusal:
        make_photo(big)
    assert refusal.value.code == "too_heavy"


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_stands_upright_however_the_phone_was_held(orientation):
    upright = pictures.photo((400, 400))
    turned = {
        1: None, 2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE, 8: Image.Transpose.ROTATE_270,
    }[orientation]  # fmt: skip
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored = pictures.encoded(upright.transpose(turned) if turned is not None else upright, exif=exif)
    image = Image.open(make_photo(upload(stored)))
    corner, others = image.getpixel((50, 50)), [image.getpixel(at) for at in ((350, 50), (50, 350), (350, 350))]
    assert min(corner) > 240
    assert all(min(colour) < 100 for colour in others)


def test_sixteen_grey_bits_become_eight_and_not_white():
    grey = Image.open(make_photo(upload(LET_IN["16 bit png"]))).getpixel((100, 100))
    assert all(abs(value - 40_000 // 256) < 4 for value in grey)


def test_transparency_becomes_white():
    clear = pictures.encoded(Image.new("RGBA", (200, 200), (255, 0, 0, 0)), "PNG")
    assert min(Image.open(make_photo(upload(clear))).getpixel((100, 100))) > 250


def test_a_photo_of_48_million_pixels_from_a_phone_is_let_in_within_bounds():
    stored = pictures.encoded(Image.new("RGB", (8000, 6000), (90, 120, 60)), quality=60)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.perf_counter()
    image = Image.open(make_photo(upload(stored)))
    assert time.perf_counter() - began < 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200 * 1024
    assert image.size == (600, 600)


def test_a_progressive_photo_of_48_million_pixels_would_need_too_much_memory():
    stored = pictures.encoded(Image.new("RGB", (8000, 6000)), quality=60, progressive=True)
    with pytest.raises(ValidationError) as refusal:
        make_photo(upload(stored))
    assert refusal.value.code == "too_many_pixels"


def test_the_name_of_a_file_is_random_and_never_the_users():
    names = {photo_name(None, name) for name in ("../../etc/passwd", "\u202egpj.exe", "x" * 300, "kuva.jpg")}
    assert len(names) == 4
    assert all(name.startswith("photos/") and len(name) == len("photos/") + 36 for name in names)


def files(settings):
    return sorted(path.name for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file())


def send(client, draft, data, name="kuva.jpg", **more):
    return client.post(reverse("profiles:edit_photo", args=[draft.pk]), {"photo": upload(data, name), **more})


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name",
    [
        "../../../etc/cron.d/x.jpg", "..\\..\\x.jpg", "\u202egpj.php", "a" * 300 + ".jpg", "kuva.php", "..", "%00.jpg",
        "é ä.jpg", "-rf.jpg", "con.jpg", "x.jpg;y=z", ".htaccess",
    ],
)  # fmt: skip
def test_hostile_names_do_no_harm(cast, draft, signed_in, settings, name):
    body = b"".join(
        (
            b'--edge\r\nContent-Disposition: form-data; name="photo"; filename="', name.encode(),
            b'"\r\nContent-Type: image/jpeg\r\n\r\n', pictures.jpeg(), b"\r\n--edge--\r\n",
        )
    )  # fmt: skip
    answer = signed_in(cast.aino).generic(
        "POST", reverse("profiles:edit_photo", args=[draft.pk]), body, "multipart/form-data; boundary=edge"
    )
    draft.refresh_from_db()
    assert answer.status_code in {302, 400, 422}
    assert all(len(stored) == 36 and stored.endswith(".jpg") for stored in files(settings))
    assert len(files(settings)) == bool(draft.photo)


@pytest.mark.django_db
@pytest.mark.parametrize("what", ["nothing", "html named jpg", "bmp", "jpeg cut in half", "text chunk bomb"])
def test_a_refused_file_leaves_nothing_on_the_disk(cast, draft, signed_in, settings, what):
    answer = send(signed_in(cast.aino), draft, REFUSED[what])
    assert answer.status_code == 422
    assert "errorlist" in answer.content.decode()
    assert files(settings) == []


@pytest.mark.django_db
def test_what_lies_on_the_disk_is_the_picture_drawn_anew(cast, draft, signed_in):
    assert send(signed_in(cast.aino), draft, pictures.with_gps(orientation=6)).status_code == 302
    draft.refresh_from_db()
    kept = Path(draft.photo.path).read_bytes()
    assert b"CanaryPhone" not in kept
    with Image.open(io.BytesIO(kept)) as image:
        assert not image.getexif()
        assert image.width == image.height <= 600


@pytest.mark.django_db
def test_a_new_photo_replaces_the_old_file(cast, draft, signed_in, settings, commits):
    client = signed_in(cast.aino)
    with commits():
        send(client, draft, pictures.jpeg())
    first = files(settings)
    with commits():
        send(client, draft, pictures.png())
    assert len(files(settings)) == 1
    assert files(settings) != first


@pytest.mark.django_db
def test_a_photo_can_be_taken_away(cast, draft, signed_in, settings, commits):
    client = signed_in(cast.aino)
    send(client, draft, pictures.jpeg())
    with commits():
        client.post(reverse("profiles:edit_photo", args=[draft.pk]), {"remove": "on"})
    draft.refresh_from_db()
    assert not draft.photo
    assert files(settings) == []


@pytest.mark.django_db
def test_a_form_without_a_photo_leaves_the_one_there_is(cast, draft, signed_in):
    client = signed_in(cast.aino)
    send(client, draft, pictures.jpeg())
    draft.refresh_from_db()
    before = draft.photo.name
    client.post(reverse("profiles:edit_photo", args=[draft.pk]), {})
    draft.refresh_from_db()
    assert draft.photo.name == before != ""


@pytest.mark.django_db
def test_a_photo_shared_by_two_versions_stays_while_one_shows_it(cast, settings, commits):
    profile = marketplace.profile(cast.aino, photo=make_photo(upload(pictures.jpeg())))
    draft = actions.draft_of(cast.aino, by=cast.aino)
    assert draft.photo.name == profile.photo.name
    with commits():
        actions.write_photo(draft, photo=None, by=cast.aino)
    assert len(files(settings)) == 1, "the version in force still shows it"
    actions.offer(draft, by=cast.aino)
    with commits():
        actions.publish(draft, by=cast.aino)
    assert files(settings) == [], "her yes to a profile without a photo takes it away everywhere"


@pytest.mark.django_db
def test_a_deleted_profile_leaves_no_photo(cast, settings, commits):
    profile = marketplace.profile(cast.aino, photo=make_photo(upload(pictures.jpeg())))
    with commits():
        Profile.objects.filter(pk=profile.pk).delete()
    assert files(settings) == []

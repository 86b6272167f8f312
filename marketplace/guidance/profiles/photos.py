"""Photos: checked, turned upright, cropped, re-encoded, without a trace of metadata, under a random name."""

from __future__ import annotations

import io
import uuid
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageOps

FORMATS = ("JPEG", "PNG", "WEBP")
AS_JPEG = ("JPEG", "MPO")  # phones write two pictures into one JPEG and call it MPO
MOST_BYTES = 8 * 1024 * 1024
LONGEST_EDGE = 12_000
SHORTEST_EDGE = 100
# A plain JPEG is made small while it is read; the others stand in memory whole, an animated WebP three times over.
MOST_PIXELS_STREAMED = 50_000_000
MOST_PIXELS_WHOLE = 16_000_000
WORKING_SIZE = (1600, 1600)
SIDE = 600
FACE_HEIGHT = 0.35  # faces are a little above the middle of a picture
QUALITY = 85
LARGEST_COLOUR_PROFILE = 1024 * 1024
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
ORIENTATION = 0x0112  # the EXIF tag


def photo_name(_profile: Any, _file_name: str) -> str:
    """A random place under the media root; the user's own file name never reaches the disk."""
    return f"photos/{uuid.uuid4().hex}.jpg"


def make_photo(upload: File) -> ContentFile:
    """A face: a square JPEG of at most 600 × 600 pixels, drawn anew. Raises ValidationError as ``_drawn_anew``."""
    return _drawn_anew(upload, _square)


def make_picture(upload: File) -> ContentFile:
    """A whole picture: a JPEG of at most 1600 × 1600, drawn anew. Raises ValidationError as ``_drawn_anew``."""
    return _drawn_anew(upload, _on_new_sheet)


def _drawn_anew(upload: File, shape: Callable[[Image.Image], Image.Image]) -> ContentFile:
    """The one gate for pictures: nothing of what was sent stays but its colours.

    Raises ValidationError for what is not a JPEG, PNG or WebP by its content, is too large, too small or broken.
    """
    if upload.size > MOST_BYTES:
        raise ValidationError(_("The picture is too large. Send one of at most 8 MB."), code="too_heavy")
    try:
        with Image.open(upload, formats=FORMATS) as sent:
            _refuse_odd_sizes(sent)
            shaped = shape(_upright(sent))
    except ValidationError:
        raise
    except Exception as problem:  # decoders of hostile bytes raise anything, from SyntaxError to struct.error
        raise ValidationError(
            _("This file cannot be read as a picture. Choose a JPG, PNG or WebP picture."), code="not_a_picture"
        ) from problem
    written = io.BytesIO()
    shaped.save(written, "JPEG", quality=QUALITY, optimize=True)
    return ContentFile(written.getvalue(), name="photo.jpg")


def _refuse_odd_sizes(sent: Image.Image) -> None:
    """Judge the size by the header alone, before a pixel is decoded."""
    is_streamed = sent.format in AS_JPEG and not sent.info.get("progressive")
    most = MOST_PIXELS_STREAMED if is_streamed else MOST_PIXELS_WHOLE
    if max(sent.size) > LONGEST_EDGE or sent.width * sent.height > most:
        raise ValidationError(_("The picture has too many pixels. Choose a smaller one."), code="too_many_pixels")
    if min(sent.size) < SHORTEST_EDGE:
        raise ValidationError(_("The picture is very small. Choose a larger one."), code="too_small")


def _upright(sent: Image.Image) -> Image.Image:
    """The first frame, made small while it is read where the format can, turned as the camera was held."""
    sent.draft(None, WORKING_SIZE)
    sent.load()
    turn = UPRIGHT.get(_orientation(sent))
    small = _without_palette(sent)
    small.thumbnail(WORKING_SIZE)
    small = _in_plain_colours(small, sent.info.get("icc_profile"))
    return small.transpose(turn) if turn is not None else small


def _orientation(sent: Image.Image) -> int:
    """How the camera was held; EXIF that cannot be read counts as upright."""
    try:
        return int(sent.getexif().get(ORIENTATION, 1))
    except Exception:
        return 1


def _without_palette(sent: Image.Image) -> Image.Image:
    """A picture that can be made smaller smoothly: palettes become colours, 16 bits become 8."""
    if sent.mode.startswith("I") or sent.mode == "F":
        return sent.point(lambda value: value / 256).convert("L")
    if sent.mode in {"P", "PA", "1"}:
        return sent.convert("RGBA")
    return sent


def _in_plain_colours(small: Image.Image, colour_profile: bytes | None) -> Image.Image:
    """Plain sRGB without transparency, by the picture's own colour profile where that can be used."""
    if small.mode in {"RGBA", "LA", "RGBa", "La"}:
        ground = Image.new("RGBA", small.size, "white")
        ground.alpha_composite(small.convert("RGBA"))
        small = ground.convert("RGB")
    if colour_profile and len(colour_profile) <= LARGEST_COLOUR_PROFILE:
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(colour_profile))
            converted = ImageCms.profileToProfile(small, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except Exception:
            return small.convert("RGB")  # a broken colour profile: the colours as they are
        return converted or small.convert("RGB")
    return small.convert("RGB")


def _square(upright: Image.Image) -> Image.Image:
    """A square around the face."""
    side = min(SIDE, *upright.size)
    return _on_new_sheet(ImageOps.fit(upright, (side, side), centering=(0.5, FACE_HEIGHT)))


def _on_new_sheet(picture: Image.Image) -> Image.Image:
    """The colours on a new sheet, to which no metadata sticks."""
    sheet = Image.new("RGB", picture.size)
    sheet.paste(picture)
    return sheet

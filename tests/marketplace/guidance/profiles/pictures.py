"""Makers of good, odd and hostile pictures, as bytes."""

import io
import struct
import zlib

from PIL import Image, ImageCms, PngImagePlugin

PNG_HEAD = b"\x89PNG\r\n\x1a\n"


def photo(size=(400, 300), mode="RGB", colour=(180, 60, 40)):
    """A plain picture with a white corner at the top left, so that turning shows."""
    image = Image.new("RGB", size, colour)
    image.paste((255, 255, 255), (0, 0, size[0] // 2, size[1] // 2))
    return image.convert(mode)


def encoded(image, kind="JPEG", **options):
    written = io.BytesIO()
    image.save(written, kind, **options)
    return written.getvalue()


def jpeg(**options):
    return encoded(photo(), "JPEG", **options)


def png(**options):
    return encoded(photo(), "PNG", **options)


def webp(**options):
    return encoded(photo(), "WEBP", **options)


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_of(width, height, bits=8, colour=2, packed=b""):
    """A PNG that claims a size; ``packed`` is what stands where its pixels should."""
    head = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0)
    return PNG_HEAD + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def png_bomb(width, height, colour=0):
    """A small file of a huge, honest, one-coloured picture."""
    row = b"\0" + b"\0" * (width * (3 if colour == 2 else 1))
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(row) for _row in range(height)) + packer.flush()
    return png_of(width, height, colour=colour, packed=packed)


def text_bomb():
    """Text chunks that unpack to many megabytes."""
    packed = b"Comment\0\0" + zlib.compress(b"x" * 8_000_000, 9)
    body = png()
    return body[:33] + chunk(b"zTXt", packed) * 20 + body[33:]


def wrong_checksum():
    body = bytearray(png())
    body[29] ^= 0xFF  # a byte of the first chunk's checksum
    return bytes(body)


def animated_png(frames=200):
    pictures = [Image.new("RGB", (150, 150), (n % 255, 0, 0)) for n in range(frames)]
    return encoded(pictures[0], "PNG", save_all=True, append_images=pictures[1:])


def animated_webp(frames=50):
    pictures = [Image.new("RGB", (150, 150), (n * 5 % 255, 0, 0)) for n in range(frames)]
    return encoded(pictures[0], "WEBP", save_all=True, append_images=pictures[1:])


def gif(frames=1):
    pictures = [Image.new("P", (150, 150), n) for n in range(frames)]
    return encoded(pictures[0], "GIF", save_all=True, append_images=pictures[1:])


def with_gps(orientation=1):
    """A JPEG as a phone writes it: place, camera, time."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x9003] = orientation, "CanaryPhone", "2026:11:22 10:00:00"
    exif.get_ifd(0x8825).update({1: "N", 2: (60.0, 58.0, 59.0), 3: "E", 4: (25.0, 39.0, 43.0)})
    return jpeg(exif=exif)


def with_xmp():
    return jpeg(xmp=b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>CanaryXmp</x:xmpmeta>")


def with_comment():
    return jpeg(comment=b"CanaryComment")


def with_text_chunk():
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "CanaryAuthor")
    info.add_itxt("Note", "CanaryNote")
    return png(pnginfo=info)


def with_colour_profile():
    return jpeg(icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())


def with_junk_profile():
    return jpeg(icc_profile=b"CanaryProfile" * 500)


def with_junk_exif():
    return jpeg(exif=b"Exif\0\0MM\0*\xff\xff\xff\xffCanaryExif")

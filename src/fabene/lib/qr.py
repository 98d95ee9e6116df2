"""QR codes as small SVG drawings."""

import io

import segno


def qr_svg(text: str) -> str:
    """Return ``text`` as a QR code (error level M, quiet zone of four modules): one SVG element without a size."""
    buffer = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        buffer, kind="svg", xmldecl=False, svgns=True, border=4, omitsize=True, dark="#000", light="#fff"
    )
    return buffer.getvalue().decode("utf-8").strip()
